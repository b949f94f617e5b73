package dev.linkwright.campaign.gate;

import dev.linkwright.brand.Brand;
import dev.linkwright.brand.Brands;
import dev.linkwright.campaign.Campaign;
import dev.linkwright.campaign.Enrollment;
import dev.linkwright.campaign.GateProblem;
import dev.linkwright.campaign.GateProblem.Severity;
import dev.linkwright.mail.Mailbox;
import dev.linkwright.mail.Mailboxes;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.ArrayList;
import java.util.List;

/** Who writes: the brand's postal address, and mailboxes that can send and be answered. */
@ApplicationScoped
class CheckSenders implements GateCheck {
    private final Brands brands;
    private final Mailboxes mailboxes;

    CheckSenders(Brands brands, Mailboxes mailboxes) {
        this.brands = brands;
        this.mailboxes = mailboxes;
    }

    @Override
    public List<GateProblem> atLaunch(Campaign campaign, List<Enrollment> open) {
        List<GateProblem> problems = new ArrayList<>();
        Brand brand = brands.require(campaign.brandId());
        if (brand.postalAddress().isBlank()) {
            // Scripts may make brands without one, and the address may stand in the mail's own words: loud, but not in the way.
            problems.add(GateProblem.ofCampaign("postalAddress",
                    "The postal address of " + brand.name() + " is missing; the law wants it in every first mail.", Severity.WARNING));
        }
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
