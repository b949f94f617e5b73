package dev.linkwright.campaign;

import dev.linkwright.account.AuditLog;
import dev.linkwright.account.User;
import dev.linkwright.brand.Asset;
import dev.linkwright.brand.Assets;
import dev.linkwright.brand.Brand;
import dev.linkwright.brand.Brands;
import dev.linkwright.campaign.Step.StepText;
import dev.linkwright.campaign.letter.MergeField;
import dev.linkwright.campaign.playbook.PlaybookKind;
import dev.linkwright.campaign.schedule.SendWindow;
import dev.linkwright.mail.Mailboxes;
import dev.linkwright.shared.RuleViolation;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.time.Instant;
import java.util.List;

/** Makes a campaign of a brand, and changes who sends it and when: the assets and mailboxes it names must exist. */
@ApplicationScoped
public class WriteCampaign {
    private final Campaigns campaigns;
    private final Brands brands;
    private final Assets assets;
    private final Mailboxes mailboxes;
    private final LinkTurns linkTurns;
    private final AuditLog audit;

    WriteCampaign(Campaigns campaigns, Brands brands, Assets assets, Mailboxes mailboxes, LinkTurns linkTurns, AuditLog audit) {
        this.campaigns = campaigns;
        this.brands = brands;
        this.assets = assets;
        this.mailboxes = mailboxes;
        this.linkTurns = linkTurns;
        this.audit = audit;
    }

    @Transactional
    public Campaign create(long brandId, CampaignPlan plan, User by, Instant now) {
        Brand brand = brands.require(brandId);
        if (plan.playbook() == null) {
            throw new RuleViolation("playbook", "Choose what kind of campaign it is.");
        }
        requireAsset(brand, plan.assetId());
        SendWindow window = plan.window() == null ? SendWindow.officeHours(brand.zone()) : plan.window();
        Campaign campaign = new Campaign(brand.id(), plan.assetId(), plan.name(), plan.playbook(), window, by.id(), now);
        campaign.aimAt(plan.assetId(), plan.targetUrl());
        fill(campaign, plan);
        campaign.writeSteps(plan.steps() == null ? startingMails(plan.playbook()) : plan.steps());
        campaign.sendFrom(existing(plan.mailboxIds()));
        campaigns.persist(campaign);
        audit.record(by, "made a campaign", "campaign " + campaign.id(), campaign.name(), now);
        return campaign;
    }

    /** The mails a new campaign of this kind begins with. */
    public static List<StepText> startingMails(PlaybookKind kind) {
        return kind.playbook().mails().stream().map(mail -> new StepText(mail.delayDays(), mail.subject(), mail.body())).toList();
    }

    /** Changes what is not null. What a manager has said yes to asks again when it is another. */
    @Transactional
    public Campaign change(long campaignId, CampaignPlan plan, User by, Instant now) {
        Campaign campaign = campaigns.requireLocked(campaignId);
        String before = campaign.whatIsApproved();
        if (plan.name() != null) {
            campaign.rename(plan.name());
        }
        if (plan.playbook() != null) {
            campaign.play(plan.playbook());
        }
        if (plan.assetId() != null || plan.targetUrl() != null) {
            requireAsset(brands.require(campaign.brandId()), plan.assetId());
            campaign.aimAt(plan.assetId() == null ? campaign.assetId().orElse(null) : plan.assetId(),
                    plan.targetUrl() == null ? campaign.targetUrl().orElse(null) : plan.targetUrl());
        }
        fill(campaign, plan);
        if (plan.window() != null) {
            campaign.sendIn(plan.window());
        }
        if (plan.mailboxIds() != null) {
            campaign.sendFrom(existing(plan.mailboxIds()));
        }
        if (plan.steps() != null) {
            campaign.writeSteps(plan.steps());
        }
        if (!campaign.whatIsApproved().equals(before)) {
            campaign.edited(by.id(), now);
            linkTurns.again(campaignId);
        }
        audit.record(by, "changed a campaign", "campaign " + campaign.id(), campaign.name(), now);
        return campaign;
    }

    /** The gate asked about a target nobody would cite, and a person says why it is meant. */
    @Transactional
    public Campaign targetIsMeant(long campaignId, String because, User by, Instant now) {
        Campaign campaign = campaigns.requireLocked(campaignId);
        campaign.targetIsMeant(because, by.id(), now);
        audit.record(by, "confirmed the target page of", "campaign " + campaign.id(), because.strip(), now);
        return campaign;
    }

    private static void fill(Campaign campaign, CampaignPlan plan) {
        if (plan.fields() != null) {
            plan.fields().forEach((key, text) -> campaign.fill(MergeField.named(key)
                    .orElseThrow(() -> new RuleViolation("fields." + key, "There is no merge field {" + key + "}.")), text));
        }
    }

    private void requireAsset(Brand brand, Long assetId) {
        if (assetId == null) {
            return;
        }
        Asset asset = assets.findByIdOptional(assetId).orElseThrow(() -> new RuleViolation("assetId", "There is no asset " + assetId + "."));
        if (!asset.brand().id().equals(brand.id())) {
            throw new RuleViolation("assetId", "This asset belongs to another brand.");
        }
    }

    private List<Long> existing(List<Long> ids) {
        if (ids == null) {
            return List.of();
        }
        for (Long id : ids) {
            if (id == null || mailboxes.findByIdOptional(id).isEmpty()) {
                throw new RuleViolation("mailboxIds", "There is no mailbox " + id + ".");
            }
        }
        return ids;
    }
}
