package dev.linkwright.web.link;

import java.time.Instant;
import java.time.InstantSource;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;

import jakarta.annotation.security.RolesAllowed;
import jakarta.inject.Inject;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;

import org.jboss.resteasy.reactive.RestQuery;

import dev.linkwright.account.Roles;
import dev.linkwright.brand.Asset;
import dev.linkwright.brand.Assets;
import dev.linkwright.brand.Brand;
import dev.linkwright.campaign.reclaim.ProposeTarget;
import dev.linkwright.link.Backlink;
import dev.linkwright.link.BacklinkState;
import dev.linkwright.link.LinkBoard;
import dev.linkwright.link.LinkCheck;
import dev.linkwright.link.LinkChecks;
import dev.linkwright.link.Mention;
import dev.linkwright.link.MentionState;
import dev.linkwright.link.inspect.AnchorKind;
import dev.linkwright.web.CurrentBrand;
import dev.linkwright.web.Times;
import dev.linkwright.web.link.LinksView.Narrowing;
import dev.linkwright.web.link.LinksView.Narrowing.Choice;
import io.quarkus.qute.CheckedTemplate;
import io.quarkus.qute.TemplateInstance;

/** Links by state, unlinked mentions, and the queue of what may be won back. */
@Path("/links")
@RolesAllowed({Roles.SPECIALIST, Roles.MANAGER, Roles.ADMIN})
class LinksPage {

    private static final int ROWS = 50;
    private static final List<MentionState> CLOSED = List.of(MentionState.LINKED, MentionState.DECLINED, MentionState.DISMISSED);
    private static final List<String> QUALIFIERS = List.of("followed", "nofollow", "sponsored", "ugc");

    @Inject LinkBoard board;
    @Inject LinkChecks checks;
    @Inject Assets assets;
    @Inject LinkRows linkRows;
    @Inject ReclamationQueue queue;
    @Inject ProposeTarget proposeTarget;
    @Inject CurrentBrand currentBrand;
    @Inject Times times;
    @Inject InstantSource clock;

    @CheckedTemplate(basePath = "link")
    static class Templates {
        static native TemplateInstance links(LinksView view);
    }

    @GET
    public TemplateInstance show(@RestQuery String state, @RestQuery String qualifier, @RestQuery Long asset, @RestQuery String anchor, @RestQuery Integer page,
                                 @RestQuery String show, @RestQuery String cause, @RestQuery Integer days) {
        Brand brand = currentBrand.brand();
        if (brand == null) return Templates.links(null);
        LinksTab tab = LinksTab.named(state);
        LinkBoard.Filter filter = tab == LinksTab.WON ? filter(qualifier, asset, anchor) : LinkBoard.Filter.NONE;
        int number = page == null || page < 1 ? 1 : page;
        int skip = (number - 1) * ROWS;
        List<Backlink> links = linksOf(brand, tab, filter, skip);
        Optional<MentionState> closedAs = CLOSED.stream().filter(m -> m.name().equalsIgnoreCase(show)).findFirst();
        List<Mention> mentions = tab == LinksTab.MENTIONS ? board.mentions(brand, closedAs, skip, ROWS + 1) : List.of();
        QueueView waiting = tab == LinksTab.RECLAMATION ? queue.view(brand, show, cause, days, number) : null;
        String more = waiting != null ? waiting.more() : links.size() > ROWS || mentions.size() > ROWS
            ? address(tab, filter) + closedAs.map(m -> "&show=" + m).orElse("") + "&page=" + (number + 1) : null;
        LinkBoard.Counts counts = board.counts(brand, startOf(times.today()), startOf(times.today().plusDays(1)));
        List<Asset> ours = assets.of(brand);
        return Templates.links(new LinksView(brand, tab, tabs(tab, counts), counts, linkRows.of(firstOf(links), times.today()), mentionRows(firstOf(mentions)), narrowing(ours, filter),
            times.today(), more, waiting, closedAs.orElse(null), ours, tab.state().isPresent() && !links.isEmpty() ? address(tab, filter).replace("/links?", "/links/export.csv?") : null));
    }

    private List<Backlink> linksOf(Brand brand, LinksTab tab, LinkBoard.Filter filter, int skip) {
        return tab.state().map(s -> board.links(brand, s, filter, skip, ROWS + 1)).orElse(List.of());
    }

    private List<MentionRow> mentionRows(List<Mention> mentions) {
        Map<Long, LinkCheck> newest = checks.newestOfMentions(mentions.stream().map(Mention::id).toList());
        return mentions.stream().map(m -> MentionRow.of(m, newest.get(m.id()), m.state() == MentionState.UNLINKED ? proposeTarget.of(m) : null)).toList();
    }

    private static List<LinksView.Tab> tabs(LinksTab here, LinkBoard.Counts counts) {
        // what was written off or is a policy risk is shown only to who has some, or looks at it
        return Arrays.stream(LinksTab.values()).filter(t -> t != LinksTab.WRITTEN_OFF && t != LinksTab.POLICY_RISK || t == here || t.count(counts) > 0)
            .map(t -> new LinksView.Tab(t, t.count(counts), t == here)).toList();
    }

    /** Unknown words narrow nothing. */
    static LinkBoard.Filter filter(String qualifier, Long asset, String anchor) {
        return new LinkBoard.Filter(Optional.ofNullable(qualifier).filter(QUALIFIERS::contains), Optional.ofNullable(asset),
            Arrays.stream(AnchorKind.values()).filter(kind -> kind.name().equalsIgnoreCase(anchor)).findFirst());
    }

    private static Narrowing narrowing(List<Asset> ours, LinkBoard.Filter filter) {
        return new Narrowing(choices(QUALIFIERS, filter.qualifier(), q -> q, q -> new LinkBoard.Filter(q, filter.assetId(), filter.anchorKind())),
            choices(ours, ours.stream().filter(asset -> filter.assetId().filter(asset.id()::equals).isPresent()).findFirst(), Asset::title,
                asset -> new LinkBoard.Filter(filter.qualifier(), asset.map(Asset::id), filter.anchorKind())),
            choices(List.of(AnchorKind.values()), filter.anchorKind(), AnchorKind::words, kind -> new LinkBoard.Filter(filter.qualifier(), filter.assetId(), kind)));
    }

    private static <T> List<Choice> choices(List<T> offered, Optional<T> chosen, Function<T, String> words, Function<Optional<T>, LinkBoard.Filter> chosenBy) {
        return offered.stream().map(one -> {
            boolean on = chosen.filter(one::equals).isPresent();
            return new Choice(words.apply(one), address(LinksTab.WON, chosenBy.apply(on ? Optional.empty() : Optional.of(one))), on);
        }).toList();
    }

    private static String address(LinksTab tab, LinkBoard.Filter filter) {
        return "/links?state=" + tab + filter.qualifier().map(q -> "&qualifier=" + q).orElse("") + filter.assetId().map(id -> "&asset=" + id).orElse("")
            + filter.anchorKind().map(kind -> "&anchor=" + kind).orElse("");
    }

    private Instant startOf(LocalDate day) {
        return day.atStartOfDay(times.zone()).toInstant();
    }

    private static <T> List<T> firstOf(List<T> rows) {
        return rows.size() > ROWS ? rows.subList(0, ROWS) : rows;
    }
}
