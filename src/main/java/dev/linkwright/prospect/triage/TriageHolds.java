package dev.linkwright.prospect.triage;

import dev.linkwright.prospect.ProspectWhere;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.EntityManager;
import jakarta.persistence.Query;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalLong;

/** Who looks at which prospect now, so that two people who go through one view are shown different ones. */
@ApplicationScoped
class TriageHolds {

    /** Somebody who went for a coffee lets go after this. */
    private static final Duration KEPT = Duration.ofMinutes(5);

    private static final String UNDECIDED = " and not exists (select 1 from triage_step t where t.run_id = :run and t.prospect_id = p.id)";
    private static final String MINE = """
        select p.id from triage_hold h join prospect p on p.id = h.prospect_id where h.user_id = :me and h.until > :now and\s""";
    private static final String BEST_FREE = """
        \sand not p.awaits_ranking
        and not exists (select 1 from triage_hold h where h.prospect_id = p.id and h.user_id <> :me and h.until > :now)
        order by p.sunk, p.score desc, p.authority desc nulls last, p.traffic desc nulls last, p.domain limit 1
        """;
    /** Two who pick the same one at once: the row of the first stands, the second picks again. */
    private static final String TAKE = """
        insert into triage_hold (prospect_id, user_id, until) values (:prospect, :me, :until)
        on conflict (prospect_id) do update set user_id = excluded.user_id, until = excluded.until
        where triage_hold.user_id = excluded.user_id or triage_hold.until <= :now
        """;

    private final EntityManager entities;

    TriageHolds(EntityManager entities) {
        this.entities = entities;
    }

    /** The one this person looks at, else the best that nobody looks at and that was not decided in the run; held from now on. */
    OptionalLong take(long run, long me, ProspectWhere where, Instant now) {
        for (int tries = 0; tries < 20; tries++) {
            OptionalLong found = first(MINE + where.sql() + UNDECIDED + " order by h.until desc limit 1", run, me, where, now);
            if (found.isEmpty()) {
                found = first("select p.id from prospect p where " + where.sql() + UNDECIDED + BEST_FREE, run, me, where, now);
            }
            if (found.isEmpty() || hold(found.getAsLong(), me, now)) {
                return found;
            }
        }
        return OptionalLong.empty();
    }

    /** @return false when somebody else holds it */
    boolean hold(long prospect, long me, Instant now) {
        boolean taken = entities.createNativeQuery(TAKE).setParameter("prospect", prospect).setParameter("me", me)
            .setParameter("until", now.plus(KEPT)).setParameter("now", now).executeUpdate() == 1;
        if (taken) {
            entities.createNativeQuery("delete from triage_hold where user_id = :me and prospect_id <> :prospect")
                .setParameter("me", me).setParameter("prospect", prospect).executeUpdate();
        }
        return taken;
    }

    void release(long prospect, long me) {
        entities.createNativeQuery("delete from triage_hold where user_id = :me and prospect_id = :prospect")
            .setParameter("me", me).setParameter("prospect", prospect).executeUpdate();
    }

    private OptionalLong first(String sql, long run, long me, ProspectWhere where, Instant now) {
        Map<String, Object> parameters = new HashMap<>(where.parameters());
        parameters.putAll(Map.of("run", run, "me", me, "now", now));
        Query query = entities.createNativeQuery(sql, Long.class);
        parameters.forEach(query::setParameter);
        List<?> ids = query.getResultList();
        return ids.isEmpty() ? OptionalLong.empty() : OptionalLong.of((Long) ids.get(0));
    }
}
