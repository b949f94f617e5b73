package dev.linkwright.web.mail;

import dev.linkwright.brand.Brand;
import dev.linkwright.brand.Brands;
import dev.linkwright.mail.Suppression;
import dev.linkwright.mail.UnsubscribeToken;
import dev.linkwright.mail.UnsubscribeTokens;
import io.quarkus.qute.CheckedTemplate;
import io.quarkus.qute.TemplateInstance;
import io.vertx.core.http.HttpServerRequest;
import jakarta.annotation.security.PermitAll;
import jakarta.inject.Inject;
import jakarta.transaction.Transactional;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.time.Instant;
import java.time.InstantSource;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Locale;
import java.util.Optional;

/**
 * The way out. Looking changes nothing; posting (the button, or a mail provider's one click, RFC 8058) stops the mail at once, without
 * sign-in, cookie or form token. A wrong link says so and gives nothing away.
 */
@Path("/unsubscribe/{token}")
@PermitAll
public class UnsubscribePage {

    private static final DateTimeFormatter WHEN = DateTimeFormatter.ofPattern("d MMMM yyyy, HH:mm 'UTC'", Locale.ENGLISH).withZone(ZoneOffset.UTC);

    @Inject
    UnsubscribeTokens tokens;
    @Inject
    Brands brands;
    @Inject
    InstantSource clock;

    @CheckedTemplate(basePath = "unsubscribe")
    static class Templates {
        static native TemplateInstance ask(Brand brand, UnsubscribeToken way);

        static native TemplateInstance done(Brand brand, UnsubscribeToken way, boolean wholeSite, String number, String when);

        static native TemplateInstance unknown();
    }

    @GET
    public Response ask(String token) {
        return tokens.open(token).map(way -> Response.ok(Templates.ask(brand(way), way)).build()).orElseGet(UnsubscribePage::unknown);
    }

    @POST
    @Consumes(MediaType.WILDCARD)
    @Transactional
    public Response stop(String token, String body, HttpServerRequest request) {
        Instant now = clock.instant();
        boolean wholeSite = body != null && body.contains("whole-site=yes");
        boolean oneClick = body != null && body.contains("List-Unsubscribe=One-Click");
        String proof = (oneClick ? "One-click unsubscribe" : "Unsubscribe page") + " on " + WHEN.format(now) + " from " + request.remoteAddress().hostAddress();
        Optional<Suppression> entry = tokens.stop(token, wholeSite, proof, now);
        if (entry.isEmpty()) {
            return unknown();
        }
        UnsubscribeToken way = tokens.open(token).orElseThrow();
        return Response.ok(Templates.done(brand(way), way, wholeSite, entry.get().number(), WHEN.format(entry.get().since()))).build();
    }

    private Brand brand(UnsubscribeToken way) {
        return brands.require(way.brandId());
    }

    private static Response unknown() {
        return Response.status(Response.Status.NOT_FOUND).entity(Templates.unknown()).build();
    }
}
