package dev.linkwright.link.reclaim;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.EntityManager;

import dev.linkwright.brand.Brand;

/** The rows behind the queue and behind every number of the rate: links and mentions alike. */
@ApplicationScoped
public class CaseList {

    // the best site first; each kind by its own index up to the last row wanted, then the two merged
    private static final String OPEN = """
        select * from (
            (select kind, id, backlink_id, mention_id, cause, found_at as at, site_authority from reclamation_case
             where kind = 'LINK' and brand_id = :brand and state = 'OPEN' %1$s order by site_authority desc nulls last, found_at desc, id desc limit :upTo)
            union all
            (select kind, id, backlink_id, mention_id, cause, found_at, site_authority from reclamation_case
             where kind = 'MENTION' and brand_id = :brand and mention_id in (
                select id from mention where brand_id = :brand and state in ('UNLINKED', 'RECLAIMING') order by site_authority desc nulls last, found_at desc, id desc %2$s) %1$s
             order by site_authority desc nulls last, found_at desc, id desc limit :upTo)) both_kinds
        order by site_authority desc nulls last, at desc, kind, id desc offset :skip limit :most
        """;
    private static final String CLOSED = """
        select kind, id, backlink_id, mention_id, cause, closed_at as at, site_authority from reclamation_case
        where brand_id = :brand and (state = :state or :state = 'CLOSED' and state <> 'OPEN') and confirmed and closed_at >= :since %1$s
        order by closed_at desc, kind, id desc offset :skip limit :most
        """;

    private final EntityManager database;

    CaseList(EntityManager database) {
        this.database = database;
    }

    /**
     * One case.
     *
     * @param caseId of the link's case, else 0
     * @param linkId null for a mention, as {@code mentionId} is for a link
     * @param authority of the site, 0..100, as the brand reads it; empty when nothing is known
     */
    public record Line(long caseId, Long linkId, Long mentionId, Cause cause, Instant at, OptionalInt authority) {}

    /** Open ones best site first, closed ones newest first; without an outcome all that were closed. {@code since} narrows closed ones only, by the day they closed. */
    @SuppressWarnings("unchecked")
    public List<Line> of(Brand brand, Optional<Outcome> outcome, Optional<Cause> cause, Instant since, int skip, int most) {
        String ofCause = cause.isPresent() ? "and cause = :cause" : "";
        boolean open = outcome.filter(o -> o == Outcome.OPEN).isPresent();
        // a cause is not in an index, so only without one the newest rows are the ones wanted
        var query = database.createNativeQuery(open ? OPEN.formatted(ofCause, cause.isPresent() ? "" : "limit :upTo") : CLOSED.formatted(ofCause), Object[].class)
            .setParameter("brand", brand.id()).setParameter("skip", skip).setParameter("most", most);
        if (open) query.setParameter("upTo", skip + most);
        else query.setParameter("state", outcome.map(Outcome::name).orElse("CLOSED")).setParameter("since", since);
        cause.ifPresent(c -> query.setParameter("cause", c.name()));
        return ((List<Object[]>) query.getResultList()).stream().map(r -> {
            boolean link = r[0].equals("LINK");
            return new Line(link ? (Long) r[1] : 0, (Long) r[2], (Long) r[3], Cause.valueOf((String) r[4]), (Instant) r[5], r[6] == null ? OptionalInt.empty() : OptionalInt.of(Math.round(((Number) r[6]).floatValue())));
        }).toList();
    }
}
