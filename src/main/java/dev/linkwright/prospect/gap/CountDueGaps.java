package dev.linkwright.prospect.gap;

import io.quarkus.narayana.jta.runtime.TransactionConfiguration;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.EntityManager;
import jakarta.transaction.Transactional;
import java.time.Instant;
import java.util.List;

/** Counts the link gap of brands whose competitors have changed, and adds up tallies that have grown long. */
@ApplicationScoped
public class CountDueGaps {

    /** A tally of more rows than this has not been added up for long, or its brand has very many competitors. */
    private static final int MANY_CHANGES = 20_000;

    /** A million links take about a minute on a busy machine. */
    private static final int LONGEST_SECONDS = 3_600;

    private final EntityManager entities;
    private final CountLinkGap count;

    CountDueGaps(EntityManager entities, CountLinkGap count) {
        this.entities = entities;
        this.count = count;
    }

    /** One brand a call; its row is locked meanwhile, so that two processes don't both do it. */
    @Transactional
    @TransactionConfiguration(timeout = LONGEST_SECONDS)
    public void run(Instant now) {
        List<?> due = entities.createNativeQuery("""
            select brand_id from brand_gap where stale_since <= ?1 order by stale_since limit 1 for update skip locked""", Long.class)
            .setParameter(1, now).getResultList();
        if (!due.isEmpty()) {
            count.ofBrand((Long) due.get(0));
        }
        entities.createNativeQuery("select brand_id from gap_tally group by brand_id having count(*) > ?1", Long.class).setParameter(1, MANY_CHANGES)
            .getResultList().forEach(brandId -> count.fold((Long) brandId));
    }
}
