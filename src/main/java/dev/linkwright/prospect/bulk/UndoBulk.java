package dev.linkwright.prospect.bulk;

import dev.linkwright.account.User;
import dev.linkwright.prospect.Prospects;
import dev.linkwright.prospect.Tags;
import dev.linkwright.shared.RowLock;
import dev.linkwright.shared.RuleViolation;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.EntityManager;
import jakarta.persistence.Query;
import jakarta.transaction.Transactional;
import java.time.Instant;
import java.util.Locale;
import java.util.Map;

/** Takes a change to many back, row by row as it was; what somebody changed again since then stays as they left it. */
@ApplicationScoped
public class UndoBulk {

    /**
     * A move back leaves its event like every other; that it goes against the order of the stages is what taking back means. Sites that
     * the change took for its person, and nobody took since, are free again.
     */
    private static final String STAGE = """
        with picked as materialized (
            select p.id, p.site_id, p.stage from prospect p join bulk_row r on r.prospect_id = p.id
            where r.bulk_id = :bulk and p.stage = :value and p.stage_since = :at order by p.id for update of p),
        back as (
            update prospect p set stage = r.was_stage, stage_since = r.was_stage_since, excluded_because = r.was_excluded
            from picked k join bulk_row r on r.bulk_id = :bulk and r.prospect_id = k.id
            where p.id = k.id returning p.id, p.site_id, r.was_stage),
        free as (
            delete from site_lease l using back
            where l.site_id = back.site_id and l.user_id = :mover and l.since = :at and l.campaign_id is null),
        line as (
            insert into site_event (site_id, brand_id, at, user_id, kind, text)
            select site_id, :brand, :now, :user, 'STAGE', :line from back)
        insert into prospect_event (prospect_id, at, user_id, from_stage, to_stage, why)
        select id, :now, :user, :value, was_stage, 'Taken back' from back
        """;
    private static final String OWNER = """
        update prospect p set owner_id = r.was_owner_id from bulk_row r
        where r.bulk_id = :bulk and r.prospect_id = p.id and p.owner_id is not distinct from nullif(cast(:value as bigint), 0)
        """;
    private static final String TAG = """
        update prospect p set tags = array_remove(p.tags, cast(:value as text)) from bulk_row r
        where r.bulk_id = :bulk and r.prospect_id = p.id and p.tags @> array[cast(:value as text)]
        """;
    private static final String UNTAG = """
        update prospect p set tags = (select array_agg(t order by t) from unnest(p.tags || cast(:value as text)) t) from bulk_row r
        where r.bulk_id = :bulk and r.prospect_id = p.id and not p.tags @> array[cast(:value as text)] and cardinality(p.tags) < :most
        """;

    private final EntityManager entities;
    private final BulkChanges changes;
    private final Prospects prospects;

    UndoBulk(EntityManager entities, BulkChanges changes, Prospects prospects) {
        this.entities = entities;
        this.changes = changes;
        this.prospects = prospects;
    }

    /**
     * @return a sentence: how many are as before, and how many were changed again meanwhile and stay
     * @throws RuleViolation when it can't be taken back
     */
    @Transactional
    public String run(long bulkId, User by, Instant now) {
        BulkChange done = RowLock.take(entities, changes.require(bulkId), "bulk_change", bulkId);
        done.undone(by, now);
        Map<String, Object> parameters = Map.of("bulk", bulkId, "value", done.value());
        long back = switch (done.verb()) {
            case STAGE -> update(STAGE, Map.of("bulk", bulkId, "value", done.value(), "at", done.at(), "now", now, "user", by.id(), "mover", done.userId(),
                "brand", done.brandId(), "line", by.name() + " took a move of the prospect back"));
            case OWNER -> update(OWNER, parameters);
            case TAG -> update(TAG, parameters);
            case UNTAG -> update(UNTAG, Map.of("bulk", bulkId, "value", done.value(), "most", Tags.MOST));
            case ENROL -> throw new IllegalStateException("enrollments are stopped, not taken back");
        };
        if (done.verb() == BulkChange.Verb.STAGE) {
            prospects.markStale(done.brandId(), now);
        }
        long left = done.changed() - back;
        entities.flush();
        entities.clear();
        return String.format(Locale.ROOT, "Taken back for %,d %s.", back, back == 1 ? "prospect" : "prospects")
            + (left == 0 ? "" : String.format(Locale.ROOT, " %,d changed again since then and stay.", left));
    }

    private long update(String sql, Map<String, Object> parameters) {
        Query query = entities.createNativeQuery(sql);
        parameters.forEach(query::setParameter);
        return query.executeUpdate();
    }
}
