package dev.linkwright.prospect;

/** The set-sized questions of the ranking. Each takes the brand as its only parameter. */
final class RankingSql {

    private RankingSql() {
    }

    /**
     * Authority and traffic: the newest reading of the most trusted kind (DR, DA, AS, TF, then any other), else an estimate from the newest
     * open list that knows the domain: 1 - ln(rank) / ln(N). Traffic is log10(1 + visits) / 6, capped at 1. Spam: the newest score; a flag counts as 100.
     */
    static final String SIGNALS = """
        update prospect set
            authority = x.authority, authority_label = x.authority_label, authority_source = x.authority_source,
            authority_as_of = x.authority_as_of, authority_estimated = x.authority_estimated,
            traffic = x.traffic, traffic_visits = x.visits, traffic_source = x.traffic_source,
            traffic_as_of = x.traffic_as_of, traffic_estimated = x.traffic_estimated,
            spam = x.spam
        from (
            select p.id,
                   coalesce(case when a.value is not null then least(1, greatest(0, a.value / 100)) end, ra.estimate) as authority,
                   case when a.value is not null then a.name || ' ' || trim_scale(round(a.value::numeric, 1))
                        when ra.rank is not null then 'rank ' || ra.rank end as authority_label,
                   coalesce(a.source, ra.source) as authority_source,
                   coalesce(a.as_of, ra.as_of) as authority_as_of,
                   a.value is null and ra.estimate is not null as authority_estimated,
                   coalesce(case when t.value is not null then least(1, log(1 + t.value::numeric)::double precision / 6) end, rt.estimate) as traffic,
                   coalesce(t.value, power(10, 6 * rt.estimate) - 1) as visits,
                   coalesce(t.source, rt.source) as traffic_source,
                   coalesce(t.as_of, rt.as_of) as traffic_as_of,
                   t.value is null and rt.estimate is not null as traffic_estimated,
                   case when f.value > 0 then 100 else s.value end as spam
            from prospect p
            left join lateral (
                select name, value, source, as_of from metric_reading r
                where r.site_id = p.site_id and r.metric = 'AUTHORITY'
                order by array_position(array['DR', 'DA', 'AS', 'TF'], r.name) nulls last, r.as_of desc, r.created_at desc limit 1) a on true
            left join lateral (
                select value, source, as_of from metric_reading r
                where r.site_id = p.site_id and r.metric = 'TRAFFIC' and r.value >= 0
                order by r.as_of desc, r.created_at desc limit 1) t on true
            left join lateral (
                select value from metric_reading r
                where r.site_id = p.site_id and r.metric = 'SPAM' and r.name = 'score'
                order by r.as_of desc, r.created_at desc limit 1) s on true
            left join lateral (
                select value from metric_reading r
                where r.site_id = p.site_id and r.metric = 'SPAM' and r.name = 'flag'
                order by r.as_of desc, r.created_at desc limit 1) f on true
            left join lateral (
                select greatest(0, 1 - ln(e.rank) / ln(greatest(2, l.size))) as estimate, e.rank, l.source, l.as_of
                from rank_list l join rank_entry e on e.list_id = l.id and e.domain = p.domain
                where l.measures = 'AUTHORITY' and l.id in (select max(id) from rank_list group by source)
                order by l.as_of desc, l.id desc limit 1) ra on true
            left join lateral (
                select greatest(0, 1 - ln(e.rank) / ln(greatest(2, l.size))) as estimate, l.source, l.as_of
                from rank_list l join rank_entry e on e.list_id = l.id and e.domain = p.domain
                where l.measures = 'POPULARITY' and l.id in (select max(id) from rank_list group by source)
                order by l.as_of desc, l.id desc limit 1) rt on true
            where p.brand_id = ?) x
        where prospect.id = x.id
          and (prospect.authority, prospect.authority_label, prospect.authority_source, prospect.authority_as_of, prospect.authority_estimated,
               prospect.traffic, prospect.traffic_visits, prospect.traffic_source, prospect.traffic_as_of, prospect.traffic_estimated, prospect.spam)
              is distinct from
              (x.authority, x.authority_label, x.authority_source, x.authority_as_of, x.authority_estimated,
               x.traffic, x.visits, x.traffic_source, x.traffic_as_of, x.traffic_estimated, x.spam)
        """;

    /**
     * Why a prospect sinks, the gravest reason first. Reads the suppression ledger as it stands: a domain that must not be written to,
     * by this brand or by anyone.
     */
    static final String EXCLUSIONS = """
        update prospect set excluded_because = x.reason
        from (
            select p.id,
                   case when p.stage = 'DISQUALIFIED' then coalesce(nullif(p.excluded_because, ''), 'Disqualified')
                        when u.since is not null then 'Suppressed, ' || to_char(u.since at time zone 'UTC', 'FMDD Mon YYYY')
                        when p.domain = any(b.domains) then 'This is ' || b.name || '''s own site'
                        when p.domain = any(b.competitors) then 'A competitor of ' || b.name
                        when p.spam >= 100 then 'Marked as spam'
                        when p.spam > b.spam_limit
                            then 'Spam score ' || trim_scale(round(p.spam::numeric, 1)) || ' %, limit is ' || trim_scale(b.spam_limit) || ' %'
                   end as reason
            from prospect p
            join brand b on b.id = p.brand_id
            left join lateral (
                select min(since) as since from suppression s
                where s.lifted_at is null and s.domain = p.domain and (s.brand_id is null or s.brand_id = p.brand_id)) u on true
            where p.brand_id = ?) x
        where prospect.id = x.id and prospect.excluded_because is distinct from x.reason
        """;

    /** What an unknown signal counts as: the median of this brand's known ones. */
    static final String MEDIANS = """
        insert into brand_ranking (brand_id, median_relevance, median_authority, median_traffic)
        select b.id,
               coalesce(percentile_cont(0.5) within group (order by p.relevance), 0),
               coalesce(percentile_cont(0.5) within group (order by p.authority), 0),
               coalesce(percentile_cont(0.5) within group (order by p.traffic), 0)
        from brand b left join prospect p on p.brand_id = b.id
        where b.id = ?
        group by b.id
        on conflict (brand_id) do update set median_relevance = excluded.median_relevance,
            median_authority = excluded.median_authority, median_traffic = excluded.median_traffic
        """;

    /** score = 100 * (wR*relevance + wA*authority + wT*traffic) / (wR+wA+wT) with the brand's saved weights. */
    static final String SCORES = """
        update prospect set score = x.score
        from (
            select p.id, 100 * (b.weight_relevance * coalesce(p.relevance, m.median_relevance)
                              + b.weight_authority * coalesce(p.authority, m.median_authority)
                              + b.weight_traffic * coalesce(p.traffic, m.median_traffic))
                         / (b.weight_relevance + b.weight_authority + b.weight_traffic) as score
            from prospect p
            join brand b on b.id = p.brand_id
            join brand_ranking m on m.brand_id = p.brand_id
            where p.brand_id = ?) x
        where prospect.id = x.id and prospect.score is distinct from x.score
        """;

    /** Remembers with which weights the scores were added up. */
    static final String SCORED = """
        update brand_ranking r set scored_relevance = b.weight_relevance, scored_authority = b.weight_authority, scored_traffic = b.weight_traffic
        from brand b where b.id = r.brand_id and r.brand_id = ?
        """;
}
