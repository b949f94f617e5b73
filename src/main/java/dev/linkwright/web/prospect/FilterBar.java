package dev.linkwright.web.prospect;

import dev.linkwright.account.User;
import dev.linkwright.brand.Brand;
import dev.linkwright.imports.Import;
import dev.linkwright.prospect.Opportunity;
import dev.linkwright.prospect.Stage;
import dev.linkwright.prospect.view.ViewQuery;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * The filters above list, board and triage, as links that work without a script: what is on with the way to take it off, menus of what may
 * be added, and the rest as a form.
 *
 * @param path where the filtered page lives
 */
public record FilterBar(String path, Brand brand, ViewQuery asked, List<User> people, List<String> tags, List<Import> imports, String country) {

    /** One filter that is on. */
    public record On(String name, String value, String without) {
    }

    /** One menu of what may be added. */
    public record Menu(String name, List<Choice> choices) {
    }

    public record Choice(String label, String path) {
    }

    /** One select of the form behind "More". */
    public record More(String key, String label, List<Option> options) {
    }

    public record Option(String value, String label, boolean chosen) {
    }

    private static final Map<String, String> SPAM = ordered("within", "within the limit", "over", "over the limit", "unknown", "unknown");
    private static final Map<String, String> CONTACT = ordered("yes", "known", "no", "not known");
    private static final Map<String, String> IDLE = ordered("14", "for 14 days", "30", "for 30 days", "90", "for 90 days", "365", "for a year");

    public List<On> on() {
        List<On> on = new ArrayList<>();
        for (String key : ViewQuery.KEYS) {
            String value = asked.get(key);
            if (!value.isEmpty() && !List.of("view", "sort", "q").contains(key)) {
                on.add(new On(name(key), said(key, value), link(asked.with(key, ""))));
            }
        }
        return on;
    }

    public List<Menu> menus() {
        List<Menu> menus = new ArrayList<>();
        if (asked.get("stage").isEmpty() && !path.endsWith("/board")) {
            List<Choice> stages = new ArrayList<>(List.of(new Choice("Open ones", link(asked.with("stage", "open")))));
            List.of(Stage.values()).forEach(stage -> stages.add(new Choice(stage.label(), link(asked.with("stage", stage.name())))));
            menus.add(new Menu("Stage", stages));
        }
        if (asked.get("opportunity").isEmpty()) {
            menus.add(new Menu("Opportunity", List.of(Opportunity.values()).stream().map(each -> new Choice(each.label(), link(asked.with("opportunity", each.name())))).toList()));
        }
        if (asked.get("owner").isEmpty()) {
            List<Choice> owners = new ArrayList<>(List.of(new Choice("Nobody", link(asked.with("owner", "none")))));
            people.forEach(person -> owners.add(new Choice(person.name(), link(asked.with("owner", person.id().toString())))));
            menus.add(new Menu("Owner", owners));
        }
        if (asked.get("tag").isEmpty() && !tags.isEmpty()) {
            menus.add(new Menu("Tag", tags.stream().map(tag -> new Choice(tag, link(asked.with("tag", tag)))).toList()));
        }
        return menus;
    }

    private Map<String, String> authority() {
        String good = brand.authorityGood().stripTrailingZeros().toPlainString();
        String priority = brand.authorityPriority().stripTrailingZeros().toPlainString();
        return ordered("good", "good, " + good + " and up", "priority", "priority, " + priority + " and up", "-" + good, "below " + good, "unknown", "unknown");
    }

    private Map<String, String> visits() {
        String good = dev.linkwright.web.Format.grouped(brand.trafficGood());
        return ordered("good", "good, " + good + " and up", "-" + brand.trafficGood(), "below " + good, "unknown", "unknown");
    }

    public List<More> more() {
        List<More> more = new ArrayList<>(List.of(more("contact", "Contact", CONTACT), more("auth", "Authority", authority()), more("visits", "Visits a month", visits()),
            more("spam", "Spam", SPAM), more("idle", "Not touched", IDLE)));
        if (!imports.isEmpty()) {
            Map<String, String> files = new java.util.LinkedHashMap<>();
            imports.forEach(each -> files.put(each.id().toString(), each.fileName()));
            more.add(more("import", "First seen in", files));
        }
        return more;
    }

    /** Words of the view that the form behind "More" doesn't ask. */
    public Map<String, String> kept() {
        return kept(List.of("contact", "auth", "visits", "spam", "idle", "import", "country"));
    }

    /** Words of the view that the search field doesn't ask. */
    public Map<String, String> keptBySearch() {
        return kept(List.of("q"));
    }

    public String cleared() {
        ViewQuery only = ViewQuery.of(Map.of("view", asked.get("view"), "sort", asked.get("sort")));
        return only.words().isEmpty() ? path + (path.equals("/prospects") ? "?view=all" : "") : link(only);
    }

    public boolean narrows() {
        return asked.narrows();
    }

    public String text() {
        return asked.get("q");
    }

    private Map<String, String> kept(List<String> butThese) {
        Map<String, String> kept = new java.util.LinkedHashMap<>(asked.words());
        butThese.forEach(kept::remove);
        if (kept.isEmpty() && path.equals("/prospects")) {
            kept.put("view", "all");
        }
        return kept;
    }

    private String link(ViewQuery query) {
        return query.words().isEmpty() ? path + (path.equals("/prospects") ? "?view=all" : "") : path + "?" + query.encoded();
    }

    private More more(String key, String label, Map<String, String> usual) {
        String value = asked.get(key);
        List<Option> options = new ArrayList<>(List.of(new Option("", "Any", value.isEmpty())));
        usual.forEach((word, words) -> options.add(new Option(word, Character.toUpperCase(words.charAt(0)) + words.substring(1), word.equals(value))));
        if (!value.isEmpty() && !usual.containsKey(value)) {
            options.add(new Option(value, said(key, value), true));
        }
        return new More(key, label, options);
    }

    private static String name(String key) {
        return switch (key) {
            case "auth" -> "Authority";
            case "visits" -> "Visits";
            case "idle" -> "Not touched";
            case "import" -> "First seen in";
            default -> Character.toUpperCase(key.charAt(0)) + key.substring(1);
        };
    }

    private String said(String key, String value) {
        return switch (key) {
            case "stage" -> value.equalsIgnoreCase("open") ? "open ones" : dev.linkwright.prospect.ProspectFilter.stage(value).map(Stage::label).orElse(value);
            case "opportunity" -> dev.linkwright.prospect.Traits.opportunity(value).map(Opportunity::label).orElse(value);
            case "owner" -> value.equals("none") ? "nobody" : value.equals("me") ? "me"
                : people.stream().filter(each -> each.id().toString().equals(value)).map(User::name).findFirst().orElse(value);
            case "contact" -> CONTACT.getOrDefault(value, value);
            case "auth" -> authority().getOrDefault(value, band(value));
            case "visits" -> visits().getOrDefault(value, band(value));
            case "spam" -> SPAM.getOrDefault(value, band(value) + " %");
            case "idle" -> IDLE.getOrDefault(value, value.length() > 5 ? "since " + value : "for " + value + " days");
            case "import" -> file(value).orElse("import " + value);
            default -> value;
        };
    }

    private Optional<String> file(String id) {
        return imports.stream().filter(each -> each.id().toString().equals(id)).map(Import::fileName).findFirst();
    }

    private static String band(String value) {
        return value.endsWith("-") ? value.substring(0, value.length() - 1) + " and up" : value.startsWith("-") ? "below " + value.substring(1) : value.replace("-", " to ");
    }

    private static Map<String, String> ordered(String... pairs) {
        Map<String, String> map = new java.util.LinkedHashMap<>();
        for (int i = 0; i < pairs.length; i += 2) {
            map.put(pairs[i], pairs[i + 1]);
        }
        return map;
    }
}
