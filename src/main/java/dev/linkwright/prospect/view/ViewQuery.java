package dev.linkwright.prospect.view;

import dev.linkwright.account.User;
import dev.linkwright.brand.Brand;
import dev.linkwright.prospect.Band;
import dev.linkwright.prospect.ProspectFilter;
import dev.linkwright.prospect.RankedProspects.Sort;
import dev.linkwright.prospect.Stage;
import dev.linkwright.prospect.Traits;
import dev.linkwright.shared.RuleViolation;
import java.net.URLDecoder;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.time.format.DateTimeParseException;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;

/**
 * What a view asks for, in the words of the list's URL: {@code stage=QUALIFIED&owner=none&auth=good&idle=30}. The same words are stored
 * by saved views and taken by the API, so that each shows the same rows. Keys: view (write-next, no-contact, mine), q, stage (or open),
 * owner (id, none, me), opportunity, tag, contact (yes, no), auth (good, priority, unknown or a {@link Band}), visits (good, ...),
 * spam (over, within, ...), country, idle (days, or a day, since which nobody was in touch), import (id), sort.
 */
public final class ViewQuery {

    public static final List<String> KEYS = List.of("view", "q", "stage", "owner", "opportunity", "tag", "contact", "auth", "visits", "spam", "country",
        "idle", "import", "sort");

    private final Map<String, String> words;

    private ViewQuery(Map<String, String> words) {
        this.words = words;
    }

    /** From any map of words; keys that are not ours are left out. */
    public static ViewQuery of(Map<String, String> words) {
        Map<String, String> ours = new LinkedHashMap<>();
        for (String key : KEYS) {
            String value = words.get(key);
            boolean saysNothing = value == null || value.isBlank() || key.equals("view") && value.equals("all") || key.equals("sort") && value.equals("score");
            if (!saysNothing) {
                ours.put(key, value.strip());
            }
        }
        return new ViewQuery(ours);
    }

    /** @param query as after the "?" of a URL */
    public static ViewQuery parse(String query) {
        Map<String, String> words = new LinkedHashMap<>();
        for (String pair : (query == null ? "" : query).split("&")) {
            int equals = pair.indexOf('=');
            if (equals > 0) {
                try {
                    words.put(pair.substring(0, equals), URLDecoder.decode(pair.substring(equals + 1), StandardCharsets.UTF_8));
                } catch (IllegalArgumentException broken) {
                    throw new RuleViolation("query", "“" + pair + "” is not readable as part of a URL.");
                }
            }
        }
        return of(words);
    }

    public String get(String key) {
        return words.getOrDefault(key, "");
    }

    public Map<String, String> words() {
        return words;
    }

    /** The same with one word changed; blank takes it away. */
    public ViewQuery with(String key, String value) {
        Map<String, String> changed = new LinkedHashMap<>(words);
        changed.put(key, value);
        return of(changed);
    }

    /** As it stands in a URL after the "?", keys in one order, so that equal views are equal texts. */
    public String encoded() {
        return words.entrySet().stream().map(each -> each.getKey() + "=" + URLEncoder.encode(each.getValue(), StandardCharsets.UTF_8))
            .collect(Collectors.joining("&"));
    }

    /** Whether anything besides the tab and the order is asked. */
    public boolean narrows() {
        return words.keySet().stream().anyMatch(key -> !key.equals("view") && !key.equals("sort"));
    }

    public Sort sort() {
        String written = get("sort");
        try {
            return written.isEmpty() ? Sort.SCORE : Sort.valueOf(written.toUpperCase(Locale.ROOT));
        } catch (IllegalArgumentException unknown) {
            throw new RuleViolation("sort", "The list can't be sorted by “" + written + "”.");
        }
    }

    /**
     * @param me  who is meant by "mine"
     * @param now "30 days without a word" counts back from here
     * @throws RuleViolation naming the word that can't be understood
     */
    public ProspectFilter filter(Brand brand, User me, Instant now) {
        boolean open = get("stage").equalsIgnoreCase("open");
        Optional<Stage> stage = open ? Optional.empty() : ProspectFilter.stage(get("stage"));
        Traits traits = new Traits(Traits.opportunity(get("opportunity")), get("tag"), authority(brand), visits(brand), spam(brand), get("country"), idle(now),
            id("import"));
        ProspectFilter filter = new ProspectFilter(stage, open, owner(me), get("q"), contact(), Optional.empty(), traits);
        return switch (get("view")) {
            case "", "all" -> filter;
            case "write-next" -> filter.in(stage.orElse(Stage.QUALIFIED)).withContact(true);
            case "no-contact" -> filter.onlyOpen().withContact(false);
            case "mine" -> filter.of(me.id());
            default -> throw new RuleViolation("view", "There is no view “" + get("view") + "”.");
        };
    }

    private Optional<Long> owner(User me) {
        return switch (get("owner")) {
            case "none" -> Optional.of(0L);
            case "me" -> Optional.of(me.id());
            default -> id("owner");
        };
    }

    private Optional<Long> id(String key) {
        try {
            return get(key).isEmpty() ? Optional.empty() : Optional.of(Long.parseLong(get(key)));
        } catch (NumberFormatException notAnId) {
            throw new RuleViolation(key, "“" + get(key) + "” is no number of an " + key + ".");
        }
    }

    private Optional<Boolean> contact() {
        return switch (get("contact")) {
            case "" -> Optional.empty();
            case "yes" -> Optional.of(true);
            case "no" -> Optional.of(false);
            default -> throw new RuleViolation("contact", "Say contact=yes or contact=no.");
        };
    }

    private Band authority(Brand brand) {
        return switch (get("auth")) {
            case "good" -> Band.from(brand.authorityGood().doubleValue());
            case "priority" -> Band.from(brand.authorityPriority().doubleValue());
            default -> Band.parse("auth", get("auth"));
        };
    }

    private Band visits(Brand brand) {
        return get("visits").equals("good") ? Band.from(brand.trafficGood()) : Band.parse("visits", get("visits"));
    }

    private Band spam(Brand brand) {
        double limit = brand.spamLimit().doubleValue();
        return switch (get("spam")) {
            case "over" -> Band.from(Math.nextUp(limit));
            case "within" -> Band.below(Math.nextUp(limit));
            default -> Band.parse("spam", get("spam"));
        };
    }

    private Optional<Instant> idle(Instant now) {
        String written = get("idle");
        if (written.isEmpty()) {
            return Optional.empty();
        }
        try {
            return Optional.of(written.matches("\\d{1,5}") ? now.minus(Duration.ofDays(Long.parseLong(written)))
                : LocalDate.parse(written).atStartOfDay(ZoneOffset.UTC).toInstant());
        } catch (DateTimeParseException noDay) {
            throw new RuleViolation("idle", "“" + written + "” is neither a number of days nor a day like 2026-10-31.");
        }
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof ViewQuery view && view.words.equals(words);
    }

    @Override
    public int hashCode() {
        return words.hashCode();
    }
}
