package dev.linkwright.campaign.gate;

import dev.linkwright.campaign.Campaign;
import dev.linkwright.campaign.Enrollment;
import dev.linkwright.campaign.GateProblem;
import dev.linkwright.campaign.GateProblem.Severity;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;

/** Where a manager wants to say yes first: that it was said, and that nothing was changed since. */
@ApplicationScoped
class CheckApproval implements GateCheck {

    @Override
    public List<GateProblem> atLaunch(Campaign campaign, List<Enrollment> open) {
        return campaign.waitsForApproval().map(why -> List.of(GateProblem.ofCampaign("approval", why, Severity.BLOCKING))).orElse(List.of());
    }

    @Override
    public List<GateProblem> atApproval(Enrollment enrollment) {
        return atLaunch(enrollment.campaign(), List.of(enrollment));
    }
}
