package dev.linkwright.web.link;

import java.time.InstantSource;
import java.util.List;

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
import dev.linkwright.campaign.reclaim.ProposeTarget;
import dev.linkwright.link.CheckMention;
import dev.linkwright.link.LinkCheck;
import dev.linkwright.link.LinkChecks;
import dev.linkwright.link.LinkEvent;
import dev.linkwright.link.LinkEvents;
import dev.linkwright.link.Mention;
import dev.linkwright.link.Mentions;
import dev.linkwright.link.Verdict;
import dev.linkwright.link.WhyNotChecked;
import dev.linkwright.prospect.relevance.FitOfAssets;
import dev.linkwright.web.Flash;
import io.quarkus.narayana.jta.QuarkusTransaction;
import io.quarkus.qute.CheckedTemplate;
import io.quarkus.qute.TemplateInstance;

/** One page that names the brand without linking to it. */
@Path("/mentions/{id}")
@RolesAllowed({Roles.SPECIALIST, Roles.MANAGER, Roles.ADMIN})
class MentionPage {

    private static final int CHECKS = 100;

    @Inject Mentions mentions;
    @Inject LinkChecks checks;
    @Inject LinkEvents events;
    @Inject CheckMention check;
    @Inject WhyNotChecked why;
    @Inject ProposeTarget proposeTarget;
    @Inject CurrentUser currentUser;
    @Inject InstantSource clock;
    @Inject Flash flash;

    @CheckedTemplate(basePath = "link")
    static class Templates {
        static native TemplateInstance mention(MentionRow row, String whyNotNow, List<CheckRow> checks, List<LinkEvent> events, List<FitOfAssets.Fit> choices);
    }

    @GET
    public TemplateInstance show(@RestPath long id) {
        Mention mention = mentions.require(id);
        List<LinkCheck> visits = checks.of(mention, Long.MAX_VALUE, CHECKS);
        return Templates.mention(MentionRow.of(mention, visits.isEmpty() ? null : visits.get(0), mention.closedAt() == null ? proposeTarget.of(mention) : null), why.sentence(mention, clock.instant()), CheckRow.of(visits), events.of(mention), proposeTarget.choices(mention));
    }

    @POST
    @Path("check")
    public Response check(@RestPath long id, @RestForm String back) {
        flash.tries(() -> {
            check.now(id, clock.instant());
            flash.say("Checked. " + QuarkusTransaction.requiringNew().call(() -> Verdict.of(checks.newestOfMentions(List.of(id)).get(id)).words()) + ".");
        });
        return LinkPage.Back.to(back, "/mentions/" + id);
    }

    /** The page of ours a draft should name; blank for the one that fits best. */
    @POST
    @Path("target")
    @Transactional
    public Response target(@RestPath long id, @RestForm String targetUrl) {
        flash.tries(() -> {
            mentions.propose(mentions.require(id), targetUrl);
            flash.say("Saved. A draft names this page.");
        });
        return LinkPage.Back.to(null, "/mentions/" + id);
    }

    @POST
    @Path("dismiss")
    @Transactional
    public Response dismiss(@RestPath long id, @RestForm String back) {
        flash.tries(() -> {
            mentions.dismiss(mentions.require(id), currentUser.user(), clock.instant());
            flash.say("Dismissed. It is not checked any more.", "/mentions/" + id + "/restore");
        });
        return LinkPage.Back.to(back, "/mentions/" + id);
    }

    @POST
    @Path("decline")
    @Transactional
    public Response decline(@RestPath long id) {
        flash.tries(() -> {
            mentions.decline(mentions.require(id), currentUser.user(), clock.instant());
            flash.say("Declined. It is not checked any more.");
        });
        return LinkPage.Back.to(null, "/mentions/" + id);
    }

    /** Takes a dismissal back. */
    @POST
    @Path("restore")
    @Transactional
    public Response restore(@RestPath long id) {
        flash.tries(() -> {
            mentions.restore(mentions.require(id), currentUser.user(), clock.instant());
            flash.say("Back among the unlinked mentions.");
        });
        return LinkPage.Back.to(null, "/mentions/" + id);
    }
}
