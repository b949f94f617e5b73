package dev.linkwright.web;

import jakarta.inject.Inject;
import jakarta.ws.rs.container.ContainerRequestContext;
import jakarta.ws.rs.container.ContainerResponseContext;
import jakarta.ws.rs.container.ContainerResponseFilter;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.NewCookie;
import jakarta.ws.rs.ext.Provider;

/** Writes and takes away the cookie of {@link Flash}. */
@Provider
public class FlashCookie implements ContainerResponseFilter {

    @Inject
    Flash flash;

    @Override
    public void filter(ContainerRequestContext request, ContainerResponseContext response) {
        String value = flash.toSet() == null && hasBeenShown(request, response) ? "" : flash.toSet();
        if (value != null) {
            response.getHeaders().add(HttpHeaders.SET_COOKIE, new NewCookie.Builder(Flash.COOKIE).value(value).path("/")
                    .maxAge(value.isEmpty() ? 0 : 60).httpOnly(true).sameSite(NewCookie.SameSite.LAX).build());
        }
    }

    private static boolean hasBeenShown(ContainerRequestContext request, ContainerResponseContext response) {
        boolean carried = request.getCookies().containsKey(Flash.COOKIE) && !request.getCookies().get(Flash.COOKIE).getValue().isEmpty();
        boolean wholePage = response.getStatus() == 200 && MediaType.TEXT_HTML_TYPE.isCompatible(response.getMediaType())
                && (request.getHeaderString("HX-Request") == null || request.getHeaderString("HX-Boosted") != null);
        return carried && wholePage;
    }
}
