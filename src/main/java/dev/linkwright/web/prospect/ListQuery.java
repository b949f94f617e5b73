package dev.linkwright.web.prospect;

import dev.linkwright.account.User;
import dev.linkwright.brand.Brand;
import dev.linkwright.prospect.ProspectFilter;
import dev.linkwright.prospect.RankedProspects.Sort;
import dev.linkwright.prospect.Weights;
import dev.linkwright.prospect.view.ViewQuery;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.UriInfo;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import org.jboss.resteasy.reactive.RestQuery;

/**
 * What the list shows, as it stands in the URL: the view ({@link ViewQuery}), the page, the open row, weights for looking, whether all are
 * chosen; so that a link or a bookmark shows the same.
 */
public class ListQuery {

    static final int PAGE_SIZE = 50;

    @Context
    UriInfo uri;
    @RestQuery
    String excluded;
    @RestQuery
    Integer page;
    @RestQuery
    Long open;
    @RestQuery
    String chosen;
    @RestQuery
    Long saved;
    @RestQuery
    Integer relevance;
    @RestQuery
    Integer authority;
    @RestQuery
    Integer traffic;

    private ViewQuery asked;

    ViewQuery asked() {
        if (asked == null) {
            Map<String, String> words = new HashMap<>();
            uri.getQueryParameters().forEach((key, values) -> words.put(key, values.get(values.size() - 1)));
            asked = ViewQuery.of(words);
        }
        return asked;
    }

    /** Whether nothing at all is asked, so that the person's own beginning is meant. */
    boolean isBare() {
        return uri.getQueryParameters().isEmpty();
    }

    /** The words of the view, for forms that keep them. */
    public Map<String, String> words() {
        return asked().words();
    }

    public String encoded() {
        return asked().encoded();
    }

    public String view() {
        return asked().get("view").isEmpty() ? "all" : asked().get("view");
    }

    public String text() {
        return asked().get("q");
    }

    public String sort() {
        return sortBy().name().toLowerCase(Locale.ROOT);
    }

    public boolean showsAllExcluded() {
        return "all".equals(excluded);
    }

    public boolean choosesAll() {
        return "all".equals(chosen);
    }

    public int page() {
        return page == null || page < 1 ? 1 : Math.min(page, 100_000);
    }

    public Long open() {
        return open;
    }

    /** The saved view this began with; null for none. */
    public Long saved() {
        return saved;
    }

    Sort sortBy() {
        return asked().sort();
    }

    /** Other weights than the saved ones, for looking; empty when the sliders were not moved. */
    Optional<Weights> weights() {
        if (relevance == null || authority == null || traffic == null || relevance + authority + traffic <= 0
            || relevance < 0 || authority < 0 || traffic < 0) {
            return Optional.empty();
        }
        return Optional.of(new Weights(relevance, authority, traffic));
    }

    ProspectFilter filter(Brand brand, User me, Instant now) {
        return asked().filter(brand, me, now);
    }

    public String sortedBy(String column) {
        return url(Map.of("sort", column.equals("score") ? "" : column, "page", ""));
    }

    public String opening(long id) {
        return url(Map.of("open", String.valueOf(id)));
    }

    public String closed() {
        return url(Map.of("open", ""));
    }

    public String onPage(int number) {
        return url(Map.of("page", String.valueOf(number), "open", ""));
    }

    public String withAllExcluded() {
        return url(Map.of("excluded", "all", "page", "", "open", ""));
    }

    public String withoutExcluded() {
        return url(Map.of("excluded", "", "open", ""));
    }

    public String choosingAll() {
        return url(Map.of("chosen", "all", "open", ""));
    }

    public String choosingNone() {
        return url(Map.of("chosen", ""));
    }

    /** This place without the weights, for forms that come back to it. */
    public String here() {
        return url(Map.of());
    }

    /** The same rows elsewhere: "/prospects/board", "/prospects/triage", "/prospects.csv". */
    public String at(String path) {
        return encoded().isEmpty() ? path : path + "?" + encoded();
    }

    /** A file without the mark of spreadsheets. */
    public String atPlain(String path) {
        return path + "?" + (encoded().isEmpty() ? "" : encoded() + "&") + "mark=no";
    }

    public String saving() {
        return "/prospects/views/new?query=" + URLEncoder.encode(encoded(), StandardCharsets.UTF_8);
    }

    private String url(Map<String, String> changes) {
        Map<String, String> all = new LinkedHashMap<>(words());
        all.put("excluded", excluded);
        all.put("page", page == null ? null : page.toString());
        all.put("open", open == null ? null : open.toString());
        all.put("chosen", chosen);
        all.put("saved", saved == null ? null : saved.toString());
        weights().ifPresent(w -> {
            all.put("relevance", String.valueOf(relevance));
            all.put("authority", String.valueOf(authority));
            all.put("traffic", String.valueOf(traffic));
        });
        all.putAll(changes);
        String query = all.entrySet().stream().filter(each -> each.getValue() != null && !each.getValue().isBlank())
            .map(each -> each.getKey() + "=" + URLEncoder.encode(each.getValue(), StandardCharsets.UTF_8)).collect(Collectors.joining("&"));
        return query.isEmpty() ? "/prospects?view=all" : "/prospects?" + query;
    }
}
