package dev.linkwright.web.site;

import dev.linkwright.account.CurrentUser;
import dev.linkwright.account.Roles;
import dev.linkwright.merge.MergeSites;
import dev.linkwright.merge.PreviewSites;
import dev.linkwright.shared.RuleViolation;
import dev.linkwright.site.RegistrableDomain;
import dev.linkwright.site.Site;
import dev.linkwright.site.Sites;
import dev.linkwright.site.search.Pairs;
import dev.linkwright.web.Flash;
import dev.linkwright.web.FormErrors;
import io.quarkus.qute.CheckedTemplate;
import io.quarkus.qute.TemplateInstance;
import jakarta.annotation.security.RolesAllowed;
import jakarta.inject.Inject;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.core.Response;
import java.net.URI;
import java.time.InstantSource;
import org.jboss.resteasy.reactive.RestForm;
import org.jboss.resteasy.reactive.RestQuery;

/** Making one of two sites: which other, what will happen, and doing it; or saying that they are two. */
@Path("/sites/{id:\\d+}")
@RolesAllowed({Roles.SPECIALIST, Roles.MANAGER, Roles.ADMIN})
class MergePage {

    @Inject
    Sites sites;
    @Inject
    PreviewSites previews;
    @Inject
    MergeSites mergeSites;
    @Inject
    Pairs pairs;
    @Inject
    CurrentUser currentUser;
    @Inject
    Flash flash;
    @Inject
    InstantSource clock;

    @CheckedTemplate(basePath = "sites")
    static class Templates {
        static native TemplateInstance merge(MergeView view);

        static native TemplateInstance mergeWith(Site site, String with, FormErrors errors);
    }

    /** @param with the other one: its number, its domain, or any address of it; without it, asks which */
    @GET
    @Path("merge")
    public Response preview(long id, @RestQuery String with) {
        Site site = sites.require(id);
        if (with == null || with.isBlank()) {
            return Response.ok(Templates.mergeWith(site, "", FormErrors.none())).build();
        }
        try {
            return Response.ok(Templates.merge(MergeView.ofSites(previews.of(id, other(with))))).build();
        } catch (RuleViolation violation) {
            return Response.status(422).entity(Templates.mergeWith(site, with, FormErrors.of("with", violation.getMessage()))).build();
        }
    }

    @POST
    @Path("merge")
    public Response merge(long id, @RestForm String other) {
        long gone = other(other);
        String domain = sites.require(gone).domain();
        Site kept = mergeSites.run(id, gone, currentUser.user(), clock.instant());
        flash.say(domain + " is " + kept.domain() + " now");
        return Response.seeOther(URI.create("/sites/" + id)).build();
    }

    @POST
    @Path("different")
    public Response different(long id, @RestForm String other) {
        pairs.sitesDiffer(id, other(other), currentUser.user(), clock.instant());
        flash.say("Kept apart; they are not offered again");
        return Response.seeOther(URI.create("/sites/" + id)).build();
    }

    private long other(String written) {
        if (written == null || written.isBlank()) {
            throw new RuleViolation("other", "Enter the other site.");
        }
        if (written.strip().matches("\\d{1,18}")) {
            return sites.require(Long.parseLong(written.strip())).id();
        }
        if (RegistrableDomain.read(written) instanceof RegistrableDomain.Refused refused) {
            throw new RuleViolation("other", refused.reason() + ".");
        }
        return sites.byDomain(RegistrableDomain.in(written).orElseThrow()).map(Site::id)
                .orElseThrow(() -> new RuleViolation("other", "“" + written.strip() + "” is not known here, so there is nothing to merge."));
    }
}
