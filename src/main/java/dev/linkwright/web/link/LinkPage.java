package dev.linkwright.web.link;

import java.net.URI;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;

import jakarta.annotation.security.RolesAllowed;
import jakarta.inject.Inject;
import jakarta.transaction.Transactional;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.core.Response;

import org.jboss.resteasy.reactive.RestForm;
import org.jboss.resteasy.reactive.RestPath;

import dev.linkwright.account.CurrentUser;
import dev.linkwright.account.Roles;
import dev.linkwright.link.Backlink;
import dev.linkwright.link.Backlinks;
import dev.linkwright.link.CheckLink;
import dev.linkwright.link.LinkCheck;
import dev.linkwright.link.LinkChecks;
import dev.linkwright.link.LinkEvent;
import dev.linkwright.link.LinkEvents;
import dev.linkwright.link.BacklinkState;
import dev.linkwright.link.PlacementTerms;
import dev.linkwright.link.RecordTerms;
import dev.linkwright.link.SiteStrengths;
import dev.linkwright.link.Verdict;
import dev.linkwright.link.WhyNotChecked;
import dev.linkwright.link.ours.InternalLink;
import dev.linkwright.link.ours.InternalLinks;
import dev.linkwright.link.bulk.BulkOutcome;
import dev.linkwright.link.bulk.ChangeLinks;
import dev.linkwright.link.bulk.ChosenLinks;
import dev.linkwright.link.reclaim.OwnPage;
import dev.linkwright.link.reclaim.OwnPages;
import dev.linkwright.link.reclaim.Reclamation;
import dev.linkwright.link.reclaim.ReclamationCases;
import dev.linkwright.mail.MailThread;
import dev.linkwright.mail.MailThreads;
import dev.linkwright.web.Flash;
import io.quarkus.narayana.jta.QuarkusTransaction;
import io.quarkus.qute.CheckedTemplate;
import io.quarkus.qute.TemplateInstance;

/** One link: where it stands, every check with its proof, its life step by step. */
@Path("/links/{id}")
@RolesAllowed({Roles.SPECIALIST, Roles.MANAGER, Roles.ADMIN})
class LinkPage {

    private static final int CHECKS = 100;

    @Inject Backlinks backlinks;
    @Inject LinkChecks checks;
    @Inject LinkEvents events;
    @Inject CheckLink check;
    @Inject WhyNotChecked why;
    @Inject ReclamationCases cases;
    @Inject OwnPages ownPages;
    @Inject ChangeLinks change;
    @Inject RecordTerms recordTerms;
    @Inject SiteStrengths strengths;
    @Inject InternalLinks inside;
    @Inject MailThreads threads;
    @Inject CurrentUser currentUser;
    @Inject InstantSource clock;
    @Inject Flash flash;

    @CheckedTemplate(basePath = "link")
    static class Templates {
        static native TemplateInstance link(LinkRow row, String whyNotNow, Reclamation open, Long repairId, List<CheckRow> checks, List<LinkEvent> events, List<InternalLink> inside);
    }

    @GET
    public TemplateInstance show(@RestPath long id) {
        Backlink link = backlinks.require(id);
        List<LinkCheck> visits = checks.of(link, Long.MAX_VALUE, CHECKS);
        LinkRow row = LinkRow.of(link, visits.isEmpty() ? null : visits.get(0), checks.newestGoodOf(List.of(id)).get(id),
            checks.lastObservations(List.of(id), HistoryStrip.MOST).getOrDefault(id, List.of()),
            threads.withSite(link.brand().id(), link.site().id()).stream().findFirst().map(MailThread::id).orElse(null),
            Optional.ofNullable(strengths.of(link.brand(), List.of(link.site().id())).get(link.site().id())), checks.newestDifferences(List.of(id)).get(id), clock.instant());
        Reclamation open = cases.openOf(link).orElse(null);
        Long repair = open == null || open.cause().isForAMail() ? null : ownPages.of(link).map(OwnPage::id).orElse(null);
        return Templates.link(row, why.sentence(link, clock.instant()), open, repair, CheckRow.of(visits), events.of(link), inside.of(link));
    }

    @POST
    @Path("check")
    public Response check(@RestPath long id, @RestForm String back) {
        Instant now = clock.instant();
        flash.tries(() -> {
            check.now(id, now);
            flash.say("Checked. " + QuarkusTransaction.requiringNew().call(() -> Verdict.of(checks.newestOf(List.of(id)).get(id)).words()) + ".");
        });
        return Back.to(back, "/links/" + id);
    }

    /** Asked on Today, because we cannot read the page. */
    @POST
    @Path("look")
    @Transactional
    public Response look(@RestPath long id) {
        backlinks.seenByHand(backlinks.require(id), currentUser.user(), clock.instant());
        flash.say("Noted. You are asked again in a month if we still cannot read the page.");
        return Response.seeOther(URI.create("/")).build();
    }

    @POST
    @Path("terms")
    public Response terms(@RestPath long id, @RestForm String hadBy, @RestForm String amount, @RestForm String currency) {
        flash.tries(() -> {
            BacklinkState state = recordTerms.run(id, PlacementTerms.of(hadBy, amount, currency), currentUser.user(), clock.instant()).state();
            flash.say(state == BacklinkState.POLICY_RISK ? "Saved. It is a policy risk now: neither sponsored nor nofollow. It does not count as won." : "Saved.");
        });
        return Response.seeOther(URI.create("/links/" + id + "#terms")).build();
    }

    @POST
    @Path("write-off")
    public Response writeOff(@RestPath long id, @RestForm String why, @RestForm String back) {
        flash.tries(() -> {
            BulkOutcome outcome = change.writeOff(backlinks.require(id).brand(), new ChosenLinks(List.of(id), List.of()), why, currentUser.user(), clock.instant());
            if (outcome.id() == null) flash.say(outcome.said());
            else flash.say("Written off. It is not checked any more; its evidence is kept.", "/links/bulk/" + outcome.id() + "/undo");
        });
        return Back.to(back, "/links/" + id);
    }

    /** Where a form came from, when that was one of the Links pages. */
    static final class Back {

        private Back() {}

        static Response to(String back, String otherwise) {
            boolean ours = back != null && back.matches("/(links|mentions)[A-Za-z0-9/?=&_-]*");
            return Response.seeOther(URI.create(ours ? back : otherwise)).build();
        }
    }
}
