package dev.linkwright.campaign.gate;

import dev.linkwright.campaign.Campaign;
import dev.linkwright.campaign.Enrollment;
import dev.linkwright.campaign.GateProblem;
import dev.linkwright.campaign.GateProblem.Severity;
import dev.linkwright.campaign.LetterLinks;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** Links in the mails that the last look found dead. Those nobody has looked at yet are the page's business to offer. */
@ApplicationScoped
class CheckLinks implements GateCheck {
    private final LetterLinks links;

    CheckLinks(LetterLinks links) {
        this.links = links;
    }

    @Override
    public List<GateProblem> atLaunch(Campaign campaign, List<Enrollment> open) {
        Map<String, Integer> used = links.in(campaign, open);
        List<GateProblem> problems = new ArrayList<>();
        links.known(used.keySet()).forEach((url, looked) -> {
            if (looked.gone()) {
                problems.add(new GateProblem(null, null, null, used.get(url), "body", looked.isDead(url), Severity.BLOCKING));
            } else if (!looked.fine()) {
                problems.add(new GateProblem(null, null, null, used.get(url), "body", "The link " + url + " could not be opened: " + looked.words() + ".", Severity.WARNING));
            }
        });
        return problems;
    }

    /** A link may have died since the launch, or a mail got another one: this contact's mails that have yet to leave. */
    @Override
    public List<GateProblem> atApproval(Enrollment enrollment) {
        Map<String, Integer> used = links.in(enrollment.campaign(), List.of(enrollment));
        List<GateProblem> problems = new ArrayList<>();
        links.known(used.keySet()).forEach((url, looked) -> {
            if (looked.gone() && used.get(url) >= enrollment.nextStep()) {
                problems.add(GateProblem.ofStep(used.get(url), "body", looked.isDead(url)));
            }
        });
        return problems;
    }
}
