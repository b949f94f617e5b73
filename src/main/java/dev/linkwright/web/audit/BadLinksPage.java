package dev.linkwright.web.audit;

import java.net.URI;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;

import jakarta.annotation.security.RolesAllowed;
import jakarta.inject.Inject;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.core.Response;

import org.jboss.resteasy.reactive.RestForm;
import org.jboss.resteasy.reactive.RestPath;
import org.jboss.resteasy.reactive.RestQuery;

import dev.linkwright.account.CurrentUser;
import dev.linkwright.account.Roles;
import dev.linkwright.brand.Brand;
import dev.linkwright.campaign.DraftRemoval;
import dev.linkwright.campaign.Enrollment;
import dev.linkwright.link.toxic.Decision;
import dev.linkwright.link.toxic.FindToxicSites;
import dev.linkwright.link.toxic.ToxicReason;
import dev.linkwright.link.toxic.ToxicSites;
import dev.linkwright.shared.RuleViolation;
import dev.linkwright.site.Contact;
import dev.linkwright.site.Contacts;
import dev.linkwright.site.Site;
import dev.linkwright.site.Sites;
import dev.linkwright.web.CurrentBrand;
import dev.linkwright.web.Flash;
import dev.linkwright.web.Format;
import io.quarkus.qute.CheckedTemplate;
import io.quarkus.qute.TemplateInstance;

/** Sites whose links look bad, with the reasons, where a person decides: keep, disavow, or ask for removal. */
@Path("/links/bad")
@RolesAllowed({Roles.SPECIALIST, Roles.MANAGER, Roles.ADMIN})
class BadLinksPage {

    private static final int ROWS = 50;

    @Inject ToxicSites toxic;
    @Inject FindToxicSites find;
    @Inject DraftRemoval draftRemoval;
    @Inject Contacts contacts;
    @Inject Sites sites;
    @Inject CurrentBrand currentBrand;
    @Inject CurrentUser currentUser;
    @Inject InstantSource clock;
    @Inject Flash flash;

    /** @param key of the decision, "" for those that wait */
    record Tab(String key, String label, long count, boolean here) {}

    record View(Brand brand, List<Tab> tabs, String here, List<ToxicSites.Row> rows, int page, boolean more, Instant lookedAt) {

        public List<ToxicReason> reasons() {
            return List.of(ToxicReason.values());
        }

        public List<Decision> decisions() {
            return List.of(Decision.values());
        }

        public String address(int number) {
            return "/links/bad?" + (here.isEmpty() ? "" : "decision=" + here + "&") + "page=" + number;
        }
    }

    /** @param letter asks for the removal of its links; {@code people} known there */
    record SiteView(Brand brand, Site site, List<String> pages, String letter, List<Contact> people) {}

    @CheckedTemplate(basePath = "audit")
    static class Templates {
        static native TemplateInstance bad(View view);

        static native TemplateInstance badSite(SiteView view);
    }

    @GET
    public TemplateInstance show(@RestQuery String decision, @RestQuery Integer page) {
        Brand brand = currentBrand.brand();
        if (brand == null) return Templates.bad(null);
        Optional<Decision> shown = decision == null || decision.isBlank() ? Optional.empty() : Optional.of(Decision.named(decision));
        String here = shown.map(Decision::key).orElse("");
        int number = page == null || page < 1 ? 1 : page;
        List<ToxicSites.Row> rows = toxic.rows(brand, shown, (number - 1) * ROWS, ROWS + 1);
        Map<Decision, Long> counts = toxic.decided(brand);
        List<Tab> tabs = new java.util.ArrayList<>(List.of(new Tab("", "To decide", toxic.open(brand), here.isEmpty())));
        Arrays.stream(Decision.values()).forEach(d -> tabs.add(new Tab(d.key(), d.label(), counts.getOrDefault(d, 0L), d.key().equals(here))));
        return Templates.bad(new View(brand, tabs, here, rows.size() > ROWS ? rows.subList(0, ROWS) : rows, number, rows.size() > ROWS, toxic.lookedAt(brand).orElse(null)));
    }

    @GET
    @Path("{site}")
    public TemplateInstance site(@RestPath long site) {
        return Templates.badSite(new SiteView(currentBrand.require(), sites.require(site), toxic.pages(currentBrand.require(), site, 200), toxic.removalRequest(currentBrand.require(), site), contacts.at(sites.require(site))));
    }

    @POST
    @Path("look")
    public Response look() {
        FindToxicSites.Found found = find.run(currentBrand.require(), clock.instant());
        flash.say(found.sites() == 0 ? "No link looks bad" : Format.of(found.sites(), "site has links that look", "sites have links that look") + " bad, " + found.fresh() + " of them new");
        return Response.seeOther(URI.create("/links/bad")).build();
    }

    /** The chosen sites, or one by its own button; {@code decision} "none" takes an earlier one back. */
    @POST
    @Path("decisions")
    public Response decide(@RestForm List<Long> siteId, @RestForm String only, @RestForm String decision, @RestForm String note, @RestForm String back) {
        try {
            // a row's own button says both at once: "17:keep"
            String[] one = only == null ? null : only.split(":", 2);
            List<Long> chosen = one == null ? siteId : List.of(Long.valueOf(one[0]));
            String word = one == null ? decision : one[1];
            Decision decided = "none".equals(word) ? null : Decision.named(word);
            int count = toxic.decide(currentBrand.require(), chosen, decided, note, currentUser.user(), clock.instant());
            flash.say(Format.of(count, "site") + ": " + (decided == null ? "to decide again" : decided.label().toLowerCase(java.util.Locale.ROOT))
                + (decided == Decision.ASK ? ". Each has its letter on its own page, as a draft or to copy" : ""));
        } catch (RuleViolation no) {
            flash.say(no.getMessage());
        } catch (NumberFormatException no) {
            flash.say("Choose a site of the list.");
        }
        return Response.seeOther(URI.create(back != null && back.matches("/links/bad(\\?[a-z0-9=&-]*)?") ? back : "/links/bad")).build();
    }

    /** The letter as a draft that waits for review; where nobody is known it says so, and the letter is there to copy. */
    @POST
    @Path("{site}/draft")
    public Response draft(@RestPath long site) {
        try {
            Enrollment waiting = draftRemoval.run(currentBrand.require(), site, currentUser.user(), clock.instant());
            flash.say("A draft waits here: read it before it leaves");
            return Response.seeOther(URI.create("/campaigns/" + waiting.campaign().id() + "/review?at=" + waiting.id())).build();
        } catch (RuleViolation no) {
            flash.say(no.getMessage());
            return Response.seeOther(URI.create("/links/bad/" + site)).build();
        }
    }
}
