package dev.linkwright.prospect;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.EntityManager;
import jakarta.transaction.Transactional;
import java.time.Instant;
import java.util.List;

/** Ranks the brands whose ranking no longer says what is known. */
@ApplicationScoped
public class RankDueBrands {

    private final EntityManager entities;
    private final RankProspects rank;

    RankDueBrands(EntityManager entities, RankProspects rank) {
        this.entities = entities;
        this.rank = rank;
    }

    /** One brand a call; the row is locked while it is ranked, so that two processes don't both do it. */
    @Transactional
    public void run(Instant now) {
        List<?> due = entities.createNativeQuery("""
            select brand_id from brand_ranking where stale_since is not null order by stale_since limit 1 for update skip locked""", Long.class)
            .getResultList();
        if (!due.isEmpty()) {
            rank.run((Long) due.get(0), now);
        }
    }
}
