package dev.linkwright.link;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.EntityManager;

import dev.linkwright.brand.Brand;
import dev.linkwright.link.inspect.AnchorKind;

/** The questions of the Links page: how many stand where, and which ones, in the order a person wants them. */
@ApplicationScoped
public class LinkBoard {

    private static final int MOST_COUNTED = 10_000;
    /** Each has an index of its won links. */
    private static final Set<String> QUALIFIERS = Set.of("nofollow", "sponsored", "ugc");

    /** Nobody reads the figure to the last page, so counting ends at {@link #MOST_COUNTED}; what is due of itself and what is behind it have an index each. */
    private static final String CHECKED_TODAY = """
        select count(*) from (
            (select 1 from backlink where brand_id = ?1 and last_checked_at >= ?2 limit %1$d)
            union all
            (select 1 from backlink where brand_id = ?1 and not background and next_check_at < ?3 and next_check_at is not null and (last_checked_at is null or last_checked_at < ?2) limit %1$d)
            union all
            (select 1 from backlink where brand_id = ?1 and background and next_check_at < ?3 and next_check_at is not null and (last_checked_at is null or last_checked_at < ?2) limit %1$d)
            limit %1$d) today
        """.formatted(MOST_COUNTED);

    /**
     * @param live won, at risk or a policy risk
     * @param checkedToday pages visited or due within the day, as far as they were counted: {@link #manyToday}
     */
    public record Counts(long won, long policyRisk, long atRisk, long lost, long promised, long writtenOff, long mentions, long liveSites, long checkedToday, long openCases) {

        public long live() {
            return won + policyRisk + atRisk;
        }

        /** The reclamation queue. */
        public long toReclaim() {
            return openCases + mentions;
        }

        /** There are more than were counted. */
        public boolean manyToday() {
            return checkedToday >= MOST_COUNTED;
        }
    }

    /** Narrows the list of won links; an empty one narrows nothing. {@code qualifier} is followed, nofollow, sponsored or ugc. */
    public record Filter(Optional<String> qualifier, Optional<Long> assetId, Optional<AnchorKind> anchorKind) {
        public static final Filter NONE = new Filter(Optional.empty(), Optional.empty(), Optional.empty());
    }

    private final EntityManager database;

    LinkBoard(EntityManager database) {
        this.database = database;
    }

    /** By state from the tally, which is never out of date; the rest by index. */
    public Counts counts(Brand brand, Instant dayStart, Instant dayEnd) {
        List<Object[]> rows = database.createNativeQuery("select state, sum(n) from link_count where brand_id = ?1 group by state", Object[].class).setParameter(1, brand.id()).getResultList();
        Map<String, Long> by = rows.stream().collect(Collectors.toMap(r -> (String) r[0], r -> number(r[1])));
        Function<BacklinkState, Long> n = state -> by.getOrDefault(state.name(), 0L);
        return new Counts(n.apply(BacklinkState.WON), n.apply(BacklinkState.POLICY_RISK), n.apply(BacklinkState.AT_RISK), n.apply(BacklinkState.LOST), n.apply(BacklinkState.PROMISED),
            n.apply(BacklinkState.WRITTEN_OFF), count("select count(*) from mention where brand_id = ?1 and state in ('UNLINKED', 'RECLAIMING')", brand),
            count("select count(distinct site_id) from backlink where brand_id = ?1 and state in ('WON', 'POLICY_RISK', 'AT_RISK')", brand),
            Math.min(MOST_COUNTED, number(database.createNativeQuery(CHECKED_TODAY).setParameter(1, brand.id()).setParameter(2, dayStart).setParameter(3, dayEnd).getSingleResult())),
            count("select count(*) from reclamation where brand_id = ?1 and state = 'OPEN'", brand));
    }

    /** Newest change first; promises by their date. The rows of a page are found by the order's own index, then read. */
    public List<Backlink> links(Brand brand, BacklinkState state, Filter filter, int skip, int limit) {
        String order = switch (state) {
            case PROMISED -> "promised_for, id";
            case WON -> "won_at desc, id desc";
            case POLICY_RISK -> "last_seen_at desc nulls last, id desc";
            case AT_RISK -> "next_check_at, id";
            case LOST -> "lost_at desc, id desc";
            case WRITTEN_OFF -> "written_off_at desc, id desc";
        };
        // values of our own stand in the text, so that the partial indexes are seen
        String asset = filter.assetId().map(id -> " and asset_id = " + id).orElse("");
        String qualifier = filter.qualifier().map(q -> q.equals("followed") ? " and qualifiers = '{}'" : QUALIFIERS.contains(q) ? " and '" + q + "' = any (qualifiers)" : " and false").orElse("");
        String anchor = filter.anchorKind().map(kind -> " and anchor_kind = '" + kind.name() + "'").orElse("");
        List<?> ids = database.createNativeQuery("select id from backlink where brand_id = :brand and state = '" + state.name() + "'" + asset + qualifier + anchor + " order by " + order
            + " limit :most offset :skip", Long.class).setParameter("brand", brand.id()).setParameter("most", limit).setParameter("skip", skip).getResultList();
        if (ids.isEmpty()) return List.of();
        Map<Long, Backlink> found = database.createQuery("select b from Backlink b join fetch b.site where b.id in :ids", Backlink.class).setParameter("ids", ids).getResultStream()
            .collect(Collectors.toMap(Backlink::id, Function.identity()));
        return ids.stream().map(found::get).toList();
    }

    /** Those that wait or are in hand, newest first; or those that were closed this way, last closed first. */
    public List<Mention> mentions(Brand brand, Optional<MentionState> closedAs, int skip, int limit) {
        String which = closedAs.isPresent() ? "m.state = :state order by m.closedAt desc, m.id desc" : "m.state in (UNLINKED, RECLAIMING) order by m.foundAt desc, m.id desc";
        var query = database.createQuery("select m from Mention m join fetch m.site where m.brand = :brand and " + which, Mention.class).setParameter("brand", brand);
        closedAs.ifPresent(state -> query.setParameter("state", state));
        return query.setFirstResult(skip).setMaxResults(limit).getResultList();
    }

    private long count(String question, Brand brand) {
        return number(database.createNativeQuery(question).setParameter(1, brand.id()).getSingleResult());
    }

    private static long number(Object value) {
        return ((Number) value).longValue();
    }
}
