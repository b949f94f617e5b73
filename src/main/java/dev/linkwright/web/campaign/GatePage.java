package dev.linkwright.web.campaign;

import dev.linkwright.account.CurrentUser;
import dev.linkwright.account.Role;
import dev.linkwright.account.Roles;
import dev.linkwright.campaign.Enrollments;
import dev.linkwright.campaign.LaunchGate;
import dev.linkwright.campaign.LetterLinks;
import dev.linkwright.campaign.LookAtLinks;
import dev.linkwright.shared.RightAway;
import dev.linkwright.web.Flash;
import dev.linkwright.web.Format;
import io.quarkus.qute.CheckedTemplate;
import io.quarkus.qute.TemplateInstance;
import jakarta.annotation.security.RolesAllowed;
import jakarta.inject.Inject;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.core.Response;
import java.net.URI;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Set;

/** What stands against a launch: which field of whom, each with the place to mend it. */
@Path("/campaigns/{id}/gate")
@RolesAllowed({Roles.SPECIALIST, Roles.MANAGER, Roles.ADMIN})
class GatePage {

    @Inject
    CampaignHeads heads;
    @Inject
    LaunchGate gate;
    @Inject
    LetterLinks links;
    @Inject
    LookAtLinks lookAtLinks;
    @Inject
    Enrollments enrollments;
    @Inject
    RightAway rightAway;
    @Inject
    CurrentUser currentUser;
    @Inject
    InstantSource clock;
    @Inject
    Flash flash;

    @CheckedTemplate(basePath = "campaign")
    static class Templates {
        static native TemplateInstance gate(CampaignHead head, List<GateLine> lines, String sum, boolean ok, boolean manager, long unseen);
    }

    @GET
    public TemplateInstance show(long id) {
        CampaignHead head = heads.of(id, "gate");
        LaunchGate.Result result = gate.check(id);
        List<GateLine> lines = GateLine.of(id, result.problems());
        return Templates.gate(head, lines, sum(result, lines), result.ok(), currentUser.user().role().compareTo(Role.MANAGER) >= 0, unseen(head));
    }

    /** Looks at everything again, the links in the mails too: those are visited in the background. */
    @POST
    public Response look(long id) {
        long unseen = unseen(heads.of(id, "gate"));
        Instant now = clock.instant();
        rightAway.start("Links in letters", () -> lookAtLinks.run(id, now));
        flash.say(unseen == 0 ? "Checked again" : "Checked again; " + Format.of(unseen, "link is", "links are") + " being opened, look again in a moment");
        return Response.seeOther(URI.create("/campaigns/" + id + "/gate")).build();
    }

    /** Links in the mails that nobody has opened yet. */
    private long unseen(CampaignHead head) {
        if (!head.campaign().isDraft()) {
            return 0;
        }
        Set<String> used = links.in(head.campaign(), enrollments.ofCampaign(head.campaign().id()).stream().filter(enrollment -> enrollment.state().isOpen()).toList()).keySet();
        return used.size() - links.known(used).size();
    }

    private static String sum(LaunchGate.Result result, List<GateLine> lines) {
        long blocking = lines.stream().filter(GateLine::blocking).count();
        long warnings = lines.size() - blocking;
        String stop = blocking == 0 ? "Nothing stops the launch" : Format.of(blocking, "thing stops", "things stop") + " the launch";
        String look = warnings == 0 ? "" : ", " + warnings + (warnings == 1 ? " is" : " are") + " worth a look";
        return stop + look + ". " + result.fine() + " of " + Format.of(result.contacts(), "contact") + (result.fine() == 1 ? " is fine." : " are fine.");
    }
}
