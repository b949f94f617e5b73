package dev.linkwright.web.prospect;

import dev.linkwright.account.CurrentUser;
import dev.linkwright.account.Roles;
import dev.linkwright.brand.Brand;
import dev.linkwright.prospect.RankedProspect;
import dev.linkwright.prospect.Stage;
import dev.linkwright.prospect.board.Board;
import dev.linkwright.prospect.list.Total;
import dev.linkwright.prospect.triage.Triage;
import dev.linkwright.web.CurrentBrand;
import io.quarkus.qute.CheckedTemplate;
import io.quarkus.qute.TemplateInstance;
import jakarta.annotation.security.RolesAllowed;
import jakarta.inject.Inject;
import jakarta.ws.rs.BeanParam;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import org.jboss.resteasy.reactive.RestQuery;

/** Prospects by stage. Cards are dragged, moved by a menu or by keys; each way is the same form. */
@Path("/prospects/board")
@RolesAllowed({Roles.SPECIALIST, Roles.MANAGER, Roles.ADMIN})
class BoardPage {

    private static final int CARDS = 10;
    /** Without a word for this long a conversation has gone quiet. */
    private static final Duration QUIET = Duration.ofDays(14);

    @Inject
    CurrentBrand currentBrand;
    @Inject
    CurrentUser currentUser;
    @Inject
    Board board;
    @Inject
    FilterBars filters;
    @Inject
    InstantSource clock;

    @CheckedTemplate(basePath = "prospects")
    static class Templates {
        static native TemplateInstance board(View view);
    }

    record View(Brand brand, ListQuery query, FilterBar filters, List<Lane> lanes, List<Closed> closed, List<String> reasons, String here) {
        /** Where the page of reasons leads back to, as a word of a URL. */
        public String backWords() {
            return URLEncoder.encode(here, StandardCharsets.UTF_8);
        }
    }

    /** @param more shows more of it; null when all are shown or it is full */
    record Lane(Stage stage, Total count, List<Card> cards, String note, String more, long moreCount, String list) {
        public Total inList() {
            return count.without(cards.size());
        }
    }

    /** @param late a conversation that has gone quiet */
    record Card(ProspectRow row, String since, boolean late, String quiet) {
    }

    record Closed(Stage stage, Total count, String list) {
    }

    @GET
    public TemplateInstance show(@BeanParam ListQuery query, @RestQuery String lane, @RestQuery Integer cards) {
        Brand brand = currentBrand.brand();
        if (brand == null) {
            return ProspectsPage.Templates.nobrand();
        }
        Instant now = clock.instant();
        var asked = query.asked().with("stage", "");
        Map<Stage, Integer> wanted = dev.linkwright.prospect.ProspectFilter.stage(lane).map(stage -> Map.of(stage, cards == null ? CARDS : Math.max(CARDS, cards))).orElse(Map.of());
        Board.Content content = board.show(brand, asked.filter(brand, currentUser.user(), now), wanted, CARDS, now);
        String words = asked.encoded();
        String here = "/prospects/board" + (words.isEmpty() ? "" : "?" + words);
        List<Lane> lanes = content.lanes().stream().map(each -> new Lane(each.stage(), each.count(), each.cards().stream().map(row -> card(row, now)).toList(), note(each),
            more(here, each), each.notShown().more() ? 2 * CARDS : Math.min(2 * CARDS, each.notShown().n()), "/prospects?" + asked.with("stage", each.stage().name()).encoded())).toList();
        List<Closed> closed = Board.CLOSED.stream().map(stage -> new Closed(stage, content.closed().get(stage), "/prospects?" + asked.with("stage", stage.name()).encoded())).toList();
        return Templates.board(new View(brand, query, filters.of("/prospects/board", brand, asked), lanes, closed, Triage.REASONS, here));
    }

    private static String more(String here, Board.Lane lane) {
        int next = lane.cards().size() + 2 * CARDS;
        return lane.notShown().none() || lane.cards().size() >= Board.MOST_CARDS ? null
            : here + (here.contains("?") ? "&" : "?") + "lane=" + lane.stage() + "&cards=" + Math.min(next, Board.MOST_CARDS) + "#lane-" + lane.stage();
    }

    private static String note(Board.Lane lane) {
        if (lane.stage() == Stage.NEW || lane.median().isEmpty()) {
            return "best score first";
        }
        long days = lane.median().get().toDays();
        return days < 1 ? "median under a day here" : "median " + days + (days == 1 ? " day here" : " days here");
    }

    private static Card card(RankedProspect ranked, Instant now) {
        ProspectRow row = new ProspectRow(ranked);
        Instant since = row.prospect().stageSince();
        Instant touched = row.prospect().lastTouchAt() == null || since.isAfter(row.prospect().lastTouchAt()) ? since : row.prospect().lastTouchAt();
        Stage stage = row.prospect().stage();
        boolean talking = stage == Stage.CONTACTED || stage == Stage.IN_CONVERSATION || stage == Stage.PROMISED;
        boolean late = talking && touched.plus(QUIET).isBefore(now);
        return new Card(row, shortly(Duration.between(since, now)), late, late ? "Quiet for " + Duration.between(touched, now).toDays() + " days" : null);
    }

    private static String shortly(Duration time) {
        return time.toDays() > 0 ? time.toDays() + " d" : time.toHours() > 0 ? time.toHours() + " h" : "now";
    }
}
