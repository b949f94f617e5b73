package dev.linkwright.link;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.EntityManager;
import jakarta.transaction.Transactional;

/** Sums up what was appended to the tally of links since the last time. Reads see the same figures before, meanwhile and after. */
@ApplicationScoped
public class FoldLinkTally {

    /** One process at a time; the number is ours alone. */
    private static final String ALONE = "select pg_try_advisory_xact_lock(7145001)";

    private static final String FOLD = """
        with folded as (delete from link_tally_change returning brand_id, state, n)
        insert into link_tally as t (brand_id, state, n) select brand_id, state, sum(n) from folded group by 1, 2 having sum(n) <> 0
        on conflict (brand_id, state) do update set n = t.n + excluded.n
        """;

    private final EntityManager database;

    FoldLinkTally(EntityManager database) {
        this.database = database;
    }

    @Transactional
    public void run() {
        boolean ours = (Boolean) database.createNativeQuery(ALONE, Boolean.class).getSingleResult();
        if (ours && database.createNativeQuery(FOLD).executeUpdate() > 0) database.createNativeQuery("delete from link_tally where n = 0").executeUpdate();
    }
}
