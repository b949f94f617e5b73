package dev.linkwright.api;

import dev.linkwright.account.CurrentUser;
import dev.linkwright.account.Roles;
import dev.linkwright.campaign.CampaignFigures;
import dev.linkwright.campaign.Campaigns;
import dev.linkwright.campaign.EndCampaign;
import dev.linkwright.campaign.Enrol;
import dev.linkwright.campaign.Enrollments;
import dev.linkwright.campaign.Funnel;
import dev.linkwright.campaign.HoldSending;
import dev.linkwright.campaign.LaunchCampaign;
import dev.linkwright.campaign.LaunchGate;
import dev.linkwright.campaign.PeopleFilter;
import dev.linkwright.campaign.WhyNotNow;
import dev.linkwright.campaign.WriteCampaign;
import dev.linkwright.shared.Page;
import dev.linkwright.shared.Paging;
import dev.linkwright.shared.RuleViolation;
import jakarta.annotation.security.RolesAllowed;
import jakarta.inject.Inject;
import jakarta.transaction.Transactional;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.PATCH;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.hibernate.FlushMode;
import org.hibernate.Session;
import org.jboss.resteasy.reactive.ResponseStatus;
import org.jboss.resteasy.reactive.RestQuery;

@Path("/api/v1/campaigns/{id}")
@Tag(name = "Campaigns")
@RolesAllowed({Roles.SPECIALIST, Roles.MANAGER, Roles.ADMIN})
public class CampaignResource {

    @Inject
    Campaigns campaigns;
    @Inject
    Enrollments enrollments;
    @Inject
    WriteCampaign writeCampaign;
    @Inject
    Enrol enrol;
    @Inject
    LaunchGate gate;
    @Inject
    LaunchCampaign launchCampaign;
    @Inject
    HoldSending hold;
    @Inject
    EndCampaign endCampaign;
    @Inject
    CampaignFigures figures;
    @Inject
    WhyNotNow whyNotNow;
    @Inject
    CurrentUser current;
    @Inject
    InstantSource clock;

    record Contacts(List<Long> contactIds, String overrideReason) { }

    record Enrolled(List<EnrollmentJson> items, List<Enrol.Refusal> refused) { }

    record Problem(Long contactId, Integer step, String field, String reason, String severity, String contact) { }

    record Gate(boolean ok, List<Problem> problems) { }

    record StepStats(int no, long sent, long replied) { }

    record SenderStats(long mailboxId, String address, long sent, long replied, long won) { }

    record Stats(long enrolled, long waiting, long stoppedBefore, long sent, long delivered, long replied, long promised, long won, List<StepStats> steps,
            List<SenderStats> senders) { }

    @GET
    @Operation(summary = "A campaign with its steps")
    public CampaignJson get(long id) {
        return CampaignJson.of(campaigns.require(id));
    }

    @PATCH
    @Transactional
    @Operation(summary = "Change what is given; steps replace the whole sequence")
    public CampaignJson change(long id, CampaignJson.Plan plan) {
        if (plan == null) {
            throw new RuleViolation("", "Send what is to change as JSON.");
        }
        return CampaignJson.of(writeCampaign.change(id, plan.read(), current.user(), clock.instant()));
    }

    @POST
    @Path("enrollments")
    @ResponseStatus(201)
    @Transactional
    @Operation(summary = "Enrol contacts", description = "One conversation per site: a contact whose site somebody else holds is refused with the holder's name;"
            + " overrideReason takes the site over and is recorded. 422 when nobody could be enrolled.")
    public Enrolled enrol(long id, Contacts asked) {
        Instant now = clock.instant();
        Enrol.Result result = enrol.run(id, asked == null ? null : asked.contactIds(), asked == null ? null : asked.overrideReason(), current.user(), now);
        if (result.enrolled().isEmpty()) {
            throw new RuleViolation("contactIds", result.refused().get(0).reason());
        }
        enrollments.flush();
        // From here on it is only looked at; nothing is left to be written.
        enrollments.getEntityManager().unwrap(Session.class).setHibernateFlushMode(FlushMode.MANUAL);
        return new Enrolled(result.enrolled().stream().map(enrollment -> EnrollmentJson.of(enrollment, whyNotNow.of(enrollment, now))).toList(), result.refused());
    }

    @GET
    @Path("enrollments")
    @Operation(summary = "Who is in the campaign, when their next mail leaves, and why not now",
            description = "outcome: enrolled, waiting, stopped-before, sent, delivered, bounced, replied, promised, won, lost, in-review")
    public Page<EnrollmentJson> people(long id, @RestQuery String outcome, @RestQuery Integer limit, @RestQuery String cursor) {
        campaigns.require(id);
        Instant now = clock.instant();
        int size = Paging.limit(limit);
        List<Long> ids = figures.peopleWith(id, PeopleFilter.of(outcome, null, null), Paging.idAbove(cursor), size + 1);
        return Page.of(ids, size, Paging::cursor).map(enrollments::require).map(enrollment -> EnrollmentJson.of(enrollment, whyNotNow.of(enrollment, now)));
    }

    @GET
    @Path("gate")
    @Operation(summary = "What stands against a launch: which field of whom, in which mail")
    public Gate gate(long id) {
        LaunchGate.Result result = gate.check(id);
        return new Gate(result.ok(), result.problems().stream().map(problem -> new Problem(problem.contactId(), problem.step(), problem.field(), problem.reason(),
                problem.severity().name(), problem.who())).toList());
    }

    @POST
    @Path("launch")
    @Transactional
    @Operation(summary = "Launch", description = "Refused while the gate is not ok. First mails then wait in the review queue.")
    public CampaignJson launch(long id) {
        return CampaignJson.of(launchCampaign.run(id, current.user(), clock.instant()));
    }

    @POST
    @Path("pause")
    @Transactional
    @Operation(summary = "Pause: mails in line wait as drafts")
    public CampaignJson pause(long id) {
        return CampaignJson.of(hold.pauseCampaign(id, current.user(), clock.instant()));
    }

    @POST
    @Path("resume")
    @Transactional
    @Operation(summary = "Resume a paused campaign")
    public CampaignJson resume(long id) {
        return CampaignJson.of(hold.resumeCampaign(id, current.user(), clock.instant()));
    }

    @POST
    @Path("end")
    @Transactional
    @Operation(summary = "End for good: nothing more leaves, its sites are free for others")
    public CampaignJson end(long id) {
        return CampaignJson.of(endCampaign.run(id, current.user(), clock.instant()));
    }

    @GET
    @Path("stats")
    @Operation(summary = "The funnel, per step and per sender; counts are people")
    public Stats stats(long id) {
        campaigns.require(id);
        Funnel funnel = figures.funnel(id);
        return new Stats(funnel.enrolled(), funnel.waiting(), funnel.stoppedBefore(), funnel.sent(), funnel.delivered(), funnel.replied(), funnel.promised(),
                funnel.won(), figures.steps(id).stream().map(step -> new StepStats(step.no(), step.sent(), step.replied())).toList(),
                figures.senders(id).stream().map(sender -> new SenderStats(sender.mailboxId(), sender.address(), sender.sent(), sender.replied(), sender.won())).toList());
    }
}
