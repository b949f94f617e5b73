package dev.linkwright.web.campaign;

import dev.linkwright.account.CurrentUser;
import dev.linkwright.account.Roles;
import dev.linkwright.campaign.AnswerTone;
import dev.linkwright.campaign.ChangePlan;
import dev.linkwright.campaign.Enrollment;
import dev.linkwright.campaign.Enrollments;
import dev.linkwright.campaign.HoldSending;
import dev.linkwright.campaign.JudgeAnswer;
import dev.linkwright.campaign.RewriteFirstMail;
import dev.linkwright.campaign.SkipFirstMail;
import dev.linkwright.campaign.StopEnrollment;
import dev.linkwright.campaign.StopReason;
import dev.linkwright.shared.RuleViolation;
import dev.linkwright.web.Flash;
import jakarta.annotation.security.RolesAllowed;
import jakarta.inject.Inject;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.core.Response;
import java.net.URI;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.InstantSource;
import java.time.LocalDate;
import java.util.Map;
import java.util.function.Supplier;
import org.jboss.resteasy.reactive.RestForm;

/** What people click on one person of a campaign: stop, pause, resume, move or skip a mail, take up again, and the undo of an approval. */
@Path("/enrollments/{id}")
@RolesAllowed({Roles.SPECIALIST, Roles.MANAGER, Roles.ADMIN})
class EnrollmentVerbs {

    @Inject
    Enrollments enrollments;
    @Inject
    StopEnrollment stop;
    @Inject
    HoldSending hold;
    @Inject
    ChangePlan changePlan;
    @Inject
    SkipFirstMail skip;
    @Inject
    RewriteFirstMail rewrite;
    @Inject
    JudgeAnswer judgeAnswer;
    @Inject
    CurrentUser currentUser;
    @Inject
    InstantSource clock;
    @Inject
    Flash flash;

    @POST
    @Path("stop")
    public Response stop(long id, @RestForm String reason) {
        return does(id, "Stopped: no further mail leaves to them", "/people", () -> stop.run(id, StopReason.STOPPED_BY_HAND, reason, currentUser.user(), clock.instant()));
    }

    @POST
    @Path("pause")
    public Response pause(long id) {
        return does(id, "Paused", "/people", () -> hold.pauseEnrollment(id, currentUser.user(), clock.instant()));
    }

    @POST
    @Path("resume")
    public Response resume(long id) {
        return does(id, "Resumed", "/people", () -> hold.resumeEnrollment(id, currentUser.user(), clock.instant()));
    }

    /** The day is the reader's of this page; the mail leaves with the first opening of the recipient's window from then on. */
    @POST
    @Path("plan")
    public Response move(long id, @RestForm String day) {
        return does(id, "Moved", "/people", () -> changePlan.moveNext(id, begins(day), currentUser.user(), clock.instant()));
    }

    @POST
    @Path("skipped-mails")
    public Response skipMail(long id) {
        return does(id, "Skipped", "/people", () -> changePlan.skipStep(id, currentUser.user(), clock.instant()));
    }

    private Instant begins(String day) {
        try {
            return LocalDate.parse(day == null ? "" : day.strip()).atStartOfDay(currentUser.user().zone()).toInstant();
        } catch (DateTimeException e) {
            throw new RuleViolation("day", "Enter the day as 2026-12-25.");
        }
    }

    @POST
    @Path("take-up")
    public Response takeUp(long id) {
        return does(id, "Back in the review queue", "/review?at=" + id, () -> skip.takeUpAgain(id, currentUser.user(), clock.instant()));
    }

    /** Takes an approval back while the mail has not left. */
    @POST
    @Path("ask-again")
    public Response askAgain(long id) {
        return does(id, "Back in the review queue", "/review?at=" + id,
                () -> rewrite.run(id, new RewriteFirstMail.Change(Map.of(), null, null), currentUser.user(), clock.instant()));
    }

    /** What the answer amounts to, said beside the conversation. */
    @POST
    @Path("answer")
    public Response judge(long id, @RestForm String tone) {
        Enrollment enrollment = enrollments.require(id);
        String back = enrollment.threadId().map(thread -> "/inbox/" + thread).orElse("/campaigns/" + enrollment.campaign().id() + "/people");
        try {
            AnswerTone said = AnswerTone.named(tone);
            judgeAnswer.run(id, said, currentUser.user(), clock.instant());
            flash.say(said == null ? "Taken back" : "Counted as " + said.label().toLowerCase(java.util.Locale.ROOT));
        } catch (RuleViolation violation) {
            flash.say(violation.getMessage());
        }
        return Response.seeOther(URI.create(back)).build();
    }

    private Response does(long id, String words, String then, Supplier<Enrollment> deed) {
        long campaign = enrollments.require(id).campaign().id();
        boolean done = flash.tries(deed::get);
        if (done) {
            flash.say(words);
        }
        return Response.seeOther(URI.create("/campaigns/" + campaign + (done ? then : "/people"))).build();
    }
}
