package dev.linkwright.link;

import java.time.Instant;
import java.util.List;
import java.util.Optional;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.EntityManager;

import dev.linkwright.brand.Brand;

/** The questions of the Links page: how many stand where, and which ones, in the order a person wants them. */
@ApplicationScoped
public class LinkBoard {

    /** @param live won, at risk or a policy risk; {@code checkedToday} pages visited or due within the day */
    public record Counts(long won, long policyRisk, long atRisk, long lost, long promised, long writtenOff, long mentions, long live, long liveSites, long checkedToday,
                         long openCases) {
        /** The reclamation queue. */
        public long toReclaim() {
            return openCases + mentions;
        }
    }

    /** Narrows the list of won links; an empty one narrows nothing. {@code qualifier} is followed, nofollow, sponsored or ugc. */
    public record Filter(Optional<String> qualifier, Optional<Long> assetId) {
        public static final Filter NONE = new Filter(Optional.empty(), Optional.empty());
    }

    private final EntityManager database;

    LinkBoard(EntityManager database) {
        this.database = database;
    }

    public Counts counts(Brand brand, Instant dayStart, Instant dayEnd) {
        Object[] n = (Object[]) database.createNativeQuery("""
            select count(*) filter (where state = 'WON'), count(*) filter (where state = 'POLICY_RISK'), count(*) filter (where state = 'AT_RISK'), count(*) filter (where state = 'LOST'),
                   count(*) filter (where state = 'PROMISED'), count(*) filter (where state = 'WRITTEN_OFF'),
                   (select count(*) from mention where brand_id = ?1 and state in ('UNLINKED', 'RECLAIMING')),
                   count(*) filter (where state in ('WON', 'POLICY_RISK', 'AT_RISK')), count(distinct site_id) filter (where state in ('WON', 'POLICY_RISK', 'AT_RISK')),
                   count(*) filter (where last_checked_at >= ?2 or next_check_at < ?3),
                   (select count(*) from reclamation where brand_id = ?1 and state = 'OPEN')
            from backlink where brand_id = ?1
            """).setParameter(1, brand.id()).setParameter(2, dayStart).setParameter(3, dayEnd).getSingleResult();
        return new Counts(number(n[0]), number(n[1]), number(n[2]), number(n[3]), number(n[4]), number(n[5]), number(n[6]), number(n[7]), number(n[8]), number(n[9]), number(n[10]));
    }

    /** Newest change first; promises by their date. */
    public List<Backlink> links(Brand brand, BacklinkState state, Filter filter, int skip, int limit) {
        String order = switch (state) {
            case PROMISED -> "b.promisedFor nulls last, b.id";
            case WON -> "b.wonAt desc, b.id desc";
            case POLICY_RISK -> "b.lastSeenAt desc nulls last, b.id desc";
            case AT_RISK -> "b.due.at, b.id";
            case LOST -> "b.lostAt desc, b.id desc";
            case WRITTEN_OFF -> "b.writtenOffAt desc, b.id desc";
        };
        String asset = filter.assetId().map(id -> " and b.asset.id = " + id).orElse("");
        String qualifier = filter.qualifier().map(q -> q.equals("followed") ? " and array_length(b.qualifiers) = 0" : " and array_to_string(b.qualifiers, ',') like concat('%', :qualifier, '%')").orElse("");
        var query = database.createQuery("select b from Backlink b join fetch b.site where b.brand = :brand and b.state = :state" + asset + qualifier + " order by " + order, Backlink.class)
            .setParameter("brand", brand).setParameter("state", state);
        if (qualifier.contains(":qualifier")) query.setParameter("qualifier", filter.qualifier().get());
        return query.setFirstResult(skip).setMaxResults(limit).getResultList();
    }

    /** Those that wait or are in hand, newest first; or those that were closed this way, last closed first. */
    public List<Mention> mentions(Brand brand, Optional<MentionState> closedAs, int skip, int limit) {
        String which = closedAs.isPresent() ? "m.state = :state order by m.closedAt desc, m.id desc" : "m.state in (UNLINKED, RECLAIMING) order by m.foundAt desc, m.id desc";
        var query = database.createQuery("select m from Mention m join fetch m.site where m.brand = :brand and " + which, Mention.class).setParameter("brand", brand);
        closedAs.ifPresent(state -> query.setParameter("state", state));
        return query.setFirstResult(skip).setMaxResults(limit).getResultList();
    }

    private static long number(Object value) {
        return ((Number) value).longValue();
    }
}
