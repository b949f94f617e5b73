package dev.linkwright.web.campaign;

import dev.linkwright.campaign.Campaign;
import dev.linkwright.campaign.CampaignPlan;
import dev.linkwright.campaign.letter.MergeField;
import dev.linkwright.campaign.playbook.Playbook;
import dev.linkwright.campaign.playbook.PlaybookKind;
import dev.linkwright.campaign.schedule.SendWindow;
import dev.linkwright.shared.RuleViolation;
import jakarta.ws.rs.core.MultivaluedMap;
import java.time.DateTimeException;
import java.time.DayOfWeek;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * The fields of a campaign as a form carries them: what was typed comes back when something is to be mended.
 *
 * @param playbook its kind; null where the form does not ask
 * @param fields   what the playbook asks for once, by merge field
 */
public record CampaignForm(String name, String playbook, Long assetId, String targetUrl, Map<String, String> fields, List<Long> mailboxIds, List<String> days, String from,
        String to, String zone) {

    static CampaignForm empty(PlaybookKind kind, ZoneId zone, Long assetId, List<Long> mailboxIds) {
        return new CampaignForm("", kind.name(), assetId, "", Map.of(), mailboxIds,
                List.of("MONDAY", "TUESDAY", "WEDNESDAY", "THURSDAY", "FRIDAY"), "09:00", "17:00", zone.getId());
    }

    static CampaignForm of(Campaign campaign) {
        SendWindow window = campaign.window();
        return new CampaignForm(campaign.name(), campaign.playbook().name(), campaign.assetId().orElse(null), campaign.targetUrl().orElse(""), campaign.fields(),
                List.copyOf(campaign.mailboxIds()), window.days().stream().map(DayOfWeek::name).toList(), window.from().toString(), window.to().toString(),
                window.zone().getId());
    }

    /** What it is about, without when and from where. */
    static CampaignForm about(String name, String playbook, Long assetId, String targetUrl, MultivaluedMap<String, String> form) {
        return new CampaignForm(name, playbook, assetId, targetUrl == null ? "" : targetUrl, fieldsIn(form), List.of(), List.of(), null, null, null);
    }

    /** What was typed for fields that are written once: inputs named {@code fields.expert}. */
    static Map<String, String> fieldsIn(MultivaluedMap<String, String> form) {
        Map<String, String> typed = new HashMap<>();
        form.forEach((key, values) -> {
            if (key.startsWith("fields.") && !values.isEmpty()) {
                typed.put(key.substring("fields.".length()), values.get(0));
            }
        });
        return typed;
    }

    /** @throws RuleViolation naming the field that can't be read */
    CampaignPlan readAll() {
        return new CampaignPlan(name, kind(), assetId, targetUrl, fieldsOfKind(), mailboxIds, null, window());
    }

    CampaignPlan readAbout() {
        return new CampaignPlan(name, kind(), assetId, targetUrl == null ? "" : targetUrl, fieldsOfKind(), null, null, null);
    }

    CampaignPlan readSchedule() {
        return new CampaignPlan(name, playbook == null || playbook.isBlank() ? null : kind(), assetId, null, null, mailboxIds, null, window());
    }

    private PlaybookKind kind() {
        return PlaybookKind.named(playbook);
    }

    /** What was typed for another kind before it was changed is not asked for any more. */
    private Map<String, String> fieldsOfKind() {
        Map<String, String> asked = new HashMap<>(fields);
        asked.keySet().retainAll(kind().playbook().asksOnce().stream().map(MergeField::key).toList());
        return asked;
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

    /** The playbook to show; that of a resource page while none is chosen. */
    public Playbook shown() {
        try {
            return kind().playbook();
        } catch (RuleViolation unknown) {
            return PlaybookKind.RESOURCE_PAGE.playbook();
        }
    }

    public boolean hasKind(PlaybookKind kind) {
        return shown() == kind.playbook();
    }

    /** The name of the input of a field that is written once. */
    public String input(MergeField field) {
        return "fields." + field.key();
    }

    public String field(MergeField field) {
        return fields.getOrDefault(field.key(), "");
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
