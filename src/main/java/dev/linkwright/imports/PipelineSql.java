package dev.linkwright.imports;

import java.util.List;

/**
 * Work in hand from a file, by sets. A new prospect takes the file's stage, dates, owner, opportunity and tags as they are. At one we had, the
 * file is an edit: a changed stage is a move and obeys the order of stages; an emptied owner, opportunity or tag cell empties; an
 * empty stage and an owner whom nobody here knows change nothing. {@code ours} is the text of {@link PipelineReader}, in its order.
 */
final class PipelineSql {

    private PipelineSql() {
    }

    private static final String WANTED = """
        case when r.ours[1] in ('~', '') then p.stage else r.ours[1] end as stage,
        case when r.ours[2] = '~' then p.owner_id when r.ours[2] = '' then null else coalesce(u.id, p.owner_id) end as owner_id,
        r.ours[2] not in ('~', '') and u.id is null as owner_unknown,
        case when r.ours[3] = '~' then p.opportunity else nullif(r.ours[3], '') end as opportunity,
        case when r.ours[4] = '~' then p.tags else string_to_array(r.ours[4], ',') end as tags,
        p.id as prospect_id, p.stage as was_stage, p.stage_since as was_stage_since, p.excluded_because as was_excluded, p.owner_id as was_owner_id,
        p.opportunity as was_opportunity, p.tags as was_tags
        """;
    private static final String OWNERS = " left join app_user u on lower(u.email) = r.ours[2] ";

    /** One row for each prospect of the file: what it is, and what the file wants. */
    static final String WANT = """
        create temp table import_want on commit drop as
        select i.site_id, i.row_no, r.line_no, i.domain, coalesce(p.import_id = :import, false) as fresh, false as held, r.ours,
        """ + WANTED + """
        from {sites} i join {rows} r on r.row_no = i.row_no
        join prospect p on p.brand_id = :brand and p.site_id = i.site_id
        """ + OWNERS + " where r.ours is not null";

    /** What the order of stages forbids; :moves as "NEW>QUALIFIED". */
    static final String HOLD = """
        update import_want set held = true, stage = was_stage
        where not fresh and stage <> was_stage and not (was_stage || '>' || stage = any(:moves))
        """;
    static final String TELL_HELD = """
        insert into import_refusal (import_id, row_no, line_no, reason, cells)
        select :import, w.row_no, w.line_no, 'The stage stays ' || lower(replace(w.was_stage, '_', ' ')) || ', which can''t become '
            || lower(replace(w.ours[1], '_', ' ')) || '; the rest of the row was taken', array[w.domain]
        from import_want w where held on conflict do nothing
        """;
    private static final String SAME = """
        w.stage = w.was_stage and w.owner_id is not distinct from w.was_owner_id and w.opportunity is not distinct from w.was_opportunity
            and w.tags = w.was_tags""";

    static final String REMEMBER = """
        insert into import_pipeline_change (import_id, prospect_id, was_stage, was_stage_since, was_excluded, was_owner_id, was_opportunity, was_tags,
            stage, owner_id, opportunity, tags)
        select :import, prospect_id, was_stage, was_stage_since, was_excluded, was_owner_id, was_opportunity, was_tags, stage, owner_id, opportunity, tags
        from import_want w where not fresh and not (""" + SAME + ")";

    private static final String MOMENT = "case when w.ours[%1$d] ~ '^\\d{4}-\\d\\d-\\d\\d[T ]\\d\\d:\\d\\d' then cast(w.ours[%1$d] as timestamptz) when w.ours[%1$d] ~ '^\\d{4}-\\d\\d-\\d\\d$' then cast(w.ours[%1$d] as timestamp) at time zone 'UTC' end";

    static final String MOVE = """
        update prospect p set stage = w.stage, owner_id = w.owner_id, opportunity = w.opportunity, tags = w.tags,
            stage_since = case when w.fresh then coalesce(%s, p.stage_since) when w.stage <> w.was_stage then :now else p.stage_since end,
            last_touch_at = case when w.fresh then coalesce(%s, p.last_touch_at) else p.last_touch_at end,
            created_at = case when w.fresh then coalesce(%s, p.created_at) else p.created_at end,
            excluded_because = case when w.stage = w.was_stage then p.excluded_because when w.stage = 'DISQUALIFIED' then
                case when w.ours[6] like 'Disqualified%%' then w.ours[6] else 'Disqualified: in ' || :file end
                when w.was_stage = 'DISQUALIFIED' then null else p.excluded_because end
        from import_want w where p.id = w.prospect_id and (w.fresh or not (%s))
        """.formatted(MOMENT.formatted(5), MOMENT.formatted(7), MOMENT.formatted(8), SAME);

    static final List<String> TELL = List.of(
        """
        insert into prospect_event (prospect_id, at, user_id, from_stage, to_stage, why)
        select prospect_id, :now, :user, was_stage, stage, 'In ' || :file from import_want where stage <> was_stage
        """,
        """
        insert into site_event (site_id, brand_id, at, user_id, kind, text, import_id)
        select site_id, :brand, :now, :user, 'STAGE', :file || ' changed the prospect' || case when stage <> was_stage then ': '
            || lower(replace(was_stage, '_', ' ')) || ' became ' || lower(replace(stage, '_', ' ')) else '' end, :import
        from import_want w where not fresh and not (""" + SAME + ")",
        """
        insert into brand_tag (brand_id, tag) select distinct cast(:brand as bigint), t from import_want, unnest(tags) t on conflict do nothing
        """);

    /** What our export says about the sites themselves; what stands is not overwritten and nothing is said twice. */
    static final List<String> SITES = List.of(
        """
        update site s set title = left(w.ours[9], 200), title_import_id = :import
        from import_want w where s.id = w.site_id and s.title is null and w.ours[9] not in ('~', '')
        """,
        """
        update site s set country = coalesce(s.country, nullif(nullif(w.ours[10], '~'), '')), language = coalesce(s.language, nullif(nullif(w.ours[11], '~'), ''))
        from import_want w where s.id = w.site_id and (s.country is null and w.ours[10] not in ('~', '') or s.language is null and w.ours[11] not in ('~', ''))
        """,
        """
        insert into contact (site_id, name, email, role, source, source_at, created_at, import_id)
        select distinct on (w.site_id, lower(c.part[1])) w.site_id, coalesce(c.part[2], ''), c.part[1], coalesce(c.part[3], ''), coalesce(nullif(c.part[4], ''), :file),
            case when c.part[5] ~ '^\\d{4}-\\d\\d-\\d\\dT\\d\\d:\\d\\d' then cast(c.part[5] as timestamptz) else :now end, :now, :import
        from import_want w cross join lateral (select string_to_array(line, ' | ') as part from regexp_split_to_table(w.ours[12], '\\n') line) c
        where c.part[1] like '%_@_%' and c.part[1] not like '% %'
          and not exists (select 1 from contact_alias a where a.site_id = w.site_id and a.email = cast(c.part[1] as citext))
        on conflict (site_id, email) do nothing
        """,
        """
        insert into site_reading (site_id, source, as_of, dr, da, as_score, tf, traffic, spam, is_spam, import_id, created_at)
        select site_id, source, as_of, dr, da, as_score, tf, traffic, spam, is_spam, :import, :now
        from (
            select site_id, source, as_of, copy, max(value) filter (where name = 'DR') as dr, max(value) filter (where name = 'DA') as da,
                max(value) filter (where name = 'AS') as as_score, max(value) filter (where name = 'TF') as tf,
                max(value) filter (where name = 'visits') as traffic, max(value) filter (where name = 'score') as spam,
                bool_or(value > 0) filter (where name = 'flag') as is_spam
            from (
                select l.*, row_number() over (partition by l.site_id, l.source, l.as_of, l.name order by l.value) as copy
                from (
                    select distinct w.site_id, split_part(c.part[1], ' ', 1) as name, cast(split_part(c.part[1], ' ', 2) as float8) as value, c.part[2] as source,
                        cast(c.part[3] as date) as as_of
                    from import_want w cross join lateral (select string_to_array(line, ' | ') as part from regexp_split_to_table(w.ours[13], '\\n') line) c
                    where c.part[1] ~ '^(DR|DA|AS|TF|visits|score|flag) \\d+(\\.\\d+)?(e[+-]?\\d+)?$' and c.part[3] ~ '^\\d{4}-\\d\\d-\\d\\d$' and c.part[2] <> '') l
                where not exists (select 1 from metric_reading m where m.site_id = l.site_id and m.name = l.name and m.value = l.value
                    and m.source = l.source and m.as_of = l.as_of)) n
            group by site_id, source, as_of, copy) r
        """,
        said(14, "text"), said(15, "notes"));

    private static String said(int cell, String column) {
        return """
            insert into site_reading (site_id, source, as_of, %2$s, import_id, created_at)
            select l.site_id, l.source, l.as_of, l.said, :import, :now
            from (
                select distinct w.site_id, c.part[1] as said, c.part[2] as source, cast(c.part[3] as date) as as_of
                from import_want w cross join lateral (select string_to_array(line, ' | ') as part from regexp_split_to_table(w.ours[%1$d], '\\n') line) c
                where c.part[1] <> '' and c.part[2] <> '' and c.part[3] ~ '^\\d{4}-\\d\\d-\\d\\d$') l
            where not exists (select 1 from site_text t where t.site_id = l.site_id and t.source = l.source and t.as_of = l.as_of
                and translate(t.%2$s, E'|\\n\\r\\t', '/   ') = l.said)
            """.formatted(cell, column);
    }

    /** For the preview: what would change at prospects we have, among the rows looked at. */
    static final String LOOK = """
        select count(*) filter (where stage <> was_stage and (was_stage || '>' || stage = any(:moves))),
            count(*) filter (where stage <> was_stage and not (was_stage || '>' || stage = any(:moves))),
            count(*) filter (where owner_id is distinct from was_owner_id), count(*) filter (where owner_unknown),
            count(*) filter (where opportunity is distinct from was_opportunity), count(*) filter (where tags <> was_tags),
            string_agg(distinct case when owner_unknown then said_owner end, ', ')
        from (select distinct on (r.domain) r.ours[2] as said_owner,
        """ + WANTED + """
              from {rows} r join site s on s.domain = r.domain join prospect p on p.brand_id = :brand and p.site_id = s.id
        """ + OWNERS + " where r.refused is null and r.ours is not null order by r.domain, r.row_no) w";

    /** What somebody changed again since then stays. */
    static final String UNDO = """
        update prospect p set
            stage = case when p.stage = c.stage then c.was_stage else p.stage end,
            stage_since = case when p.stage = c.stage then c.was_stage_since else p.stage_since end,
            excluded_because = case when p.stage = c.stage and c.stage <> c.was_stage then c.was_excluded else p.excluded_because end,
            owner_id = case when p.owner_id is not distinct from c.owner_id then c.was_owner_id else p.owner_id end,
            opportunity = case when p.opportunity is not distinct from c.opportunity then c.was_opportunity else p.opportunity end,
            tags = case when p.tags = c.tags then c.was_tags else p.tags end
        from import_pipeline_change c where c.import_id = :import and c.prospect_id = p.id
        """;
    static final String UNDO_TOLD = """
        insert into prospect_event (prospect_id, at, user_id, from_stage, to_stage, why)
        select prospect_id, :now, null, stage, was_stage, 'The import was taken back' from import_pipeline_change c
        where import_id = :import and stage <> was_stage and exists (select 1 from prospect p where p.id = c.prospect_id and p.stage = c.stage)
        """;
}
