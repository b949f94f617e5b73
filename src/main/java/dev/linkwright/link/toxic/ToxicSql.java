package dev.linkwright.link.toxic;

/** The bad links of a brand, set by set: one row of signals per linking site, then the reasons they amount to. */
final class ToxicSql {

    /**
     * Every link that is there or said to be, with what its newest check saw of its page. Texts are what tools and checks quote of a site;
     * :topic is a text search of the brand's keywords, blank where it has none.
     */
    static final String FIND = """
        with live as materialized (
            select b.id, b.site_id, b.page_key, lower(regexp_replace(trim(coalesce(b.anchor, '')), '\\s+', ' ', 'g')) as anchor,
                   k.outbound_links, k.placement, concat_ws(' ', k.words_left, k.words, k.words_right) as around
            from backlink b left join lateral (
                select outbound_links, placement, words_left, words, words_right from link_check c
                where c.backlink_id = b.id and c.observation <> 'UNVERIFIABLE' order by c.at desc limit 1) k on true
            where b.brand_id = :brand and b.state in ('WON', 'POLICY_RISK', 'AT_RISK')),
        per_site as (
            select site_id, count(*) as links, count(distinct page_key) as pages, min(id) as example,
                   count(*) filter (where anchor = any (cast(:keywords as text[]))) as exact,
                   max(anchor) filter (where anchor = any (cast(:keywords as text[]))) as keyword,
                   count(distinct page_key) filter (where placement in ('FOOTER', 'SIDEBAR', 'NAVIGATION')) as around_pages,
                   avg(outbound_links) filter (where outbound_links > 0) as outbound,
                   left(string_agg(around, ' '), 20000) as around
            from live group by site_id),
        same_anchor as (
            select site_id, max(pages) as same from (
                select site_id, anchor, count(distinct page_key) as pages from live where anchor <> '' group by site_id, anchor) a group by site_id),
        said as (
            select p.*, coalesce(a.same, 0) as same, m.value as spam, m.source as spam_source, f.source as flagged_by,
                   concat_ws(' ', t.text, p.around) as text, r.relevance
            from per_site p
            left join same_anchor a using (site_id)
            left join lateral (
                select value, source from metric_reading r where r.site_id = p.site_id and r.metric = 'SPAM' and r.name = 'score'
                order by r.as_of desc, r.created_at desc limit 1) m on true
            left join lateral (
                select case when value > 0 then source end as source from metric_reading r
                where r.site_id = p.site_id and r.metric = 'SPAM' and r.name = 'flag' order by r.as_of desc, r.created_at desc limit 1) f on true
            left join lateral (
                select left(string_agg(x.text, ' '), 20000) as text from (select text from site_text t where t.site_id = p.site_id order by as_of desc limit 20) x) t on true
            left join prospect r on r.brand_id = :brand and r.site_id = p.site_id),
        judged as (
            select site_id, links, example,
                case when flagged_by is not null then 'marked as spam by ' || flagged_by
                     when spam > :limit then 'spam score ' || round(spam) || ' % by ' || spam_source || ', above ' || :limitShown || ' %' end as spam,
                case when outbound >= 100 then 'its pages link to ' || round(outbound) || ' other sites on average' end as farm,
                case when exact >= 3 then exact || ' links say “' || keyword || '”' || case when exact > 3 then ' or another keyword' else '' end end as exact,
                case when same >= 10 then 'the same link on ' || same || ' pages' when around_pages >= 3 then 'in footers, sidebars or menus of ' || around_pages || ' pages' end as wide,
                case when :topic <> '' and length(text) >= 80 and not to_tsvector('simple', text) @@ to_tsquery('simple', nullif(:topic, ''))
                          and coalesce(relevance, 0) < 0.05 then 'no word of ours in what is known of it' end as unrelated
            from said)
        select site_id, links, example, spam, farm, exact, wide, unrelated from judged
        where coalesce(spam, farm, exact, wide, unrelated) is not null
        """;

    /** What is known stays with its decision; a site that is bad in other ways than before keeps it too, and shows the new reasons. */
    static final String KEEP = """
        insert into toxic_site as t (brand_id, site_id, reasons, evidence, weight, links, example, found_at, looked_at)
        select :brand, site_id, array_remove(array[%1$s], null), array_remove(array[spam, farm, exact, wide, unrelated], null),
               least(100, %2$s), links, example, cast(:now as timestamptz), cast(:now as timestamptz)
        from (%3$s) found
        on conflict (brand_id, site_id) do update set reasons = excluded.reasons, evidence = excluded.evidence, weight = excluded.weight, links = excluded.links,
            example = excluded.example, looked_at = excluded.looked_at
        """.formatted(
        "case when spam is not null then 'SPAM' end, case when farm is not null then 'LINK_FARM' end, case when exact is not null then 'EXACT_ANCHORS' end, "
            + "case when wide is not null then 'SITE_WIDE' end, case when unrelated is not null then 'UNRELATED' end",
        points("spam", ToxicReason.SPAM) + " + " + points("farm", ToxicReason.LINK_FARM) + " + " + points("exact", ToxicReason.EXACT_ANCHORS) + " + "
            + points("wide", ToxicReason.SITE_WIDE) + " + " + points("unrelated", ToxicReason.UNRELATED), FIND);

    /** No bad link any more and nobody decided anything: off the list. */
    static final String FORGET = "delete from toxic_site where brand_id = :brand and looked_at < cast(:now as timestamptz) and decision is null";

    private ToxicSql() {}

    private static String points(String column, ToxicReason reason) {
        return "case when " + column + " is null then 0 else " + reason.weight() + " end";
    }
}
