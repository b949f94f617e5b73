package dev.linkwright.imports;

import java.util.List;

/**
 * Staged rows become sites, readings, texts, contacts and prospects of the brand: one row of each domain decides, the others only add
 * people and words. Parameters by name: :import, :brand, :user, :source, :tool, :file, :day, :now. Nothing that stands is overwritten.
 */
final class ApplyProspects {

    private ApplyProspects() {
    }

    static final List<String> STEPS = List.of(
        // The first good row of each domain, and what it led to
        """
        create temp table import_site on commit drop as
        select distinct on (domain) *, null::bigint as site_id, false as made, false as changed
        from import_row where refused is null order by domain, row_no
        """,
        """
        insert into site (domain, created_at, import_id)
        select domain, :now, :import from import_site on conflict (domain) do nothing
        """,
        "update import_site i set site_id = s.id from site s where s.domain = i.domain",
        "create unique index on import_site (site_id)",
        "analyze import_site",
        """
        with made as (
            insert into prospect (brand_id, site_id, domain, stage, stage_since, import_id, created_at)
            select :brand, site_id, domain, 'NEW', :now, :import, :now from import_site
            on conflict (brand_id, site_id) do nothing returning site_id)
        update import_site i set made = true from made where made.site_id = i.site_id
        """,
        // One reading of each site: what was measured, and what the rows say in words, of at most twenty rows a site
        """
        with words as (
            select s.site_id, left(string_agg(distinct nullif(r.text, ''), ' . '), 8000) as text, nullif(max(s.notes), '') as notes
            from import_site s
            join (select *, row_number() over (partition by domain order by row_no) as nth from import_row where refused is null) r
              on r.domain = s.domain and r.nth <= 20
            group by s.site_id),
        fresh as (
            insert into site_reading (site_id, source, as_of, digest, own_sheet, dr, da, as_score, tf, traffic, spam, is_spam, title, text, notes,
                import_id, created_at)
            select i.site_id, :tool, :day, hash_record_extended(row(i.dr, i.da, i.ascore, i.tf, i.traffic, i.spam, i.is_spam, null::text, w.text, w.notes), 0),
                :sheet, i.dr, i.da, i.ascore, i.tf, i.traffic, i.spam, i.is_spam, null, w.text, w.notes, :import, :now
            from import_site i join words w using (site_id)
            where (i.dr, i.da, i.ascore, i.tf, i.traffic, i.spam, i.is_spam, w.text, w.notes) is distinct from
                (null, null, null, null, null, null, null, null, null)
            on conflict do nothing returning site_id)
        update import_site i set changed = true from fresh where fresh.site_id = i.site_id
        """,
        """
        update site s set title = left(i.title, 200), title_import_id = :import
        from import_site i where s.id = i.site_id and s.title is null and i.title <> ''
        """,
        // People: every address once per site
        """
        with people as (
            select distinct on (s.site_id, lower(e.email)) s.site_id, r.person, e.email, r.role
            from import_row r join import_site s on s.domain = r.domain cross join lateral unnest(r.emails) e (email)
            where r.refused is null
            order by s.site_id, lower(e.email), r.row_no),
        fresh as (
            insert into contact (site_id, name, email, role, source, source_at, created_at, import_id)
            select site_id, coalesce(person, ''), email, coalesce(role, ''), :file, :now, :now, :import from people
            on conflict (site_id, email) do nothing returning site_id)
        update import_site i set changed = true from fresh where fresh.site_id = i.site_id
        """);

    /** created, updated, all good rows */
    static final String COUNTS = """
        select count(*) filter (where made), count(*) filter (where changed and not made),
               (select count(*) from import_row where refused is null)
        from import_site
        """;
}
