package dev.linkwright.merge;

import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.util.List;

/**
 * Two prospects of one brand at what turned out to be one site become one. The one that has come further says the stage: Won, Promised,
 * In conversation, Contacted, Lost, Disqualified, Qualified, New. Owner, opportunity and what it is about are the kept one's where it has
 * them; tags are put together; both histories stay.
 */
@ApplicationScoped
class FoldProspects {

    /** The further, the higher. A person's "no" outweighs what nobody has begun. */
    static final String FAR = "array_position(array['NEW', 'QUALIFIED', 'DISQUALIFIED', 'LOST', 'CONTACTED', 'IN_CONVERSATION', 'PROMISED', 'WON'], %s.stage)";

    private static final String BOTH = """
            select k.id, m.id from prospect k join prospect m on m.brand_id = k.brand_id and m.site_id = ?2 where k.site_id = ?1 order by k.id
            """;
    private static final String TOLD = """
            insert into prospect_event (prospect_id, at, user_id, from_stage, to_stage, why)
            select k.id, ?3, ?4, k.stage, m.stage, 'Merged with ' || m.domain from prospect k, prospect m
            where k.id = ?1 and m.id = ?2 and %s > %s
            """.formatted(FAR.formatted("m"), FAR.formatted("k"));
    private static final String FOLD = """
            update prospect k set
                stage = case when further then m.stage else k.stage end,
                stage_since = case when further then m.stage_since else k.stage_since end,
                excluded_because = case when further then m.excluded_because else k.excluded_because end,
                owner_id = coalesce(k.owner_id, m.owner_id), opportunity = coalesce(k.opportunity, m.opportunity),
                opportunity_url = coalesce(k.opportunity_url, m.opportunity_url), dead_url = coalesce(k.dead_url, m.dead_url),
                dead_anchor = coalesce(k.dead_anchor, m.dead_anchor), replacement_id = coalesce(k.replacement_id, m.replacement_id),
                tags = (select coalesce(array_agg(distinct t order by t), '{}') from unnest(k.tags || m.tags) t),
                last_touch_at = greatest(k.last_touch_at, m.last_touch_at), created_at = least(k.created_at, m.created_at)
            from (select m.*, %s > %s as further from prospect m, prospect k where m.id = ?2 and k.id = ?1) m
            where k.id = ?1
            """.formatted(FAR.formatted("m"), FAR.formatted("k"));

    private final Rows rows;

    FoldProspects(Rows rows) {
        this.rows = rows;
    }

    void at(long keptSite, long mergedSite, long userId, Instant now) {
        for (Object[] both : rows.list(BOTH, keptSite, mergedSite)) {
            long kept = ((Number) both[0]).longValue();
            long merged = ((Number) both[1]).longValue();
            rows.run(TOLD, kept, merged, now, userId);
            rows.run(FOLD, kept, merged);
            rows.run("delete from prospect_words m where m.prospect_id = ?1 and exists (select 1 from prospect_words k where k.prospect_id = ?2 and k.field = m.field)", merged, kept);
            rows.moveReferences("prospect", merged, kept);
            rows.run("delete from prospect where id = ?1", merged);
        }
        // The domain stands on the row, where the list sorts by it.
        rows.run("update prospect set domain = (select domain from site where id = ?1) where site_id = ?2", keptSite, mergedSite);
    }

    /** Sentences for the preview. */
    List<String> told(long keptSite, long mergedSite) {
        return rows.list("""
                select b.name, case when %s > %s then m.stage else k.stage end
                from prospect k join prospect m on m.brand_id = k.brand_id and m.site_id = ?2 join brand b on b.id = k.brand_id where k.site_id = ?1 order by b.name
                """.formatted(FAR.formatted("m"), FAR.formatted("k")), keptSite, mergedSite).stream()
                .map(row -> "Both are prospects of " + row[0] + ": they become one, " + row[1].toString().toLowerCase().replace('_', ' ') + ".").toList();
    }
}
