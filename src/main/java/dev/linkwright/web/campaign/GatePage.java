package dev.linkwright.web.campaign;

import dev.linkwright.account.CurrentUser;
import dev.linkwright.account.Role;
import dev.linkwright.account.Roles;
import dev.linkwright.campaign.LaunchGate;
import dev.linkwright.web.Format;
import io.quarkus.qute.CheckedTemplate;
import io.quarkus.qute.TemplateInstance;
import jakarta.annotation.security.RolesAllowed;
import jakarta.inject.Inject;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import java.util.List;

/** What stands against a launch: which field of whom, each with the place to mend it. */
@Path("/campaigns/{id}/gate")
@RolesAllowed({Roles.SPECIALIST, Roles.MANAGER, Roles.ADMIN})
class GatePage {

    @Inject
    CampaignHeads heads;
    @Inject
    LaunchGate gate;
    @Inject
    CurrentUser currentUser;

    @CheckedTemplate(basePath = "campaign")
    static class Templates {
        static native TemplateInstance gate(CampaignHead head, List<GateLine> lines, String sum, boolean ok, boolean manager);
    }

    @GET
    public TemplateInstance show(long id) {
        CampaignHead head = heads.of(id, "gate");
        LaunchGate.Result result = gate.check(id);
        List<GateLine> lines = GateLine.of(id, result.problems());
        return Templates.gate(head, lines, sum(result, lines), result.ok(), currentUser.user().role().compareTo(Role.MANAGER) >= 0);
    }

    private static String sum(LaunchGate.Result result, List<GateLine> lines) {
        long blocking = lines.stream().filter(GateLine::blocking).count();
        long warnings = lines.size() - blocking;
        String stop = blocking == 0 ? "Nothing stops the launch" : Format.of(blocking, "thing stops", "things stop") + " the launch";
        String look = warnings == 0 ? "" : ", " + warnings + (warnings == 1 ? " is" : " are") + " worth a look";
        return stop + look + ". " + result.fine() + " of " + Format.of(result.contacts(), "contact") + (result.fine() == 1 ? " is fine." : " are fine.");
    }
}
