package dev.linkwright.web.audit;

import java.net.URI;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;

import jakarta.annotation.security.RolesAllowed;
import jakarta.inject.Inject;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.core.Response;

import org.jboss.resteasy.reactive.RestForm;
import org.jboss.resteasy.reactive.RestQuery;

import dev.linkwright.account.CurrentUser;
import dev.linkwright.account.Roles;
import dev.linkwright.brand.Brand;
import dev.linkwright.link.AnchorRuns;
import dev.linkwright.link.Backlink;
import dev.linkwright.link.BacklinkState;
import dev.linkwright.link.LinkBoard;
import dev.linkwright.link.ours.OurPages;
import dev.linkwright.link.ours.Reciprocals;
import dev.linkwright.shared.RuleViolation;
import dev.linkwright.web.CurrentBrand;
import dev.linkwright.web.Flash;
import dev.linkwright.web.FormErrors;
import io.quarkus.qute.CheckedTemplate;
import io.quarkus.qute.TemplateInstance;

/** What a search engine may take amiss in a brand's links: paid ones that don't say so, links both ways, anchors that repeat; each with its rows. */
@Path("/links/warnings")
@RolesAllowed({Roles.SPECIALIST, Roles.MANAGER, Roles.ADMIN})
class WarningsPage {

    private static final int ROWS = 50;

    @Inject AnchorRuns runs;
    @Inject Reciprocals reciprocals;
    @Inject OurPages pages;
    @Inject LinkBoard board;
    @Inject CurrentBrand currentBrand;
    @Inject CurrentUser currentUser;
    @Inject InstantSource clock;
    @Inject Flash flash;

    /** @param risks the newest policy risks; {@code page} of the links both ways; {@code countedAt} when the anchors were counted, null: just now */
    record View(Brand brand, List<Backlink> risks, long bothWaysSites, List<Reciprocals.Row> bothWays, int page, boolean more, List<AnchorRuns.Run> anchors, Instant countedAt, List<OurPages.OurPage> pages) {

        public String address(String anchor) {
            return "/links/warnings/anchors?words=" + URLEncoder.encode(anchor, StandardCharsets.UTF_8);
        }
    }

    record AnchorView(Brand brand, String words, List<Backlink> links, int page, boolean more) {

        public String onPage(int number) {
            return "/links/warnings/anchors?words=" + URLEncoder.encode(words, StandardCharsets.UTF_8) + "&page=" + number;
        }
    }

    @CheckedTemplate(basePath = "audit")
    static class Templates {
        static native TemplateInstance warnings(View view, FormErrors errors);

        static native TemplateInstance anchor(AnchorView view);
    }

    @GET
    public TemplateInstance show(@RestQuery Integer page) {
        return page(page, FormErrors.none());
    }

    @GET
    @Path("anchors")
    public TemplateInstance anchor(@RestQuery String words, @RestQuery Integer page) {
        int number = page == null || page < 1 ? 1 : page;
        String said = words == null ? "" : words;
        List<Backlink> links = runs.links(currentBrand.require(), said, (number - 1) * ROWS, ROWS + 1);
        return Templates.anchor(new AnchorView(currentBrand.require(), said, links.size() > ROWS ? links.subList(0, ROWS) : links, number, links.size() > ROWS));
    }

    /** A page of ours to read, or a link from it we cannot read ourselves. */
    @POST
    @Path("pages")
    public Response record(@RestForm String url, @RestForm String partner) {
        try {
            pages.record(currentBrand.require(), url, partner, currentUser.user(), clock.instant());
            flash.say("Noted. The page is read in a moment, and every 30 days from then on.");
            return Response.seeOther(URI.create("/links/warnings")).build();
        } catch (RuleViolation no) {
            return Response.status(422).entity(page(1, FormErrors.of(no))).build();
        }
    }

    private TemplateInstance page(Integer page, FormErrors errors) {
        Brand brand = currentBrand.brand();
        if (brand == null) return Templates.warnings(null, errors);
        int number = page == null || page < 1 ? 1 : page;
        List<Reciprocals.Row> rows = reciprocals.of(brand, (number - 1) * ROWS, ROWS + 1);
        return Templates.warnings(new View(brand, board.links(brand, BacklinkState.POLICY_RISK, LinkBoard.Filter.NONE, 0, ROWS), reciprocals.sites(brand),
            rows.size() > ROWS ? rows.subList(0, ROWS) : rows, number, rows.size() > ROWS, runs.of(brand), runs.countedAt(brand).orElse(null), pages.of(brand, ROWS)), errors);
    }
}
