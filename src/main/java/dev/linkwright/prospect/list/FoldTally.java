package dev.linkwright.prospect.list;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.EntityManager;
import jakarta.transaction.Transactional;

/** Sums up what has been appended to the tally since the last time. Reads see the same figures before, meanwhile and after. */
@ApplicationScoped
public class FoldTally {

    /** One process at a time; the number is ours alone. */
    private static final String ALONE = "select pg_try_advisory_xact_lock(7065001)";

    private static final String FOLD = """
        with folded as (delete from prospect_tally_change returning brand_id, stage, sunk, owner_id, has_contact, cell, n)
        insert into prospect_tally as t (brand_id, stage, sunk, owner_id, has_contact, cell, n)
        select brand_id, stage, sunk, owner_id, has_contact, cell, sum(n) from folded group by 1, 2, 3, 4, 5, 6 having sum(n) <> 0
        on conflict (brand_id, stage, sunk, owner_id, has_contact, cell) do update set n = t.n + excluded.n""";

    private final EntityManager entities;

    FoldTally(EntityManager entities) {
        this.entities = entities;
    }

    @Transactional
    public void run() {
        if ((Boolean) entities.createNativeQuery(ALONE, Boolean.class).getSingleResult()
            && entities.createNativeQuery(FOLD).executeUpdate() > 0) {
            entities.createNativeQuery("delete from prospect_tally where n = 0").executeUpdate();
        }
    }
}
