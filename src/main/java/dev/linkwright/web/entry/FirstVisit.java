package dev.linkwright.web.entry;

import dev.linkwright.account.Users;
import jakarta.inject.Singleton;
import jakarta.ws.rs.container.ContainerRequestContext;
import jakarta.ws.rs.core.Response;
import java.net.URI;
import java.util.Optional;
import org.jboss.resteasy.reactive.server.ServerRequestFilter;

/** While there is no account, every page leads to the one that makes the first. */
@Singleton
class FirstVisit {

    private final Users users;
    private volatile boolean over;

    FirstVisit(Users users) {
        this.users = users;
    }

    @ServerRequestFilter
    Optional<Response> leadToFirstRun(ContainerRequestContext request) {
        String path = request.getUriInfo().getPath();
        if (over || path.startsWith("/first-run") || path.startsWith("/api/")) {
            return Optional.empty();
        }
        over = !users.nobodyYet();
        return over ? Optional.empty() : Optional.of(Response.seeOther(URI.create("/first-run")).build());
    }
}
