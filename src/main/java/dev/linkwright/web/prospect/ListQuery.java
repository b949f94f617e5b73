package dev.linkwright.web.prospect;

import dev.linkwright.account.User;
import dev.linkwright.prospect.ProspectFilter;
import dev.linkwright.prospect.RankedProspects.Sort;
import dev.linkwright.prospect.Stage;
import dev.linkwright.prospect.Weights;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import org.jboss.resteasy.reactive.RestQuery;

/** What the list shows, as it stands in the URL: every filter, sort and page, so that a link or a bookmark shows the same. */
public class ListQuery {

    static final int PAGE_SIZE = 50;

    @RestQuery
    String view;
    @RestQuery
    String stage;
    @RestQuery
    String owner;
    @RestQuery
    String q;
    @RestQuery
    String sort;
    @RestQuery
    String excluded;
    @RestQuery
    Integer page;
    @RestQuery
    Long open;
    @RestQuery
    Integer relevance;
    @RestQuery
    Integer authority;
    @RestQuery
    Integer traffic;

    public String view() {
        return view == null || view.isBlank() ? "all" : view;
    }

    public String stage() {
        return stage == null ? "" : stage;
    }

    public String owner() {
        return owner == null ? "" : owner;
    }

    public String text() {
        return q == null ? "" : q;
    }

    public String sort() {
        return sortBy().name().toLowerCase(Locale.ROOT);
    }

    public boolean showsAllExcluded() {
        return "all".equals(excluded);
    }

    public int page() {
        return page == null || page < 1 ? 1 : Math.min(page, 100_000);
    }

    public Long open() {
        return open;
    }

    Sort sortBy() {
        try {
            return sort == null || sort.isBlank() ? Sort.SCORE : Sort.valueOf(sort.toUpperCase(Locale.ROOT));
        } catch (IllegalArgumentException unknown) {
            return Sort.SCORE;
        }
    }

    /** Other weights than the saved ones, for looking; empty when the sliders were not moved. */
    Optional<Weights> weights() {
        if (relevance == null || authority == null || traffic == null || relevance + authority + traffic <= 0
            || relevance < 0 || authority < 0 || traffic < 0) {
            return Optional.empty();
        }
        return Optional.of(new Weights(relevance, authority, traffic));
    }

    ProspectFilter filter(User me) {
        Optional<Stage> wanted = "open".equals(stage) ? Optional.empty() : ProspectFilter.stage(stage);
        Optional<Long> person = owner == null || owner.isBlank() ? Optional.empty() : ownerId();
        ProspectFilter filter = new ProspectFilter(wanted, "open".equals(stage), person, text(), Optional.empty(), Optional.empty());
        return inView(view(), filter, me);
    }

    static ProspectFilter inView(String view, ProspectFilter f, User me) {
        return switch (view) {
            case "write-next" -> f.in(f.stage().orElse(Stage.QUALIFIED)).withContact(true);
            case "no-contact" -> f.onlyOpen().withContact(false);
            case "mine" -> f.of(me.id());
            default -> f;
        };
    }

    private Optional<Long> ownerId() {
        try {
            return Optional.of("none".equals(owner) ? 0 : Long.parseLong(owner));
        } catch (NumberFormatException notAPerson) {
            return Optional.empty();
        }
    }

    public boolean narrowed() {
        return !stage().isEmpty() || !owner().isEmpty() || !text().isEmpty();
    }

    public String inView(String other) {
        return url(Map.of("view", other, "page", "", "open", ""));
    }

    public String sortedBy(String column) {
        return url(Map.of("sort", column, "page", ""));
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

    public String cleared() {
        return url(Map.of("stage", "", "owner", "", "q", "", "page", "", "open", ""));
    }

    /** This place without the weights, for forms that come back to it. */
    public String here() {
        return url(Map.of());
    }

    private String url(Map<String, String> changes) {
        Map<String, String> all = new LinkedHashMap<>();
        all.put("view", view);
        all.put("stage", stage);
        all.put("owner", owner);
        all.put("q", q);
        all.put("sort", sort);
        all.put("excluded", excluded);
        all.put("page", page == null ? null : page.toString());
        all.put("open", open == null ? null : open.toString());
        weights().ifPresent(w -> {
            all.put("relevance", String.valueOf(relevance));
            all.put("authority", String.valueOf(authority));
            all.put("traffic", String.valueOf(traffic));
        });
        all.putAll(changes);
        String query = all.entrySet().stream().filter(each -> each.getValue() != null && !each.getValue().isBlank() && !"all".equals(view(each)))
            .map(each -> each.getKey() + "=" + URLEncoder.encode(each.getValue(), StandardCharsets.UTF_8)).collect(Collectors.joining("&"));
        return query.isEmpty() ? "/prospects" : "/prospects?" + query;
    }

    private static String view(Map.Entry<String, String> each) {
        return each.getKey().equals("view") ? each.getValue() : "";
    }
}
