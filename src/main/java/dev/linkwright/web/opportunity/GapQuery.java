package dev.linkwright.web.opportunity;

import dev.linkwright.prospect.gap.GapFilter;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import org.jboss.resteasy.reactive.RestQuery;

/** What the link gap shows, as it stands in the URL, so that a link or a bookmark shows the same. */
public class GapQuery {

    static final String PATH = "/prospects/gap";
    static final int PAGE_SIZE = 50;
    private static final int MOST_PAGES = 2_000;

    @RestQuery
    String least;
    @RestQuery
    String competitor;
    @RestQuery
    String prospect;
    @RestQuery
    String us;
    @RestQuery
    String spam;
    @RestQuery
    Integer page;

    static GapQuery of(String least, String competitor, String prospect, String us, String spam) {
        GapQuery query = new GapQuery();
        query.least = least;
        query.competitor = competitor;
        query.prospect = prospect;
        query.us = us;
        query.spam = spam;
        return query;
    }

    GapFilter filter() {
        return new GapFilter(least(), Optional.of(competitor()).filter(name -> !name.isEmpty()), yesOrNo(us(), true), yesOrNo(prospect(), false), allSpam());
    }

    /** "any" and nothing mean either, unless nothing means no. */
    private static Optional<Boolean> yesOrNo(String written, boolean nothingMeansNo) {
        return switch (written) {
            case "yes" -> Optional.of(true);
            case "no" -> Optional.of(false);
            case "any" -> Optional.empty();
            default -> nothingMeansNo ? Optional.of(false) : Optional.empty();
        };
    }

    public int least() {
        try {
            return least == null || least.isBlank() ? 2 : Math.max(0, Math.min(Integer.parseInt(least.strip()), 1_000));
        } catch (NumberFormatException notANumber) {
            return 2;
        }
    }

    public String competitor() {
        return competitor == null ? "" : competitor.strip();
    }

    public String prospect() {
        return prospect == null ? "" : prospect;
    }

    public String us() {
        return us == null ? "" : us;
    }

    public boolean allSpam() {
        return "all".equals(spam);
    }

    public int page() {
        return page == null || page < 1 ? 1 : Math.min(page, MOST_PAGES);
    }

    public boolean hasNext(long total) {
        return (long) page() * PAGE_SIZE < total && page() < MOST_PAGES;
    }

    /** Something besides the gap itself is asked for. */
    public boolean narrowed() {
        return least() != 2 || !competitor().isEmpty() || !prospect().isEmpty() || !us().isEmpty() || allSpam();
    }

    public String onPage(int number) {
        return url(Map.of("page", String.valueOf(number)));
    }

    public String withSpam() {
        return url(Map.of("spam", "all", "page", ""));
    }

    public String here() {
        return url(Map.of());
    }

    /** All sites that link to a competitor, whoever else they link to, us included. */
    public String allOf(String name) {
        return PATH + "?least=1&us=any&spam=all&competitor=" + URLEncoder.encode(name, StandardCharsets.UTF_8);
    }

    private String url(Map<String, String> changes) {
        Map<String, String> all = new LinkedHashMap<>();
        all.put("least", least() == 2 ? "" : String.valueOf(least()));
        all.put("competitor", competitor());
        all.put("prospect", prospect());
        all.put("us", us());
        all.put("spam", allSpam() ? "all" : "");
        all.put("page", page() == 1 ? "" : String.valueOf(page()));
        all.putAll(changes);
        String query = all.entrySet().stream().filter(each -> !each.getValue().isBlank())
            .map(each -> each.getKey() + "=" + URLEncoder.encode(each.getValue(), StandardCharsets.UTF_8)).collect(Collectors.joining("&"));
        return query.isEmpty() ? PATH : PATH + "?" + query;
    }
}
