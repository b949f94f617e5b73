package dev.linkwright.packaged;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Map;

/** A script's view of the application: {@code /api/v1} with a bearer token. Every unexpected status fails the test with the answer's text. */
final class AppApi {

    private static final ObjectMapper JSON = new ObjectMapper();
    private static final String BOUNDARY = "linkwright-test-boundary";

    private final HttpClient http = HttpClient.newBuilder().connectTimeout(Duration.ofSeconds(10)).build();
    private final PackagedApp app;
    private final String authorization;

    private AppApi(PackagedApp app, String authorization) {
        this.app = app;
        this.authorization = authorization;
    }

    /** Signs in by HTTP basic and asks for a token, which everything after uses. */
    static AppApi signedIn(PackagedApp app) {
        String basic = Base64.getEncoder().encodeToString((PackagedApp.ADMIN + ":" + PackagedApp.PASSWORD).getBytes(StandardCharsets.UTF_8));
        String token = new AppApi(app, "Basic " + basic).post("/tokens", Map.of("name", "packaged test")).get("token").asText();
        return new AppApi(app, "Bearer " + token);
    }

    /** The same token at another process (or the next start) of the same installation. */
    AppApi at(PackagedApp other) {
        return new AppApi(other, authorization);
    }

    JsonNode get(String path) {
        return sent(request(path).GET().build());
    }

    JsonNode post(String path, Object body) {
        try {
            return sent(request(path).header("Content-Type", "application/json")
                    .POST(HttpRequest.BodyPublishers.ofString(JSON.writeValueAsString(body))).build());
        } catch (IOException e) {
            throw new AssertionError(e);
        }
    }

    JsonNode post(String path) {
        return sent(request(path).POST(HttpRequest.BodyPublishers.noBody()).build());
    }

    JsonNode upload(String path, String kind, String fileName, byte[] file) {
        ByteArrayOutputStream body = new ByteArrayOutputStream();
        body.writeBytes(("--" + BOUNDARY + "\r\nContent-Disposition: form-data; name=\"kind\"\r\n\r\n" + kind + "\r\n").getBytes(StandardCharsets.UTF_8));
        body.writeBytes(("--" + BOUNDARY + "\r\nContent-Disposition: form-data; name=\"file\"; filename=\"" + fileName
                + "\"\r\nContent-Type: text/csv\r\n\r\n").getBytes(StandardCharsets.UTF_8));
        body.writeBytes(file);
        body.writeBytes(("\r\n--" + BOUNDARY + "--\r\n").getBytes(StandardCharsets.UTF_8));
        return sent(request(path).header("Content-Type", "multipart/form-data; boundary=" + BOUNDARY)
                .POST(HttpRequest.BodyPublishers.ofByteArray(body.toByteArray())).build());
    }

    /** Every item of a list, page after page. */
    List<JsonNode> all(String path) {
        List<JsonNode> items = new ArrayList<>();
        String join = path.contains("?") ? "&" : "?";
        JsonNode page = get(path + join + "limit=500");
        page.get("items").forEach(items::add);
        while (page.hasNonNull("nextCursor")) {
            page = get(path + join + "limit=500&cursor=" + page.get("nextCursor").asText());
            page.get("items").forEach(items::add);
        }
        return items;
    }

    private HttpRequest.Builder request(String path) {
        return HttpRequest.newBuilder(URI.create(app.url("/api/v1" + path))).timeout(Duration.ofMinutes(2)).header("Authorization", authorization)
                .header("Accept", "application/json");
    }

    private JsonNode sent(HttpRequest request) {
        try {
            HttpResponse<String> answer = http.send(request, HttpResponse.BodyHandlers.ofString());
            assertThat(answer.statusCode()).as("%s %s answered %s%n%s", request.method(), request.uri(), answer.body(), app.said()).isBetween(200, 299);
            return answer.body().isBlank() ? JSON.nullNode() : JSON.readTree(answer.body());
        } catch (IOException | InterruptedException e) {
            throw new AssertionError(request.method() + " " + request.uri() + " was not answered; the application said:\n" + app.said(), e);
        }
    }
}
