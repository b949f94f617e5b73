package dev.linkwright.campaign;

import dev.linkwright.campaign.Step.StepText;
import dev.linkwright.campaign.schedule.SendWindow;
import dev.linkwright.prospect.Opportunity;
import java.util.List;

/** What somebody wants a campaign to be. {@code window} null means office hours of the brand. */
public record CampaignPlan(String name, Opportunity opportunity, Long assetId, List<Long> mailboxIds, List<StepText> steps, SendWindow window) { }
