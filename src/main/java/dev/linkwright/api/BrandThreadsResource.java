package dev.linkwright.api;

import dev.linkwright.account.Roles;
import dev.linkwright.brand.Brands;
import dev.linkwright.mail.MailThread;
import dev.linkwright.mail.MailThreads;
import dev.linkwright.shared.Page;
import dev.linkwright.shared.Paging;
import dev.linkwright.site.Site;
import dev.linkwright.site.Sites;
import jakarta.annotation.security.RolesAllowed;
import jakarta.inject.Inject;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import java.time.Instant;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.resteasy.reactive.RestQuery;

@Path("/api/v1/brands/{id}/threads")
@Tag(name = "Threads and messages")
@RolesAllowed({Roles.SPECIALIST, Roles.MANAGER, Roles.ADMIN})
public class BrandThreadsResource {

    @Inject
    MailThreads threads;
    @Inject
    Brands brands;
    @Inject
    Sites sites;

    record ThreadLine(long id, String subject, String siteDomain, Long contactId, long mailboxId, String state, boolean toAnswer, Instant lastMessageAt) {
    }

    @GET
    @Operation(summary = "A brand's conversations, newest first")
    public Page<ThreadLine> list(long id, @RestQuery Integer limit, @RestQuery String cursor) {
        brands.require(id);
        int size = Paging.limit(limit);
        return Page.of(threads.ofBrand(id, Paging.idBelow(cursor), size + 1), size, t -> Paging.cursor(t.id())).map(this::line);
    }

    private ThreadLine line(MailThread t) {
        String domain = t.siteId() == null ? null : sites.findByIdOptional(t.siteId()).map(Site::domain).orElse(null);
        return new ThreadLine(t.id(), t.subject(), domain, t.contactId(), t.mailboxId(), t.state().name(), t.toAnswer(), t.lastMessageAt());
    }
}
