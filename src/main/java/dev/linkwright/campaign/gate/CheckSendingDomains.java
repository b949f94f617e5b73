package dev.linkwright.campaign.gate;

import dev.linkwright.campaign.Campaign;
import dev.linkwright.campaign.Enrollment;
import dev.linkwright.campaign.GateProblem;
import dev.linkwright.campaign.GateProblem.Severity;
import dev.linkwright.mail.Mailbox;
import dev.linkwright.mail.Mailboxes;
import dev.linkwright.mail.domain.SendingDomain;
import dev.linkwright.mail.domain.SendingDomains;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** SPF, DKIM and DMARC of the domains it is sent from: a warning, or in strict mode a stop. Nobody warns of what could not be looked up; strict waits for it. */
@ApplicationScoped
class CheckSendingDomains implements GateCheck {
    private final Mailboxes mailboxes;
    private final SendingDomains domains;

    CheckSendingDomains(Mailboxes mailboxes, SendingDomains domains) {
        this.mailboxes = mailboxes;
        this.domains = domains;
    }

    @Override
    public List<GateProblem> atLaunch(Campaign campaign, List<Enrollment> open) {
        return of(campaign, false);
    }

    @Override
    public List<GateProblem> atApproval(Enrollment enrollment) {
        return of(enrollment.campaign(), true);
    }

    private List<GateProblem> of(Campaign campaign, boolean onlyWhatStops) {
        boolean strict = domains.mode() == SendingDomains.Mode.STRICT;
        List<GateProblem> problems = new ArrayList<>();
        if (onlyWhatStops && !strict) {
            return problems;
        }
        for (Mailbox sender : campaign.mailboxIds().stream().sorted().map(mailboxes::require).filter(box -> !box.sandbox()).toList()) {
            Optional<SendingDomain> domain = domains.of(sender);
            Optional<String> missing = domain.flatMap(SendingDomain::whatIsMissing);
            if (missing.isPresent()) {
                problems.add(GateProblem.ofCampaign("sendingDomain", missing.get(), strict ? Severity.BLOCKING : Severity.WARNING));
            } else if (strict && domain.filter(SendingDomain::isChecked).isEmpty()) {
                problems.add(GateProblem.ofCampaign("sendingDomain", "SPF, DKIM and DMARC of " + sender.domain() + " could not be looked up yet, and strict mode wants them seen first.",
                        Severity.BLOCKING));
            }
        }
        return problems.stream().distinct().toList();
    }
}
