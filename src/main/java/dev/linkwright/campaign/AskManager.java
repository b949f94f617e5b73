package dev.linkwright.campaign;

import dev.linkwright.account.AuditLog;
import dev.linkwright.account.Role;
import dev.linkwright.account.User;
import dev.linkwright.shared.RuleViolation;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.time.Instant;

/** A manager's yes to a campaign: required by a manager, asked for by whoever writes it, given or sent back with words. */
@ApplicationScoped
public class AskManager {
    private final Campaigns campaigns;
    private final AuditLog audit;

    AskManager(Campaigns campaigns, AuditLog audit) {
        this.campaigns = campaigns;
        this.audit = audit;
    }

    /** From now on a manager approves it before mails leave, or no longer does. */
    @Transactional
    public Campaign require(long campaignId, boolean needed, User by, Instant now) {
        Campaign campaign = campaigns.requireLocked(campaignId);
        if (needed == (campaign.approval() != ApprovalState.NOT_NEEDED)) {
            return campaign;
        }
        requireManager(by, "decides whether a campaign needs approval");
        campaign.approvalMovesTo(needed ? ApprovalState.TO_ASK : ApprovalState.NOT_NEEDED, by.id(), needed ? "Approval required" : "Approval no longer required", now);
        audit.record(by, needed ? "requires approval of" : "no longer requires approval of", "campaign " + campaignId, campaign.name(), now);
        return campaign;
    }

    @Transactional
    public Campaign ask(long campaignId, User by, Instant now) {
        Campaign campaign = campaigns.requireLocked(campaignId);
        if (campaign.approval() == ApprovalState.NOT_NEEDED) {
            throw new RuleViolation("approval", "This campaign needs no approval; it can be launched.");
        }
        campaign.approvalMovesTo(ApprovalState.ASKED, by.id(), "Asked for approval", now);
        return campaign;
    }

    @Transactional
    public Campaign approve(long campaignId, User by, Instant now) {
        Campaign campaign = campaigns.requireLocked(campaignId);
        requireManager(by, "approves a campaign");
        if (campaign.approval() == ApprovalState.NOT_NEEDED) {
            throw new RuleViolation("approval", "This campaign needs no approval; it can be launched.");
        }
        campaign.approvalMovesTo(ApprovalState.APPROVED, by.id(), "Approved", now);
        audit.record(by, "approved", "campaign " + campaignId, campaign.name(), now);
        return campaign;
    }

    @Transactional
    public Campaign sendBack(long campaignId, String words, User by, Instant now) {
        Campaign campaign = campaigns.requireLocked(campaignId);
        requireManager(by, "sends a campaign back");
        if (words == null || words.isBlank() || words.length() > 1000) {
            throw new RuleViolation("words", "Say in at most 1,000 characters what should change.");
        }
        campaign.approvalMovesTo(ApprovalState.SENT_BACK, by.id(), words.strip(), now);
        audit.record(by, "sent back", "campaign " + campaignId, campaign.name() + ": " + words.strip(), now);
        return campaign;
    }

    private static void requireManager(User by, String deed) {
        if (by.role().compareTo(Role.MANAGER) < 0) {
            throw new RuleViolation("approval", "Only a manager " + deed + ".");
        }
    }
}
