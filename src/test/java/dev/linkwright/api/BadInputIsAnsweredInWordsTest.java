package dev.linkwright.api;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.linkwright.brand.Brand;
import dev.linkwright.testing.Api;
import dev.linkwright.testing.Cast;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.RestAssured;
import io.restassured.response.Response;
import jakarta.inject.Inject;
import java.io.IOException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/**
 * Every operation of the API, as its own description lists them, is given what it can't use: values that are too long, negative, empty or hold a
 * NUL, bodies that are no JSON, and numbers of things that aren't there. Each is told what is wrong; none is a fault of ours.
 */
@QuarkusTest
class BadInputIsAnsweredInWordsTest {

    private enum Kind { NUL, LONG, NEGATIVE }

    private static final List<String> NO_NUMBERS = List.of("99999999", "99999999999999999999", "-1", "%00");
    private static final List<String> NO_BODIES = List.of("{", "null", "{\"name\":{}}");
    private static final List<String> NO_VALUES = List.of("%00", "-1", "%C3%A9".repeat(300));
    private static final int DEEPEST = 4;

    @Inject
    Cast cast;

    private JsonNode description;

    @Test
    void whateverIsSent() throws IOException {
        description = new ObjectMapper().readTree(RestAssured.given().urlEncodingEnabled(false).get("/q/openapi?format=json").asByteArray());
        Brand brand = cast.brand();
        String token = cast.token(cast.cleo());
        List<String> faults = new ArrayList<>();
        int asked = 0;
        for (Map.Entry<String, JsonNode> path : description.get("paths").properties()) {
            // what has no parameter of a brand or a thing is about everybody, and other tests live here too; of a sending domain, name servers are asked
            if (!path.getKey().startsWith("/api/") || !path.getKey().contains("{") || path.getKey().contains("/sending-domains/")) continue;
            String ours = path.getKey().replaceFirst("^/api/v1/brands/\\{[^}]+}", "/api/v1/brands/" + brand.id());
            boolean needsMore = ours.contains("{");
            for (Map.Entry<String, JsonNode> operation : path.getValue().properties()) {
                String verb = operation.getKey().toUpperCase(java.util.Locale.ROOT);
                if (verb.equals("DELETE") && !needsMore) continue;
                String first = needsMore ? ours.replaceAll("\\{[^}]+}", NO_NUMBERS.get(0)) : ours;
                List<Asked> all = new ArrayList<>();
                bodies(verb, operation.getValue()).forEach(body -> all.add(new Asked(verb, first, body)));
                NO_NUMBERS.stream().filter(no -> needsMore).forEach(no -> all.add(new Asked(verb, ours.replaceAll("\\{[^}]+}", no), "{}")));
                NO_VALUES.stream().map(no -> query(operation.getValue(), no)).filter(query -> !query.isEmpty()).forEach(query -> all.add(new Asked(verb, first + query, "{}")));
                all.forEach(each -> each.ask(token).ifPresent(faults::add));
                asked += all.size();
            }
        }
        assertThat(faults).isEmpty();
        assertThat(asked).as("the description lists what there is").isGreaterThan(1_000);
    }

    private record Asked(String verb, String address, String body) {

        /** @return what was asked and answered, where the answer is that the fault is ours */
        Optional<String> ask(String token) {
            Response answer = Api.with(token).urlEncodingEnabled(false).body(body).request(verb, address.substring("/api/v1".length()));
            return answer.statusCode() < 500 ? Optional.empty()
                : Optional.of(verb + " " + address + " " + body.substring(0, Math.min(80, body.length())) + " -> " + answer.asString());
        }
    }

    private List<String> bodies(String verb, JsonNode operation) throws IOException {
        if (verb.equals("GET") || verb.equals("DELETE")) {
            return List.of("");
        }
        List<String> bodies = new ArrayList<>(NO_BODIES);
        JsonNode schema = operation.at("/requestBody/content/application~1json/schema");
        if (!schema.isMissingNode()) {
            for (Kind kind : Kind.values()) bodies.add(new ObjectMapper().writeValueAsString(value(schema, kind, 0)));
        }
        return bodies;
    }

    private Object value(JsonNode schema, Kind kind, int depth) {
        if (schema.has("$ref")) {
            return value(description.at(schema.get("$ref").asText().substring(1)), kind, depth);
        }
        if (schema.has("properties")) {
            Map<String, Object> object = new LinkedHashMap<>();
            if (depth < DEEPEST) schema.get("properties").properties().forEach(field -> object.put(field.getKey(), value(field.getValue(), kind, depth + 1)));
            return object;
        }
        return switch (type(schema)) {
            case "array" -> List.of(value(schema.path("items"), kind, depth + 1));
            case "integer", "number" -> kind == Kind.LONG ? Long.MAX_VALUE : -5;
            case "boolean" -> true;
            default -> switch (kind) {
                case NUL -> "a\0b";
                case LONG -> "é".repeat(5_000);
                case NEGATIVE -> "";
            };
        };
    }

    private static String type(JsonNode schema) {
        JsonNode type = schema.path("type");
        return type.isArray() ? type.get(0).asText() : type.asText();
    }

    private static String query(JsonNode operation, String value) {
        StringBuilder query = new StringBuilder();
        operation.path("parameters").forEach(parameter -> {
            if (parameter.path("in").asText().equals("query")) {
                query.append(query.isEmpty() ? '?' : '&').append(parameter.path("name").asText()).append('=').append(value);
            }
        });
        return query.toString();
    }
}
