package dev.linkwright.campaign.gate;

import dev.linkwright.campaign.Campaign;
import dev.linkwright.campaign.Enrollment;
import dev.linkwright.campaign.GateProblem;
import dev.linkwright.campaign.GateProblem.Severity;
import dev.linkwright.mail.Mailbox;
import dev.linkwright.mail.Mailboxes;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.ArrayList;
import java.util.List;

/** Who writes: mailboxes that can send and be answered. */
@ApplicationScoped
class CheckSenders implements GateCheck {
    private final Mailboxes mailboxes;

    CheckSenders(Mailboxes mailboxes) {
        this.mailboxes = mailboxes;
    }

    @Override
    public List<GateProblem> atLaunch(Campaign campaign, List<Enrollment> open) {
        List<GateProblem> problems = new ArrayList<>();
        if (campaign.mailboxIds().isEmpty()) {
            problems.add(GateProblem.ofCampaign("mailboxIds", "No mailbox sends this campaign yet.", Severity.BLOCKING));
        }
        for (Mailbox sender : campaign.mailboxIds().stream().sorted().map(mailboxes::require).toList()) {
            if (sender.paused()) {
                problems.add(GateProblem.ofCampaign("mailboxIds", sender.address() + " is paused: " + sender.pausedBecause(), Severity.WARNING));
            }
            if (sender.sendOnly() && campaign.steps().size() > 1) {
                problems.add(GateProblem.ofCampaign("mailboxIds",
                        "Answers to " + sender.address() + " can't be read here, so its follow-ups will never leave.", Severity.WARNING));
            }
        }
        return problems;
    }
}
