package dev.linkwright.web.prospect;

import dev.linkwright.account.CurrentUser;
import dev.linkwright.account.Roles;
import dev.linkwright.account.User;
import dev.linkwright.brand.Brand;
import dev.linkwright.prospect.Prospect;
import dev.linkwright.prospect.ProspectFilter;
import dev.linkwright.prospect.Stage;
import dev.linkwright.prospect.triage.Triage;
import dev.linkwright.prospect.triage.Verdict;
import dev.linkwright.prospect.view.ViewQuery;
import dev.linkwright.shared.RuleViolation;
import dev.linkwright.site.MetricReadings;
import dev.linkwright.web.CurrentBrand;
import dev.linkwright.web.Flash;
import dev.linkwright.web.FormErrors;
import io.quarkus.qute.CheckedTemplate;
import io.quarkus.qute.TemplateInstance;
import jakarta.annotation.security.RolesAllowed;
import jakarta.inject.Inject;
import jakarta.ws.rs.BeanParam;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.core.Response;
import java.net.URI;
import java.time.InstantSource;
import java.util.List;
import org.jboss.resteasy.reactive.RestForm;

/** One prospect of a view at a time: its facts, and what is said to it by a key or a button. */
@Path("/prospects/triage")
@RolesAllowed({Roles.SPECIALIST, Roles.MANAGER, Roles.ADMIN})
class TriagePage {

    private static final int READINGS = 12;
    private static final int WORDS = 3;

    @Inject
    CurrentBrand currentBrand;
    @Inject
    CurrentUser currentUser;
    @Inject
    Triage triage;
    @Inject
    ProspectPanel panels;
    @Inject
    MetricReadings readings;
    @Inject
    FilterBars filters;
    @Inject
    Flash flash;
    @Inject
    InstantSource clock;

    @CheckedTemplate(basePath = "prospects")
    static class Templates {
        static native TemplateInstance triage(View view);
    }

    /** @param panel everything known about the prospect; null when there is none left */
    record View(Triage.Place place, ViewQuery query, FilterBar filters, ProspectPanel.Panel panel, List<MetricReadings.Reading> readings,
                List<MetricReadings.Words> words, List<Reason> reasons, FormErrors errors) {
        public String list() {
            return query.encoded().isEmpty() ? "/prospects?view=all" : "/prospects?" + query.encoded();
        }
    }

    record Reason(int key, String words) {
    }

    @GET
    public Response show(@BeanParam ListQuery query) {
        Brand brand = currentBrand.brand();
        if (brand == null) {
            return Response.ok(ProspectsPage.Templates.nobrand()).build();
        }
        return Response.ok(page(brand, query.asked(), FormErrors.none())).header("Cache-Control", "no-store").build();
    }

    /** @param seen the stage the page showed: somebody may have moved it since */
    @POST
    @Path("{run:\\d+}/decisions")
    public Response decide(long run, @RestForm long prospectId, @RestForm String verdict, @RestForm String seen, @RestForm String why, @RestForm String ownWords,
                           @RestForm String query) {
        User me = currentUser.user();
        ViewQuery view = ViewQuery.parse(query);
        Verdict said = Verdict.parse(verdict);
        String reason = ownWords == null || ownWords.isBlank() ? why : ownWords;
        if (said == Verdict.DISQUALIFIED && (reason == null || reason.isBlank())) {
            return Response.status(422).entity(page(currentBrand.require(), view, FormErrors.of("why", "Say why: press a number, or use your own words."))).build();
        }
        try {
            Stage from = ProspectFilter.stage(seen).orElseThrow(() -> new RuleViolation("seen", "Say which stage you saw."));
            Triage.Decided done = triage.decide(run, prospectId, said, from, reason, me, clock.instant());
            if (done.moved()) {
                flash.say(done.prospect().domain() + " is " + done.prospect().stage().label() + " now", undo(run, view));
            } else if (said == Verdict.SKIPPED || said == Verdict.LATER) {
                flash.say(done.prospect().domain() + (said == Verdict.SKIPPED ? " skipped" : " comes again at the end"));
            }
        } catch (RuleViolation violation) {
            flash.say(violation.getMessage());
        }
        return Response.seeOther(at(view)).build();
    }

    @POST
    @Path("{run:\\d+}/undo")
    public Response undo(long run, @BeanParam ListQuery query) {
        try {
            Prospect back = triage.undo(run, currentUser.user(), clock.instant());
            flash.say(back.domain() + " is " + back.stage().label() + " again");
        } catch (RuleViolation violation) {
            flash.say(violation.getMessage());
        }
        return Response.seeOther(at(query.asked())).build();
    }

    private TemplateInstance page(Brand brand, ViewQuery query, FormErrors errors) {
        Triage.Place place = triage.look(brand, query, currentUser.user(), clock.instant());
        ProspectPanel.Panel panel = place.prospect().map(each -> panels.of(each.id(), "/prospects", ProspectPanel.EnteredContact.NONE, FormErrors.none())).orElse(null);
        long site = place.prospect().map(each -> each.site().id()).orElse(0L);
        List<Reason> reasons = java.util.stream.IntStream.range(0, Triage.REASONS.size()).mapToObj(i -> new Reason(i + 1, Triage.REASONS.get(i))).toList();
        return Templates.triage(new View(place, query, filters.of("/prospects/triage", brand, query), panel, readings.of(site, READINGS), readings.words(site, WORDS),
            reasons, errors));
    }

    private static String undo(long run, ViewQuery view) {
        return "/prospects/triage/" + run + "/undo" + (view.encoded().isEmpty() ? "" : "?" + view.encoded());
    }

    private static URI at(ViewQuery view) {
        return URI.create("/prospects/triage" + (view.encoded().isEmpty() ? "" : "?" + view.encoded()));
    }
}
