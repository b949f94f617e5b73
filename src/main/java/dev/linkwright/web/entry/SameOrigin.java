package dev.linkwright.web.entry;

import io.quarkus.vertx.http.runtime.filters.Filters;
import io.vertx.core.http.HttpMethod;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.ext.web.RoutingContext;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Singleton;
import java.net.URI;
import java.util.Set;

/**
 * What changes something must come from our own pages. Forms carry a token besides (quarkus-rest-csrf); this guards what has no form.
 * The unsubscribe page is the exception on purpose: RFC 8058 3.2 has mail providers post to it without cookie, token or our origin.
 */
@Singleton
class SameOrigin {

    private static final Set<HttpMethod> READS = Set.of(HttpMethod.GET, HttpMethod.HEAD, HttpMethod.OPTIONS);
    private static final String OPEN_TO_ALL = "/unsubscribe/";
    private static final int BEFORE_EVERYTHING = 1000;

    void register(@Observes Filters filters) {
        filters.register(this::guard, BEFORE_EVERYTHING);
    }

    private void guard(RoutingContext context) {
        HttpServerRequest request = context.request();
        if (READS.contains(request.method())) {
            context.next();
        } else if (context.normalizedPath().startsWith(OPEN_TO_ALL)) {
            // As plain text the body is no form, so the form token is not asked for.
            request.headers().set("Content-Type", "text/plain");
            context.next();
        } else if (isForeign(request)) {
            context.response().setStatusCode(403).end("This request came from another site, so nothing was changed.");
        } else {
            context.next();
        }
    }

    private static boolean isForeign(HttpServerRequest request) {
        String site = request.getHeader("Sec-Fetch-Site");
        if (site != null) {
            return !site.equals("same-origin") && !site.equals("none");
        }
        String origin = request.getHeader("Origin");
        return origin != null && !isOurs(origin, request);
    }

    private static boolean isOurs(String origin, HttpServerRequest request) {
        try {
            String authority = URI.create(origin).getAuthority();
            return authority != null && request.authority() != null && authority.equalsIgnoreCase(request.authority().toString());
        } catch (IllegalArgumentException e) {
            return false;
        }
    }
}
