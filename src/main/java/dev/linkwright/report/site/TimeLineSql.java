package dev.linkwright.report.site;

import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Where the lines of a time line come from: each source is a select of (kind, at, text, brand_id, user_id, path, amount, currency, key) for
 * one site. Every source is cut to one page by itself before they are put together, so that ten thousand checks cost no more than a page of them.
 */
final class TimeLineSql {

    private static final String RECORDED = """
            select kind, at, text, brand_id, user_id, null as path, null::bigint as amount, null as currency, 'e' || id as key
            from site_event where site_id = :site and kind = '%s'""";
    private static final String IMPORTS = """
            select 'IMPORT', coalesce(i.finished_at, i.created_at), case when bool_or(n.made) then 'First seen in ' else 'News from ' end || i.provenance,
                   i.brand_id, i.user_id, '/imports/' || i.id, null, null, 'i' || i.id
            from (select import_id, false as made from site_reading where site_id = :site
                  union select import_id, false from contact where site_id = :site
                  union select import_id, false from site_price where site_id = :site
                  union select import_id, true from prospect where site_id = :site) n
            join import_run i on i.id = n.import_id group by i.id""";
    private static final String READINGS = """
            select 'READING', created_at, coalesce(nullif(concat_ws(', ', 'DR ' || round(dr), 'DA ' || round(da), 'AS ' || round(as_score), 'TF ' || round(tf),
                       to_char(traffic, 'FM999,999,999,990') || ' visits a month', 'spam score ' || round(spam) || ' %',
                       case when is_spam then 'marked as spam' end), ''), 'said: “' || left(coalesce(text, title, notes), 160) || '”')
                   || ' (' || source || ', ' || to_char(as_of, 'FMDD Mon YYYY') || ')',
                   null::bigint, null::bigint, null, null, null, 'r' || source || as_of || number
            from site_reading where site_id = :site""";
    private static final String NOTES = """
            select 'NOTE', written_at, '“' || text || '”', null::bigint, written_by, null, null, null, 'n' || id from site_note where site_id = :site""";
    private static final String PEOPLE = """
            select 'CONTACT', created_at, coalesce(nullif(name, '') || ', ', '') || email || ' came with ' || source, null::bigint, null::bigint,
                   null, null, null, 'c' || id
            from contact where site_id = :site and import_id is not null""";
    private static final String MAILS = """
            select 'MAIL', coalesce(m.sent_at, m.created_at),
                   case when m.direction = 'OUT' then coalesce('Mail ' || s.step_no || ' of “' || k.name || '”', 'An answer, “' || m.subject || '”,')
                             || ' left to ' || coalesce(nullif(m.to_name, ''), m.to_address)
                        else coalesce(nullif(m.from_name, ''), m.from_address) || case m.kind when 'REPLY' then ' answered: “' when 'AUTOMATIC_REPLY'
                             then ' sent an automatic answer: “' when 'BOUNCE' then ' reported a bounce: “' when 'UNSUBSCRIBE' then ' asked not to be written to: “'
                             when 'COMPLAINT' then ' complained: “' else ' wrote: “' end || m.subject || '”' end,
                   coalesce(t.brand_id, m.brand_id), m.written_by, '/inbox/' || t.id, null, null, 'm' || m.id
            from message m join thread t on t.id = m.thread_id
            left join step_send s on s.message_id = m.id left join enrollment e on e.id = s.enrollment_id left join campaign k on k.id = e.campaign_id
            where t.site_id = :site and m.state in ('SENT', 'RECEIVED')""";
    private static final String ENDED_SEQUENCES = """
            select 'MAIL', v.at, '“' || k.name || '” to ' || coalesce(nullif(c.name, ''), cast(c.email as text)) || ' ended: ' || v.why, k.brand_id, v.user_id,
                   '/campaigns/' || k.id, null, null, 's' || v.id
            from enrollment e join enrollment_event v on v.enrollment_id = e.id join campaign k on k.id = e.campaign_id join contact c on c.id = e.contact_id
            where e.site_id = :site and v.to_state in ('STOPPED', 'FINISHED')""";
    private static final String PRICES = """
            select 'PRICE', created_at, placement || ' {money}' || case rel when 'FOLLOW' then ', followed' when 'NOFOLLOW' then ', nofollow'
                       when 'SPONSORED' then ', sponsored' when 'UGC' then ', ugc' else '' end || ' came with ' || source,
                   null::bigint, null::bigint, null, amount, currency, 'p' || id
            from site_price where site_id = :site and import_id is not null""";
    private static final String LINKS = """
            select 'LINK', created_at, 'A link from ' || page_url || ' was ' || source, brand_id, null::bigint, '/links/' || id, null, null, 'l' || id
            from backlink where site_id = :site and import_id is not null""";
    private static final String MENTIONS = """
            select 'MENTION', found_at, 'Names the brand on ' || page_url || ', ' || source, brand_id, null::bigint, '/mentions/' || id, null, null, 'w' || id
            from mention where site_id = :site and import_id is not null""";
    private static final String LINK_CHECKS = """
            select 'CHECK', k.at, 'Checked ' || b.page_url || ': ' || k.reason, b.brand_id, null::bigint, '/links/' || b.id, null, null, 'k' || k.id
            from backlink b join link_check k on k.backlink_id = b.id where b.site_id = :site""";
    private static final String MENTION_CHECKS = """
            select 'CHECK', k.at, 'Checked ' || b.page_url || ': ' || k.reason, b.brand_id, null::bigint, '/mentions/' || b.id, null, null, 'k' || k.id
            from mention b join link_check k on k.mention_id = b.id where b.site_id = :site""";
    private static final String STAGES = """
            select 'STAGE', v.at, coalesce(w.name || ' moved the prospect to ', 'The prospect became ') || upper(left(v.to_stage, 1)) || lower(replace(substr(v.to_stage, 2), '_', ' '))
                   || ' from ' || upper(left(v.from_stage, 1)) || lower(replace(substr(v.from_stage, 2), '_', ' ')) || coalesce(': ' || nullif(v.why, ''), ''),
                   p.brand_id, null::bigint, '/prospects/' || p.id, null, null, 't' || v.id
            from prospect p join prospect_event v on v.prospect_id = p.id left join app_user w on w.id = v.user_id where p.site_id = :site""";

    private static final Map<TimeLineKind, List<String>> SOURCES = new EnumMap<>(Map.ofEntries(
            Map.entry(TimeLineKind.IMPORT, List.of(RECORDED, IMPORTS)),
            Map.entry(TimeLineKind.READING, List.of(RECORDED, READINGS)),
            Map.entry(TimeLineKind.NOTE, List.of(RECORDED, NOTES)),
            Map.entry(TimeLineKind.CONTACT, List.of(RECORDED, PEOPLE)),
            Map.entry(TimeLineKind.MAIL, List.of(RECORDED, MAILS, ENDED_SEQUENCES)),
            Map.entry(TimeLineKind.PRICE, List.of(RECORDED, PRICES)),
            Map.entry(TimeLineKind.LINK, List.of(RECORDED, LINKS)),
            Map.entry(TimeLineKind.MENTION, List.of(RECORDED, MENTIONS)),
            Map.entry(TimeLineKind.CHECK, List.of(RECORDED, LINK_CHECKS, MENTION_CHECKS)),
            // the moves themselves, not what was recorded of them: each stands once
            Map.entry(TimeLineKind.STAGE, List.of(STAGES)),
            Map.entry(TimeLineKind.LEASE, List.of(RECORDED)),
            Map.entry(TimeLineKind.MERGE, List.of(RECORDED))));

    private static final String PAGE = """
            select l.kind, l.at, l.text, l.brand_id, b.name, u.name as person, l.path, l.amount, l.currency, l.key
            from (%s) l left join brand b on b.id = l.brand_id left join app_user u on u.id = l.user_id
            order by l.at desc, l.key collate "C" desc limit :rows
            """;
    private static final String CUT = """
            (select kind, at, text, brand_id::bigint, user_id::bigint, path::text, amount::bigint, currency::text, key::text
            from (%s) s (kind, at, text, brand_id, user_id, path, amount, currency, key)
            where (at, key collate "C") < (cast(:at as timestamptz), cast(:key as text) collate "C") and (:brand = 0 or brand_id is null or brand_id = :brand)
            order by at desc, key collate "C" desc limit :rows)""";

    private TimeLineSql() {
    }

    /** Parameters: :site, :at and :key to start below, :brand or 0, :rows */
    static String page(List<TimeLineKind> kinds) {
        return PAGE.formatted(kinds.stream().flatMap(TimeLineSql::sources).map(CUT::formatted).collect(Collectors.joining("\nunion all\n")));
    }

    private static Stream<String> sources(TimeLineKind kind) {
        return SOURCES.get(kind).stream().map(sql -> sql.equals(RECORDED) ? sql.formatted(kind.name()) : sql);
    }
}
