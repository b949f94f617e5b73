package dev.linkwright.prospect;

import dev.linkwright.brand.Brand;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.EntityManager;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/** What the last ranking of a brand left behind. */
@ApplicationScoped
public class Rankings {

    private final EntityManager entities;

    Rankings(EntityManager entities) {
        this.entities = entities;
    }

    /**
     * @param scoredWith the weights that {@code prospect.score} was added up with; empty before the first ranking
     * @param staleSince when something changed that it doesn't say yet, so that it is about to be ranked anew
     */
    public record Ranking(Score.Medians medians, Optional<Weights> scoredWith, Optional<Instant> rankedAt, Optional<Instant> staleSince) {

        static final Ranking NONE = new Ranking(Score.Medians.NONE, Optional.empty(), Optional.empty(), Optional.empty());

        public boolean stale() {
            return staleSince.isPresent();
        }
    }

    public Ranking of(Brand brand) {
        List<?> found = entities.createNativeQuery("""
            select median_relevance, median_authority, median_traffic, scored_relevance, scored_authority, scored_traffic, ranked_at, stale_since
            from brand_ranking where brand_id = ?1""", Object[].class).setParameter(1, brand.id()).getResultList();
        if (found.isEmpty()) {
            return Ranking.NONE;
        }
        Object[] row = (Object[]) found.get(0);
        return new Ranking(new Score.Medians((Double) row[0], (Double) row[1], (Double) row[2]),
            row[3] == null ? Optional.empty() : Optional.of(new Weights((Double) row[3], (Double) row[4], (Double) row[5])),
            Optional.ofNullable((Instant) row[6]), Optional.ofNullable((Instant) row[7]));
    }

    /** A number below those of all prospects that are written from now on. */
    public long nextProspect() {
        return ((Number) entities.createNativeQuery("select nextval(pg_get_serial_sequence('prospect', 'id'))", Long.class).getSingleResult()).longValue();
    }

    /** Prospects with {@code awaits_ranking} were written, none below this number; lists show them last until they are ranked. */
    public void await(long brandId, long from) {
        entities.createNativeQuery("""
            insert into brand_ranking as r (brand_id, awaiting_from) values (?1, ?2)
            on conflict (brand_id) do update set awaiting_from = least(r.awaiting_from, excluded.awaiting_from)""")
            .setParameter(1, brandId).setParameter(2, from).executeUpdate();
    }

    boolean someAwait(long brandId) {
        return !entities.createNativeQuery("select 1 from brand_ranking where brand_id = ?1 and awaiting_from is not null", Integer.class)
            .setParameter(1, brandId).getResultList().isEmpty();
    }

    /** Everybody who was there has been ranked; who has come since is still waiting. */
    void awaited(long brandId) {
        entities.createNativeQuery("""
            update brand_ranking r set awaiting_from = (
                select min(p.id) from prospect p where p.id >= r.awaiting_from and p.brand_id = r.brand_id and p.awaits_ranking)
            where r.brand_id = ?1 and r.awaiting_from is not null""").setParameter(1, brandId).executeUpdate();
    }
}
