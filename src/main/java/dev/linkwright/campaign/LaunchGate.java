package dev.linkwright.campaign;

import dev.linkwright.campaign.GateProblem.Severity;
import dev.linkwright.campaign.gate.GateCheck;
import dev.linkwright.prospect.Prospects;
import dev.linkwright.site.Contacts;
import io.quarkus.arc.All;
import io.quarkus.arc.ClientProxy;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/**
 * Renders every mail of every enrollment and lists what must not leave: which field of whom, in which mail. A mail that
 * would be empty somewhere, carries a leftover or names another site can't be sent; the campaign isn't launched with one. What is looked at
 * is a list of small checks: {@code campaign.gate}.
 */
@ApplicationScoped
public class LaunchGate {
    private final Campaigns campaigns;
    private final Enrollments enrollments;
    private final Contacts contacts;
    private final Prospects prospects;
    private final List<GateCheck> checks;

    LaunchGate(Campaigns campaigns, Enrollments enrollments, Contacts contacts, Prospects prospects, @All List<GateCheck> checks) {
        this.campaigns = campaigns;
        this.enrollments = enrollments;
        this.contacts = contacts;
        this.prospects = prospects;
        this.checks = checks.stream().sorted(Comparator.comparing(check -> ClientProxy.unwrap(check).getClass().getSimpleName())).toList();
    }

    /** @param contacts how many contacts were looked at */
    public record Result(List<GateProblem> problems, int contacts) {

        public boolean ok() {
            return problems.stream().noneMatch(GateProblem::isBlocking);
        }

        /** Contacts whose every mail is fine. */
        public long fine() {
            return contacts - problems.stream().filter(problem -> problem.isBlocking() && problem.contactId() != null)
                    .map(GateProblem::contactId).distinct().count();
        }
    }

    public Result check(long campaignId) {
        Campaign campaign = campaigns.require(campaignId);
        List<Enrollment> open = enrollments.ofCampaign(campaignId).stream().filter(enrollment -> enrollment.state().isOpen()).toList();
        // Read at one stroke: the checks ask for them one by one, and find them there.
        contacts.list("from Contact c join fetch c.site where c.id in ?1", open.stream().map(Enrollment::contactId).toList());
        prospects.list("id in ?1", open.stream().map(Enrollment::prospectId).toList());
        List<GateProblem> problems = new ArrayList<>();
        if (campaign.steps().isEmpty()) {
            problems.add(GateProblem.ofCampaign("steps", "There is no mail yet.", Severity.BLOCKING));
        }
        checks.forEach(check -> problems.addAll(check.atLaunch(campaign, open)));
        return new Result(List.copyOf(problems), open.size());
    }

    /** Everything that stops this enrollment's mails, whoever's words it stands in. */
    List<GateProblem> everythingAgainst(Enrollment enrollment) {
        return checks.stream().flatMap(check -> check.atApproval(enrollment).stream()).toList();
    }
}
