package dev.linkwright.web.opportunity;

import dev.linkwright.account.CurrentUser;
import dev.linkwright.account.Roles;
import dev.linkwright.brand.Brand;
import dev.linkwright.prospect.broken.BrokenLinkRunner;
import dev.linkwright.prospect.broken.CheckPages;
import dev.linkwright.prospect.broken.PageCheck;
import dev.linkwright.prospect.broken.PageChecks;
import dev.linkwright.shared.RuleViolation;
import dev.linkwright.web.CurrentBrand;
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
import java.util.List;
import java.util.Map;
import org.jboss.resteasy.reactive.RestForm;
import org.jboss.resteasy.reactive.RestQuery;

/** Resource pages to look through for dead links: give some, see how far each is. */
@Path("/prospects/broken")
@RolesAllowed({Roles.SPECIALIST, Roles.MANAGER, Roles.ADMIN})
class BrokenPages {

    private static final int SHOWN = 25;

    @Inject
    CurrentBrand currentBrand;
    @Inject
    CurrentUser currentUser;
    @Inject
    CheckPages pages;
    @Inject
    PageChecks checks;
    @Inject
    BrokenLinkRunner runner;
    @Inject
    InstantSource clock;

    @CheckedTemplate(basePath = "opportunity")
    static class Templates {
        static native TemplateInstance pages(View view, FormErrors errors);
    }

    /** A page with how far it is. */
    record Row(PageCheck check, PageChecks.Tally tally) {
    }

    /** @param older where the list goes on, null on its last page */
    record View(Brand brand, String typed, List<Row> rows, Long older, boolean underWay) {
    }

    @GET
    public TemplateInstance list(@RestQuery Long below) {
        return list("", below, FormErrors.none());
    }

    @POST
    public Response check(@RestForm String pages) {
        if (!currentBrand.any()) {
            return Response.seeOther(URI.create("/prospects/broken")).build();
        }
        List<PageCheck> queued;
        try {
            queued = this.pages.check(currentBrand.brand(), currentUser.user(), (pages == null ? "" : pages).lines().toList(), clock.instant());
        } catch (RuleViolation violation) {
            return Response.status(422).entity(list(pages, null, FormErrors.of(violation))).build();
        }
        runner.kick();
        return Response.seeOther(URI.create("/prospects/broken" + (queued.size() == 1 ? "/" + queued.get(0).id() : ""))).build();
    }

    private TemplateInstance list(String typed, Long below, FormErrors errors) {
        Brand brand = currentBrand.brand();
        if (brand == null) {
            return Templates.pages(null, errors);
        }
        List<PageCheck> found = checks.of(brand, below == null ? Long.MAX_VALUE : below, SHOWN + 1);
        List<PageCheck> shown = found.subList(0, Math.min(SHOWN, found.size()));
        Map<Long, PageChecks.Tally> tallies = checks.tallies(shown);
        List<Row> rows = shown.stream().map(check -> new Row(check, tallies.get(check.id()))).toList();
        Long older = found.size() > SHOWN ? shown.get(SHOWN - 1).id() : null;
        return Templates.pages(new View(brand, typed == null ? "" : typed, rows, older, shown.stream().anyMatch(check -> check.state().isUnderWay())), errors);
    }
}
