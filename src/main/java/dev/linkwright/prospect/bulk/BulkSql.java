package dev.linkwright.prospect.bulk;

import dev.linkwright.prospect.ProspectWhere;
import dev.linkwright.site.SiteLeases;

/**
 * Each change as one statement: the chosen rows are taken in the order of their ids (so that two changes that meet wait for each other and
 * never both ways), those that may change do, and what they were is kept. Answers rows of (word, chosen, changed).
 */
final class BulkSql {

    private BulkSql() {
    }

    private static String with(ProspectWhere where) {
        return """
            with picked as materialized (
                select p.id, p.site_id, p.stage, p.stage_since, p.excluded_because, p.owner_id, p.tags
                from prospect p where %s order by p.id for update),
            """.formatted(where.sql());
    }

    /**
     * :from the stages it may come from; the same rule as Prospect.moveTo, for a set. :intoWork whether the stage is one of work, which takes
     * the site for the person called :name; the word HELD stands for prospects whose site another holds.
     */
    static String stage(ProspectWhere where) {
        return with(where) + """
            taken as (
                insert into site_lease as l (site_id, user_id, brand_id, campaign_id, held_by, since)
                select k.site_id, :user, :brand, null, :name, :now from picked k
                where :intoWork and k.stage = any(:from) and k.stage not in ('CONTACTED', 'IN_CONVERSATION', 'PROMISED')
            """ + SiteLeases.UNLESS_HELD + """
                returning site_id),
            moved as (
                update prospect p set stage = :to, stage_since = :now,
                    excluded_because = case when :to = 'DISQUALIFIED' then 'Disqualified: ' || :why when k.stage = 'DISQUALIFIED' then null else k.excluded_because end
                from picked k where p.id = k.id and k.stage = any(:from)
                  and (not :intoWork or k.stage in ('CONTACTED', 'IN_CONVERSATION', 'PROMISED') or k.site_id in (select site_id from taken))
                returning p.id),
            told as (
                insert into prospect_event (prospect_id, at, user_id, from_stage, to_stage, why)
                select k.id, :now, :user, k.stage, :to, :why from picked k join moved m on m.id = k.id),
            line as (
                insert into site_event (site_id, brand_id, at, user_id, kind, text)
                select k.site_id, :brand, :now, :user, 'STAGE', :line from picked k join moved m on m.id = k.id),
            kept as (
                insert into bulk_row (bulk_id, prospect_id, was_stage, was_stage_since, was_excluded)
                select :bulk, k.id, k.stage, k.stage_since, k.excluded_because from picked k join moved m on m.id = k.id)
            select case when :intoWork and k.stage = any(:from) and m.id is null then 'HELD' else k.stage end, count(*), count(m.id)
            from picked k left join moved m on m.id = k.id group by 1 order by count(*) desc
            """;
    }

    /** :to the owner's id, 0 for nobody */
    static String owner(ProspectWhere where) {
        return with(where) + """
            moved as (
                update prospect p set owner_id = nullif(cast(:to as bigint), 0)
                from picked k where p.id = k.id and k.owner_id is distinct from nullif(cast(:to as bigint), 0)
                returning p.id),
            line as (
                insert into site_event (site_id, brand_id, at, user_id, kind, text)
                select k.site_id, :brand, :now, :user, 'NOTE', :line from picked k join moved m on m.id = k.id),
            kept as (
                insert into bulk_row (bulk_id, prospect_id, was_owner_id)
                select :bulk, k.id, k.owner_id from picked k join moved m on m.id = k.id)
            select '', count(*), count(m.id) from picked k left join moved m on m.id = k.id
            """;
    }

    /** At most :most tags on one prospect. */
    static String tag(ProspectWhere where) {
        return with(where) + """
            moved as (
                update prospect p set tags = (select array_agg(t order by t) from unnest(k.tags || cast(:tag as text)) t)
                from picked k where p.id = k.id and not k.tags @> array[cast(:tag as text)] and cardinality(k.tags) < :most
                returning p.id),
            kept as (
                insert into bulk_row (bulk_id, prospect_id) select :bulk, m.id from moved m)
            select case when k.tags @> array[cast(:tag as text)] then 'had' else '' end, count(*), count(m.id)
            from picked k left join moved m on m.id = k.id group by 1
            """;
    }

    static String untag(ProspectWhere where) {
        return with(where) + """
            moved as (
                update prospect p set tags = array_remove(k.tags, cast(:tag as text))
                from picked k where p.id = k.id and k.tags @> array[cast(:tag as text)]
                returning p.id),
            kept as (
                insert into bulk_row (bulk_id, prospect_id) select :bulk, m.id from moved m)
            select '', count(*), count(m.id) from picked k left join moved m on m.id = k.id
            """;
    }
}
