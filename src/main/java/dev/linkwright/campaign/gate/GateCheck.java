package dev.linkwright.campaign.gate;

import dev.linkwright.campaign.Campaign;
import dev.linkwright.campaign.Enrollment;
import dev.linkwright.campaign.GateProblem;
import java.util.List;

/** One subject the launch gate looks at. Implement it as an application-scoped bean; the gate asks all there are, in the order of their class names. */
public interface GateCheck {

    /**
     * What stands against the launch, or is worth a look before it.
     *
     * @param open the enrollments a mail could still leave for
     */
    List<GateProblem> atLaunch(Campaign campaign, List<Enrollment> open);

    /** What stands against approving this one first mail, whenever that happens. Usually nothing that was not asked at the launch. */
    default List<GateProblem> atApproval(Enrollment enrollment) {
        return List.of();
    }
}
