package dev.linkwright.link;

import java.time.Instant;
import java.util.List;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.EntityManager;
import jakarta.transaction.Transactional;

/**
 * After a brand said anew what makes another page, its links are looked at again soon instead of at their next usual check: a few at a
 * time, those that were looked at longest ago first, behind everything that is due of itself.
 */
@ApplicationScoped
public class JudgeAnew {

    /** With a run each minute, four a second of each brand, as many as an import's first checks. */
    static final int EACH_TIME = 240;

    /** Brands whose word is in force and not followed to the end yet. */
    private static final String BRANDS = """
        select id from brand where pages_apart_since <= ?1 and judged_anew_since is distinct from pages_apart_since order by id for no key update skip locked
        """;

    // any page of the brand ('*') is told by its domain alone; what is due within the hour anyway stays as it is
    private static final String SOON = """
        update backlink b set next_check_at = cast(?2 as timestamptz) + n.nth * interval '250 milliseconds', background = true,
            next_check_because = 'the brand says anew what makes another page'
        from (select id, row_number() over (order by last_checked_at, id) as nth from (
                select b.id, b.last_checked_at from backlink b
                where b.brand_id = ?1 and b.last_checked_at < (select v.pages_apart_since from brand v where v.id = ?1) and not b.background and b.target_key <> '*'
                    and b.next_check_at > cast(?2 as timestamptz) + interval '1 hour' and (b.claimed_until is null or b.claimed_until <= ?2)
                order by b.last_checked_at limit ?3 for no key update skip locked) oldest) n
        where b.id = n.id
        """;

    private static final String DONE = "update brand set judged_anew_since = pages_apart_since where id = ?1";

    private final EntityManager database;

    JudgeAnew(EntityManager database) {
        this.database = database;
    }

    /** @return how many links are due anew */
    @Transactional
    public int run(Instant now) {
        int links = 0;
        List<Long> brands = database.createNativeQuery(BRANDS, Long.class).setParameter(1, now).getResultList();
        for (Long brand : brands) {
            int some = database.createNativeQuery(SOON).setParameter(1, brand).setParameter(2, now).setParameter(3, EACH_TIME).executeUpdate();
            if (some == 0) database.createNativeQuery(DONE).setParameter(1, brand).executeUpdate();
            links += some;
        }
        return links;
    }
}
