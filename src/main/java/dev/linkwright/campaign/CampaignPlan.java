package dev.linkwright.campaign;

import dev.linkwright.campaign.Step.StepText;
import dev.linkwright.campaign.playbook.PlaybookKind;
import dev.linkwright.campaign.schedule.SendWindow;
import dev.linkwright.prospect.Opportunity;
import java.util.List;
import java.util.Map;

/**
 * What somebody wants a campaign to be. In a new campaign null means: the asset's own page as target, the playbook's mails, office hours of
 * the brand; in a change it means “as it is”.
 *
 * @param targetUrl the page the links should lead to; blank for the asset's own
 * @param fields    what the playbook asks for once, by merge field; a blank text takes a value away
 */
public record CampaignPlan(String name, PlaybookKind playbook, Long assetId, String targetUrl, Map<String, String> fields, List<Long> mailboxIds, List<StepText> steps,
        SendWindow window) {

    public CampaignPlan(String name, Opportunity opportunity, Long assetId, List<Long> mailboxIds, List<StepText> steps, SendWindow window) {
        this(name, opportunity == null ? null : PlaybookKind.of(opportunity), assetId, null, null, mailboxIds, steps, window);
    }

    /** Other mails, everything else as it is. */
    public static CampaignPlan ofSteps(List<StepText> steps) {
        return new CampaignPlan(null, null, null, null, null, null, steps, null);
    }
}
