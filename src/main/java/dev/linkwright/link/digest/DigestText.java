package dev.linkwright.link.digest;

import java.time.LocalDate;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.UnaryOperator;

import dev.linkwright.link.alert.AlertKind;
import dev.linkwright.link.alert.LinkAlert;

/** The digest as a plain text: brand by brand, the worst first. */
final class DigestText {

    private static final int MOST_A_KIND = 20;
    private static final List<AlertKind> ORDER = List.of(AlertKind.LOST, AlertKind.PROMISE_OVERDUE, AlertKind.QUALIFIER_CHANGED, AlertKind.CAME_BACK);

    private DigestText() {}

    static String subject(List<LinkAlert> alerts) {
        return "Links: " + (alerts.size() == 1 ? "one piece of news" : alerts.size() + " pieces of news") + " (" + counts(alerts) + ")";
    }

    /** @param link makes a full address of a path */
    static String text(String firstName, List<LinkAlert> alerts, LocalDate day, UnaryOperator<String> link) {
        StringBuilder text = new StringBuilder("Hello ").append(firstName).append(",\n\nthis happened to your links, as of ").append(day).append(".\n");
        Map<String, List<LinkAlert>> byBrand = new LinkedHashMap<>();
        alerts.forEach(alert -> byBrand.computeIfAbsent(alert.brand().name(), b -> new java.util.ArrayList<>()).add(alert));
        byBrand.forEach((brand, all) -> {
            text.append("\n").append(brand).append("\n");
            for (AlertKind kind : ORDER) section(text, kind, all.stream().filter(a -> a.kind() == kind).toList(), link);
        });
        return text.append("\nEverything that waits for you: ").append(link.apply("/"))
            .append("\nYou asked for this mail. Stop it or change its hour: ").append(link.apply("/settings/profile#digest")).append("\n").toString();
    }

    private static void section(StringBuilder text, AlertKind kind, List<LinkAlert> alerts, UnaryOperator<String> link) {
        if (alerts.isEmpty()) return;
        text.append("\n  ").append(kind.words()).append(" (").append(alerts.size()).append(")\n");
        alerts.stream().limit(MOST_A_KIND).forEach(alert -> text.append("  - ").append(alert.backlink().pageUrl()).append("\n    ").append(alert.words())
            .append("\n    ").append(link.apply("/links/" + alert.backlink().id())).append("\n"));
        if (alerts.size() > MOST_A_KIND) text.append("  and ").append(alerts.size() - MOST_A_KIND).append(" more\n");
    }

    private static String counts(List<LinkAlert> alerts) {
        return ORDER.stream().map(kind -> Map.entry(kind, alerts.stream().filter(a -> a.kind() == kind).count())).filter(e -> e.getValue() > 0)
            .map(e -> e.getValue() + " " + e.getKey().words().toLowerCase(java.util.Locale.ROOT)).collect(java.util.stream.Collectors.joining(", "));
    }
}
