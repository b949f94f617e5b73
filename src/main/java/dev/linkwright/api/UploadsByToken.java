package dev.linkwright.api;

import jakarta.ws.rs.container.ContainerRequestContext;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import org.jboss.resteasy.reactive.server.ServerRequestFilter;
import org.jboss.resteasy.reactive.server.WithFormRead;

/**
 * A script that shows a bearer token uploads a file without a form token: no browser sends such a header by itself, so nothing can be
 * forged. The form is read already when this runs; the form-token filter behind it looks at the type only, and skips what is no form.
 */
class UploadsByToken {

    private static final int BEFORE_THE_FORM_TOKEN = 1000;
    private static final int BEHIND_THE_FORM_TOKEN = 9000;
    private static final String TYPE = UploadsByToken.class.getName();

    @WithFormRead
    @ServerRequestFilter(priority = BEFORE_THE_FORM_TOKEN)
    void letThrough(ContainerRequestContext request) {
        String authorization = request.getHeaderString(HttpHeaders.AUTHORIZATION);
        boolean byToken = authorization != null && authorization.regionMatches(true, 0, "Bearer ", 0, 7);
        boolean upload = request.getMediaType() != null && request.getMediaType().isCompatible(MediaType.MULTIPART_FORM_DATA_TYPE);
        if (byToken && upload && request.getUriInfo().getPath().startsWith("/api/")) {
            request.setProperty(TYPE, request.getHeaderString(HttpHeaders.CONTENT_TYPE));
            request.getHeaders().putSingle(HttpHeaders.CONTENT_TYPE, MediaType.APPLICATION_OCTET_STREAM);
        }
    }

    @WithFormRead
    @ServerRequestFilter(priority = BEHIND_THE_FORM_TOKEN)
    void putBack(ContainerRequestContext request) {
        if (request.getProperty(TYPE) instanceof String type) {
            request.getHeaders().putSingle(HttpHeaders.CONTENT_TYPE, type);
        }
    }
}
