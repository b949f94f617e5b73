package dev.linkwright.prospect;

import java.util.List;
import java.util.stream.Stream;

/**
 * The set-sized questions of the ranking, in the order in which they are asked. What the prospects are about stands in {@code relevance_found}
 * already; everything is gathered into {@code ranking} first, so that a prospect is written once.
 */
final class RankingSql {

    private RankingSql() {
    }

    /** The prospects of brand {brand}. */
    private static final String OF_BRAND = """
        select p.id, p.site_id, p.domain, p.stage, p.excluded_because as excluded_before from prospect p where p.brand_id = {brand}{at}
        """;

    /**
     * What readings say of their sites. Authority and traffic: the newest reading of the most trusted metric; spam: the newest score and the newest flag.
     * Sites with one reading, which most are, need no looking for the newest: they are taken as one set.
     */
    private static final String READ = """
        -- lower is believed first; never two the same
        trust as materialized (
            select authority_trust, coalesce(array_position(authority_trust, 'DR'), 101) as dr, coalesce(array_position(authority_trust, 'DA'), 102) as da,
                   coalesce(array_position(authority_trust, 'AS'), 103) as as_score, coalesce(array_position(authority_trust, 'TF'), 104) as tf
            from brand where id = {brand}),
        read as (
            select r.site_id, count(*) as n from site_reading r
            where r.site_id in (select site_id from of_brand) group by r.site_id),
        single as (
            select r.*, case when not r.own_sheet then r.source end as tool, b.dr as b_dr, b.da as b_da, b.as_score as b_as, b.tf as b_tf,
                   least(case when r.dr is not null then b.dr end, case when r.da is not null then b.da end,
                         case when r.as_score is not null then b.as_score end, case when r.tf is not null then b.tf end) as best
            from read join site_reading r on read.n = 1 and r.site_id = read.site_id cross join trust b)
        """;
    private static final String SIGNALS = """
        select site_id,
               case best when b_dr then 'DR' when b_da then 'DA' when b_as then 'AS' when b_tf then 'TF' end as name,
               case best when b_dr then dr when b_da then da when b_as then as_score when b_tf then tf end as value,
               case when best is not null then coalesce(tool, case best when b_dr then 'Ahrefs' when b_da then 'Moz' when b_as then 'Semrush' else 'Majestic' end)
                    end as source,
               case when best is not null then as_of end as as_of,
               case when traffic >= 0 then traffic end as traffic, case when traffic >= 0 then source end as traffic_source,
               case when traffic >= 0 then as_of end as traffic_as_of, spam, is_spam
        from single
        union all
        select read.site_id, a.name, a.value, a.source, a.as_of, t.traffic, t.source, t.as_of, s.spam, g.is_spam
        from read cross join trust b
        left join lateral (
            select v.name, v.value, case when r.own_sheet then v.usual else r.source end as source, r.as_of
            from site_reading r
            cross join lateral (values ('DR', r.dr, 'Ahrefs'), ('DA', r.da, 'Moz'), ('AS', r.as_score, 'Semrush'), ('TF', r.tf, 'Majestic')) v (name, value, usual)
            where r.site_id = read.site_id and v.value is not null
            order by array_position(b.authority_trust, v.name) nulls last, r.as_of desc, r.created_at desc, r.number limit 1) a on true
        left join lateral (
            select r.traffic, r.source, r.as_of from site_reading r
            where r.site_id = read.site_id and r.traffic >= 0 order by r.as_of desc, r.created_at desc, r.number limit 1) t on true
        left join lateral (
            select r.spam from site_reading r
            where r.site_id = read.site_id and r.spam is not null order by r.as_of desc, r.created_at desc, r.number limit 1) s on true
        left join lateral (
            select r.is_spam from site_reading r
            where r.site_id = read.site_id and r.is_spam is not null order by r.as_of desc, r.created_at desc, r.number limit 1) g on true
        where read.n > 1
        """;

    /**
     * Every prospect as it is to be. Where no reading says so, authority and traffic are an estimate from the newest open list that knows the domain:
     * 1 - ln(rank) / ln(N). Traffic is log10(1 + visits) / 6, capped at 1. A spam flag counts as 100. Then why it sinks, the gravest reason first; the
     * suppression ledger is read as it stands.
     */
    private static final String GATHERED = """
        lists as materialized (
            select id, source, measures, size, as_of from rank_list where id in (select max(id) from rank_list group by source)),
        ledger as (
            select domain, min(since) as since from suppression where lifted_at is null and (brand_id is null or brand_id = {brand}) group by domain)
        select x.*,
               case when x.stage = 'DISQUALIFIED' then coalesce(nullif(x.excluded_before, ''), 'Disqualified')
                    when u.since is not null then 'Suppressed, ' || to_char(u.since at time zone 'UTC', 'FMDD Mon YYYY')
                    when x.domain = any(b.domains) then 'This is ' || b.name || '''s own site'
                    when x.domain = any(b.competitors) then 'A competitor of ' || b.name
                    when x.spam >= 100 then 'Marked as spam'
                    when x.spam > b.spam_limit
                        then 'Spam score ' || trim_scale(round(x.spam::numeric, 1)) || ' %, limit is ' || trim_scale(b.spam_limit) || ' %'
               end as excluded_because
        from (
            select p.id, p.site_id, p.domain, p.stage, p.excluded_before,
                   f.relevance, coalesce(f.terms, '{}') as terms, f.source as relevance_source, f.as_of as relevance_as_of,
                   case when g.value is not null then least(1, greatest(0, g.value / 100)) else ra.estimate end as authority,
                   case when g.value is not null then g.name || ' ' || trim_scale(round(g.value::numeric, 1))
                        when ra.rank is not null then 'rank ' || ra.rank end as authority_label,
                   coalesce(g.source, ra.source) as authority_source,
                   coalesce(g.as_of, ra.as_of) as authority_as_of,
                   g.value is null and ra.estimate is not null as authority_estimated,
                   case when g.traffic is not null then least(1, log(1 + g.traffic) / 6) else rt.estimate end as traffic,
                   coalesce(g.traffic, power(10, 6 * rt.estimate) - 1) as traffic_visits,
                   coalesce(g.traffic_source, rt.source) as traffic_source,
                   coalesce(g.traffic_as_of, rt.as_of) as traffic_as_of,
                   g.traffic is null and rt.estimate is not null as traffic_estimated,
                   case when g.is_spam then 100 else g.spam end as spam,
                   exists (select 1 from contact c where c.site_id = p.site_id) as has_contact
            from of_brand p
            left join relevance_found f on f.id = p.id
            left join signals g on g.site_id = p.site_id
            left join lateral (
                select greatest(0, 1 - ln(e.rank) / ln(greatest(2, l.size))) as estimate, e.rank, l.source, l.as_of
                from lists l join rank_entry e on e.list_id = l.id and e.domain = p.domain
                where g.value is null and l.measures = 'AUTHORITY'
                order by l.as_of desc, l.id desc limit 1) ra on true
            left join lateral (
                select greatest(0, 1 - ln(e.rank) / ln(greatest(2, l.size))) as estimate, l.source, l.as_of
                from lists l join rank_entry e on e.list_id = l.id and e.domain = p.domain
                where g.traffic is null and l.measures = 'POPULARITY'
                order by l.as_of desc, l.id desc limit 1) rt on true) x
        join brand b on b.id = {brand}
        left join ledger u on u.domain = x.domain
        """;

    /** Into {@code ranking}, step by step, so that the planner knows how many there are. */
    static List<String> gather(long brandId) {
        return Stream.of("drop table if exists ranking, signals, of_brand",
            "create temp table of_brand on commit drop as " + OF_BRAND.replace("{at}", ""), "analyze of_brand",
            "create temp table signals on commit drop as with " + READ + SIGNALS, "analyze signals", "analyze relevance_found",
            "create temp table ranking on commit drop as with " + GATHERED, "analyze ranking")
            .map(step -> step.replace("{brand}", Long.toString(brandId))).toList();
    }

    /** The same for one site, at one go. */
    static List<String> gatherAt(long brandId, long siteId) {
        return Stream.of("drop table if exists ranking",
            "create temp table ranking on commit drop as with of_brand as (" + OF_BRAND.replace("{at}", " and p.site_id = " + siteId) + "),\n" + READ
                + ", signals as (" + SIGNALS + "),\n" + GATHERED, "analyze ranking")
            .map(step -> step.replace("{brand}", Long.toString(brandId))).toList();
    }

    /** What an unknown signal counts as: the median of the brand's known ones. */
    static final String MEDIANS = """
        select coalesce(percentile_cont(0.5) within group (order by relevance), 0),
               coalesce(percentile_cont(0.5) within group (order by authority), 0),
               coalesce(percentile_cont(0.5) within group (order by traffic), 0)
        from ranking
        """;

    /**
     * The one write: signals, reason and score of every gathered prospect that is not so already. A reason that somebody changed meanwhile stays.
     * Parameters: three weights and three medians in turn, the sum of the weights.
     */
    static final String WRITE = """
        update prospect p set
            relevance = x.relevance, relevance_terms = x.terms, relevance_source = x.relevance_source, relevance_as_of = x.relevance_as_of,
            authority = x.authority, authority_label = x.authority_label, authority_source = x.authority_source,
            authority_as_of = x.authority_as_of, authority_estimated = x.authority_estimated,
            traffic = x.traffic, traffic_visits = x.traffic_visits, traffic_source = x.traffic_source,
            traffic_as_of = x.traffic_as_of, traffic_estimated = x.traffic_estimated,
            spam = x.spam, has_contact = x.has_contact, score = x.score, awaits_ranking = false,
            excluded_because = case when p.excluded_because is distinct from x.excluded_before then p.excluded_because else x.excluded_because end
        from (
            select r.*, 100 * (? * coalesce(r.relevance, ?) + ? * coalesce(r.authority, ?) + ? * coalesce(r.traffic, ?)) / ? as score from ranking r) x
        where p.id = x.id
          and (p.relevance, p.relevance_terms, p.relevance_source, p.relevance_as_of,
               p.authority, p.authority_label, p.authority_source, p.authority_as_of, p.authority_estimated,
               p.traffic, p.traffic_visits, p.traffic_source, p.traffic_as_of, p.traffic_estimated,
               p.spam, p.excluded_because, p.has_contact, p.score, p.awaits_ranking)
              is distinct from
              (x.relevance, x.terms, x.relevance_source, x.relevance_as_of,
               x.authority, x.authority_label, x.authority_source, x.authority_as_of, x.authority_estimated,
               x.traffic, x.traffic_visits, x.traffic_source, x.traffic_as_of, x.traffic_estimated,
               x.spam, x.excluded_because, x.has_contact, x.score, false)
        """;

    /** Only the weights have changed: the parts stand, the scores of brand ? are added up again. Parameters as above, then the brand. */
    static final String SCORES = """
        update prospect set score = x.score
        from (
            select p.id, 100 * (? * coalesce(p.relevance, ?) + ? * coalesce(p.authority, ?) + ? * coalesce(p.traffic, ?)) / ? as score
            from prospect p where p.brand_id = ?) x
        where prospect.id = x.id and prospect.score is distinct from x.score
        """;

    /** With which weights and medians the scores stand; what has changed since {@code seen} is still due. */
    static final String RANKED = """
        insert into brand_ranking as r (brand_id, median_relevance, median_authority, median_traffic, scored_relevance, scored_authority, scored_traffic, ranked_at)
        values (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8)
        on conflict (brand_id) do update set median_relevance = excluded.median_relevance, median_authority = excluded.median_authority,
            median_traffic = excluded.median_traffic, scored_relevance = excluded.scored_relevance, scored_authority = excluded.scored_authority,
            scored_traffic = excluded.scored_traffic, ranked_at = excluded.ranked_at,
            stale_since = case when r.stale_since is distinct from cast(nullif(?9, '') as timestamptz) then r.stale_since end
        """;
}
