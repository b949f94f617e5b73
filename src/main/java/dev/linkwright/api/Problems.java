package dev.linkwright.api;

import com.fasterxml.jackson.core.JacksonException;
import com.fasterxml.jackson.databind.JsonMappingException;
import dev.linkwright.shared.NotFound;
import dev.linkwright.shared.RuleViolation;
import dev.linkwright.web.entry.ErrorPages;
import io.quarkus.security.ForbiddenException;
import io.quarkus.security.UnauthorizedException;
import io.quarkus.vertx.http.runtime.security.ChallengeData;
import io.quarkus.vertx.http.runtime.security.HttpAuthenticator;
import io.smallrye.mutiny.Uni;
import io.vertx.ext.web.RoutingContext;
import jakarta.validation.ConstraintViolation;
import jakarta.validation.ConstraintViolationException;
import jakarta.ws.rs.WebApplicationException;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.UriInfo;
import org.jboss.resteasy.reactive.server.ServerExceptionMapper;

/**
 * Every error in the caller's language: problem+json under {@code /api}, a page elsewhere. Anything not listed is a bug, logged once with its cause.
 */
class Problems {

    private final ErrorPages pages;

    Problems(ErrorPages pages) {
        this.pages = pages;
    }

    @ServerExceptionMapper
    Response of(RuleViolation violation, UriInfo uri) {
        return answer(uri, 422, "A rule forbids this", violation.getMessage(), violation.field());
    }

    @ServerExceptionMapper
    Response of(NotFound missing, UriInfo uri) {
        return answer(uri, 404, "Not found", missing.getMessage(), null);
    }

    @ServerExceptionMapper
    Response of(ConstraintViolationException invalid, UriInfo uri) {
        ConstraintViolation<?> first = invalid.getConstraintViolations().iterator().next();
        String path = first.getPropertyPath().toString();
        return answer(uri, 422, "A value is not acceptable", first.getMessage(), path.substring(path.lastIndexOf('.') + 1));
    }

    @ServerExceptionMapper
    Response of(JsonMappingException unreadable, UriInfo uri) {
        String field = unreadable.getPath().isEmpty() ? null : unreadable.getPath().get(unreadable.getPath().size() - 1).getFieldName();
        return answer(uri, 400, "The body can't be read", unreadable.getOriginalMessage(), field);
    }

    @ServerExceptionMapper
    Response of(JacksonException unreadable, UriInfo uri) {
        return answer(uri, 400, "The body is not JSON", unreadable.getOriginalMessage(), null);
    }

    @ServerExceptionMapper(priority = 1)
    Response of(ForbiddenException forbidden, UriInfo uri) {
        return answer(uri, 403, "Not allowed", "Your role does not allow this. Ask an admin.", null);
    }

    /** Nobody is signed in: the API says so, pages lead to the sign-in and back. */
    @ServerExceptionMapper(priority = 1)
    Uni<Response> of(UnauthorizedException nobody, UriInfo uri, RoutingContext context) {
        if (isApi(uri)) {
            return Uni.createFrom().item(answer(uri, 401, "Not signed in", "Send a bearer token, see POST /api/v1/tokens.", null));
        }
        HttpAuthenticator authenticator = context.get(HttpAuthenticator.class.getName());
        return authenticator.getChallenge(context)
                .map(Problems::response);
    }

    @ServerExceptionMapper
    Response of(WebApplicationException http, UriInfo uri) {
        int status = http.getResponse().getStatus();
        if (status < 400) {
            return http.getResponse();
        }
        return isApi(uri) ? answer(uri, status, http.getResponse().getStatusInfo().getReasonPhrase(), http.getMessage(), null) : pages.page(status);
    }

    @ServerExceptionMapper
    Response of(Throwable bug, UriInfo uri) {
        if (NulLetter.isBehind(bug)) {
            return answer(uri, 422, "A value is not acceptable", NulLetter.SAID, null);
        }
        String incident = pages.write(bug);
        return answer(uri, 500, "The fault is ours", "It was written down as " + incident + ". Nothing you entered before is lost.", null);
    }

    private Response answer(UriInfo uri, int status, String title, String detail, String field) {
        return isApi(uri)
                ? Response.status(status).type(Problem.MEDIA_TYPE).entity(Problem.of(status, title, detail, field)).build()
                : pages.page(status, title, detail);
    }

    private static Response response(ChallengeData challenge) {
        Response.ResponseBuilder response = Response.status(challenge.status);
        challenge.getHeaders().forEach((name, value) -> response.header(name.toString(), value));
        return response.build();
    }

    private static boolean isApi(UriInfo uri) {
        return uri.getPath().startsWith("/api/");
    }
}
