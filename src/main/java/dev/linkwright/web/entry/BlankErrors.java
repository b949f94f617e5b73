package dev.linkwright.web.entry;

import jakarta.ws.rs.container.ContainerRequestContext;
import jakarta.ws.rs.container.ContainerResponseContext;
import jakarta.ws.rs.container.ContainerResponseFilter;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.ext.Provider;

/** No error reaches a person as an empty window: what a filter refused without a word (a form without its token) gets its page here. */
@Provider
public class BlankErrors implements ContainerResponseFilter {

    @Override
    public void filter(ContainerRequestContext request, ContainerResponseContext response) {
        boolean blank = response.getStatus() >= 400 && !response.hasEntity();
        if (blank && !request.getUriInfo().getPath().startsWith("/api/")) {
            ErrorWords words = ErrorWords.of(response.getStatus());
            String page = ErrorPages.Templates.error(response.getStatus(), words.title(), words.detail()).render();
            response.setEntity(page, null, MediaType.TEXT_HTML_TYPE);
        }
    }
}
