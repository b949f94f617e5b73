package dev.linkwright.prospect;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.EntityManager;
import java.time.Instant;
import java.util.List;

/** Ranks the brands whose ranking no longer says what is known, and adds up scores anew where only the weights have changed. */
@ApplicationScoped
public class RankDueBrands {

    private final EntityManager entities;
    private final RankProspects rank;

    RankDueBrands(EntityManager entities, RankProspects rank) {
        this.entities = entities;
        this.rank = rank;
    }

    /** One brand a call. Two processes that choose the same one take turns, and the second finds little to write. */
    public void run(Instant now) {
        List<?> due = entities.createNativeQuery("""
            select r.brand_id, r.stale_since is not null from brand_ranking r join brand b on b.id = r.brand_id
            where r.stale_since is not null
               or (r.scored_relevance, r.scored_authority, r.scored_traffic)
                  is distinct from (b.weight_relevance::float8, b.weight_authority::float8, b.weight_traffic::float8)
            order by r.stale_since nulls last limit 1""", Object[].class).getResultList();
        if (due.isEmpty()) {
            return;
        }
        Object[] brand = (Object[]) due.get(0);
        if ((Boolean) brand[1]) {
            rank.run((Long) brand[0], now);
        } else {
            rank.reweigh((Long) brand[0], now);
        }
    }
}
