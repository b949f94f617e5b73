package dev.linkwright.web.campaign;

import dev.linkwright.campaign.Campaign;
import dev.linkwright.campaign.CampaignPlan;
import dev.linkwright.campaign.Step.StepText;
import dev.linkwright.campaign.schedule.SendWindow;
import dev.linkwright.prospect.Opportunity;
import dev.linkwright.shared.RuleViolation;
import java.time.DateTimeException;
import java.time.DayOfWeek;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;

/** The fields of a campaign as a form carries them: what was typed comes back when something is to be mended. */
public record CampaignForm(String name, String opportunity, Long assetId, List<Long> mailboxIds, List<String> days, String from, String to, String zone) {

    static CampaignForm empty(ZoneId zone, Long assetId, List<Long> mailboxIds) {
        return new CampaignForm("", Opportunity.RESOURCE_PAGE.name(), assetId, mailboxIds,
                List.of("MONDAY", "TUESDAY", "WEDNESDAY", "THURSDAY", "FRIDAY"), "09:00", "17:00", zone.getId());
    }

    static CampaignForm of(Campaign campaign) {
        SendWindow window = campaign.window();
        return new CampaignForm(campaign.name(), campaign.opportunity().name(), campaign.assetId().orElse(null), List.copyOf(campaign.mailboxIds()),
                window.days().stream().map(DayOfWeek::name).toList(), window.from().toString(), window.to().toString(), window.zone().getId());
    }

    /** @throws RuleViolation naming the field that can't be read */
    CampaignPlan read(List<StepText> steps) {
        return new CampaignPlan(name, opportunityOf(), assetId, mailboxIds, steps, window());
    }

    private Opportunity opportunityOf() {
        try {
            return Opportunity.valueOf(opportunity == null ? "" : opportunity);
        } catch (IllegalArgumentException e) {
            throw new RuleViolation("opportunity", "Say why a link is possible: choose an opportunity.");
        }
    }

    private SendWindow window() {
        Set<DayOfWeek> chosen = days.stream().map(DayOfWeek::valueOf).collect(Collectors.toSet());
        try {
            return new SendWindow(chosen, time(from, "from"), time(to, "to"), ZoneId.of(zone == null ? "" : zone.strip()));
        } catch (DateTimeException e) {
            throw new RuleViolation("zone", "There is no time zone called “" + zone + "”. Write it as Europe/Berlin.");
        } catch (IllegalArgumentException e) {
            throw new RuleViolation(chosen.isEmpty() ? "days" : "to", e.getMessage());
        }
    }

    private static LocalTime time(String text, String field) {
        try {
            return LocalTime.parse(text == null ? "" : text.strip());
        } catch (DateTimeException e) {
            throw new RuleViolation(field, "Write the time as 09:00.");
        }
    }

    public boolean hasDay(String day) {
        return days.contains(day);
    }

    public boolean hasMailbox(Long id) {
        return mailboxIds.contains(id);
    }

    public boolean hasAsset(Long id) {
        return id.equals(assetId);
    }
}
