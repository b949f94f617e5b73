package dev.linkwright.api;

import dev.linkwright.account.CurrentUser;
import dev.linkwright.account.Roles;
import dev.linkwright.campaign.AnswerTone;
import dev.linkwright.campaign.ApproveFirstMail;
import dev.linkwright.campaign.ChangePlan;
import dev.linkwright.campaign.Enrollment;
import dev.linkwright.campaign.Enrollments;
import dev.linkwright.campaign.HoldSending;
import dev.linkwright.campaign.JudgeAnswer;
import dev.linkwright.campaign.RewriteFirstMail;
import dev.linkwright.campaign.SkipFirstMail;
import dev.linkwright.campaign.StopEnrollment;
import dev.linkwright.campaign.StopReason;
import dev.linkwright.campaign.WhyNotNow;
import jakarta.annotation.security.RolesAllowed;
import jakarta.inject.Inject;
import jakarta.transaction.Transactional;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Map;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;

@Path("/api/v1/enrollments/{id}")
@Tag(name = "Campaigns")
@RolesAllowed({Roles.SPECIALIST, Roles.MANAGER, Roles.ADMIN})
@Transactional
public class EnrollmentResource {

    @Inject
    Enrollments enrollments;
    @Inject
    ApproveFirstMail approve;
    @Inject
    RewriteFirstMail rewrite;
    @Inject
    SkipFirstMail skip;
    @Inject
    StopEnrollment stop;
    @Inject
    HoldSending hold;
    @Inject
    ChangePlan changePlan;
    @Inject
    JudgeAnswer judgeAnswer;
    @Inject
    WhyNotNow whyNotNow;
    @Inject
    CurrentUser current;
    @Inject
    InstantSource clock;

    record Words(String subject, String body) { }

    record Reason(String reason) { }

    record Moment(Instant at) { }
    record Tone(String tone) { }

    @GET
    @Operation(summary = "An enrollment")
    public EnrollmentJson get(long id) {
        return json(enrollments.require(id));
    }

    @POST
    @Path("approve")
    @Operation(summary = "Approve the first mail", description = "It is queued into the send window. Approving twice is approving once.")
    public EnrollmentJson approve(long id) {
        return json(approve.run(id, current.user(), clock.instant()));
    }

    @POST
    @Path("notes")
    @Operation(summary = "Write notes for merge fields", description = "An object of field and text, such as {\"recent_work\": \"...\"}. A blank text takes a note away."
            + " A mail approved before asks again.")
    public EnrollmentJson notes(long id, Map<String, String> notes) {
        return json(rewrite.run(id, new RewriteFirstMail.Change(notes == null ? Map.of() : notes, null, null), current.user(), clock.instant()));
    }

    @POST
    @Path("edit")
    @Operation(summary = "Write the first mail anew for this contact", description = "A mail approved before asks again.")
    public EnrollmentJson edit(long id, Words words) {
        return json(rewrite.run(id, new RewriteFirstMail.Change(Map.of(), words == null || words.subject() == null ? "" : words.subject(),
                words == null || words.body() == null ? "" : words.body()), current.user(), clock.instant()));
    }

    @POST
    @Path("skip")
    @Operation(summary = "Put the first mail aside")
    public EnrollmentJson skip(long id) {
        return json(skip.run(id, current.user(), clock.instant()));
    }

    @POST
    @Path("take-up")
    @Operation(summary = "Take a skipped first mail up again")
    public EnrollmentJson takeUp(long id) {
        return json(skip.takeUpAgain(id, current.user(), clock.instant()));
    }

    @POST
    @Path("stop")
    @Operation(summary = "Stop: no further mail leaves, the site is let go")
    public EnrollmentJson stop(long id, Reason reason) {
        return json(stop.run(id, StopReason.STOPPED_BY_HAND, reason == null ? null : reason.reason(), current.user(), clock.instant()));
    }

    @POST
    @Path("disqualify")
    @Operation(summary = "Stop, and disqualify the prospect")
    public EnrollmentJson disqualify(long id, Reason reason) {
        return json(stop.run(id, StopReason.DISQUALIFIED, reason == null ? null : reason.reason(), current.user(), clock.instant()));
    }

    @POST
    @Path("pause")
    @Operation(summary = "Pause this contact's mails")
    public EnrollmentJson pause(long id) {
        return json(hold.pauseEnrollment(id, current.user(), clock.instant()));
    }

    @POST
    @Path("resume")
    @Operation(summary = "Resume this contact's mails")
    public EnrollmentJson resume(long id) {
        return json(hold.resumeEnrollment(id, current.user(), clock.instant()));
    }

    @POST
    @Path("reschedule")
    @Operation(summary = "Move the next mail", description = "It leaves with the first opening of the recipient's window from “at” on, earlier or later than planned;"
            + " everything else that must hold before it leaves still must.")
    public EnrollmentJson reschedule(long id, Moment moment) {
        return json(changePlan.moveNext(id, moment == null ? null : moment.at(), current.user(), clock.instant()));
    }

    @POST
    @Path("skip-step")
    @Operation(summary = "Leave the next follow-up out", description = "The one after it is planned by its own delay; without one the enrollment is finished.")
    public EnrollmentJson skipStep(long id) {
        return json(changePlan.skipStep(id, current.user(), clock.instant()));
    }

    @POST
    @Path("answer")
    @Operation(summary = "Say what the answer amounts to", description = "{\"tone\": \"POSITIVE\"} or DECLINED; an empty tone takes it back. It counts in the figures.")
    public EnrollmentJson judge(long id, Tone tone) {
        return json(judgeAnswer.run(id, AnswerTone.named(tone == null ? null : tone.tone()), current.user(), clock.instant()));
    }

    private EnrollmentJson json(Enrollment enrollment) {
        enrollments.flush();
        return EnrollmentJson.of(enrollment, whyNotNow.of(enrollment, clock.instant()));
    }
}
