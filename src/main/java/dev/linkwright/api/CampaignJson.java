package dev.linkwright.api;

import dev.linkwright.campaign.Campaign;
import dev.linkwright.campaign.CampaignPlan;
import dev.linkwright.campaign.Step;
import dev.linkwright.campaign.Step.StepText;
import dev.linkwright.campaign.StepCondition;
import dev.linkwright.campaign.playbook.PlaybookKind;
import dev.linkwright.campaign.schedule.SendWindow;
import dev.linkwright.prospect.Opportunity;
import dev.linkwright.shared.RuleViolation;
import java.time.DateTimeException;
import java.time.DayOfWeek;
import java.time.Instant;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;

/** A campaign as JSON, in and out. */
record CampaignJson(long id, long brandId, String name, String playbook, String opportunity, Long assetId, String targetUrl, Map<String, String> fields, String state,
        String approval, List<Long> mailboxIds, List<StepJson> steps, WindowJson window, Instant createdAt, Instant launchedAt) {

    /** Text, an HTML part where there is one, and a second version to be tried against it. */
    record StepJson(Integer no, Integer delayDays, String subject, String body, String html, WordsJson b, String condition) {
        StepText read() {
            StepCondition.named(condition);
            return new StepText(delayDays == null ? 0 : delayDays, subject, body, html, b == null ? null : new Step.Words(b.subject(), b.body(), b.html()));
        }

        static StepJson of(Step step) {
            StepText text = step.text();
            WordsJson other = text.other() == null ? null : new WordsJson(text.other().subject(), text.other().body(), text.other().html());
            return new StepJson(step.no(), step.delayDays(), text.subject(), text.body(), text.html(), other, step.isFirst() ? null : step.condition().name());
        }
    }

    record WordsJson(String subject, String body, String html) { }

    /** Days as MONDAY or Mon, times as 09:00, zone as Europe/Berlin. */
    record WindowJson(List<String> days, String from, String to, String zone) { }

    /** What a script sends: fields left out stay as they are (PATCH) or take the usual value (POST). */
    record Plan(String name, String playbook, String opportunity, Long assetId, String targetUrl, Map<String, String> fields, List<Long> mailboxIds, List<StepJson> steps, WindowJson window) {

        CampaignPlan read() {
            List<StepText> texts = steps == null ? null : steps.stream().map(StepJson::read).toList();
            return new CampaignPlan(name, kind(), assetId, targetUrl, fields, mailboxIds, texts, window == null ? null : windowOf(window));
        }

        private PlaybookKind kind() {
            Opportunity cause = opportunity == null ? null : opportunityOf(opportunity);
            if (playbook == null) {
                return cause == null ? null : PlaybookKind.of(cause);
            }
            PlaybookKind kind = PlaybookKind.named(playbook);
            if (cause != null && kind.opportunity() != cause) {
                throw new RuleViolation("playbook", "“" + kind.label() + "” is a campaign about " + kind.opportunity() + ", not " + cause + ". Leave one of the two out.");
            }
            return kind;
        }
    }

    static CampaignJson of(Campaign campaign) {
        SendWindow window = campaign.window();
        return new CampaignJson(campaign.id(), campaign.brandId(), campaign.name(), campaign.playbook().name(), campaign.opportunity().name(),
                campaign.assetId().orElse(null), campaign.targetUrl().orElse(null), campaign.fields(), campaign.state().name(), campaign.approval().name(), campaign.mailboxIds().stream().sorted().toList(),
                campaign.steps().stream().map(StepJson::of).toList(),
                new WindowJson(window.days().stream().sorted().map(DayOfWeek::name).toList(), window.from().toString(), window.to().toString(),
                        window.zone().getId()), campaign.createdAt(), campaign.launchedAt().orElse(null));
    }

    private static Opportunity opportunityOf(String words) {
        String key = words.strip().toUpperCase(Locale.ROOT).replace(' ', '_').replace('-', '_');
        return Arrays.stream(Opportunity.values()).filter(known -> known.name().equals(key)).findFirst()
                .orElseThrow(() -> new RuleViolation("opportunity", "There is no opportunity “" + words + "”; one of "
                        + Arrays.stream(Opportunity.values()).map(Enum::name).collect(Collectors.joining(", ")) + "."));
    }

    private static SendWindow windowOf(WindowJson json) {
        Set<DayOfWeek> days = json.days() == null ? Set.of() : json.days().stream().map(CampaignJson::dayOf).collect(Collectors.toSet());
        try {
            return new SendWindow(days, timeOf(json.from(), "window.from"), timeOf(json.to(), "window.to"), ZoneId.of(json.zone() == null ? "" : json.zone()));
        } catch (DateTimeException e) {
            throw new RuleViolation("window.zone", "There is no time zone called “" + json.zone() + "”.");
        } catch (IllegalArgumentException e) {
            throw new RuleViolation(days.isEmpty() ? "window.days" : "window.to", e.getMessage());
        }
    }

    private static DayOfWeek dayOf(String name) {
        String key = name == null ? "" : name.strip().toUpperCase(Locale.ROOT);
        return Arrays.stream(DayOfWeek.values()).filter(day -> key.length() >= 3 && day.name().startsWith(key)).findFirst()
                .orElseThrow(() -> new RuleViolation("window.days", "There is no weekday “" + name + "”."));
    }

    private static LocalTime timeOf(String text, String field) {
        if ("24:00".equals(text)) {
            return LocalTime.MIDNIGHT;
        }
        try {
            return LocalTime.parse(text == null ? "" : text);
        } catch (DateTimeException e) {
            throw new RuleViolation(field, "Write the time as 09:00.");
        }
    }
}
