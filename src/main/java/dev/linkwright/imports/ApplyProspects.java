package dev.linkwright.imports;

/**
 * Rows become sites, readings, people, prices and prospects of the brand: the first good row of each domain decides, the others only add people
 * and words. Nothing that stands is overwritten. {@code {rows}} and {@code {sites}} are the import's work tables; parameters by name:
 * :import, :brand, :tool, :sheet, :file, :day, :now. Why it is cut this way: src/adr/imports-are-lean.md.
 */
final class ApplyProspects {

    private ApplyProspects() {
    }

    /**
     * The first good row of each domain with its site; new sites get their number here, in the order of their names. "own" are those whose first
     * row this import has written already, straight from the file.
     */
    static final String SITES = """
        create unlogged table {sites} with (autovacuum_enabled = off) as
        with numbers as materialized (select cast(pg_get_serial_sequence('site', 'id') as regclass) as of_sites)
        select r.*, coalesce(s.id, nextval(numbers.of_sites)) as site_id, s.id is null as fresh, coalesce(s.import_id = :import, false) as own
        from numbers cross join (select distinct on (domain) row_no, domain, title, text, notes, dr, da, ascore, tf, traffic, spam, is_spam, email, person, role,
                     price_placement, price_amount, price_currency, price_rel
              from {rows} where refused is null order by domain, row_no) r
        left join site s on s.domain = r.domain
        order by r.domain
        """;

    /** known sites, all sites, of the known ones those of this import */
    static final String KNOWN = "select count(*) filter (where not fresh), count(*), count(*) filter (where own) from {sites}";

    /** Where the very same site was made by somebody else meanwhile, this fails and the import numbers its sites again. */
    static final String NEW_SITES = """
        insert into site (id, domain, title, created_at, import_id, title_import_id) overriding system value
        select site_id, domain, left(nullif(title, ''), 200), :now, :import, case when title <> '' then cast(:import as bigint) end
        from {sites} where fresh
        """;

    static final String NEW_PROSPECTS = """
        insert into prospect (brand_id, site_id, domain, stage, stage_since, has_contact, awaits_ranking, import_id, created_at)
        select :brand, site_id, domain, 'NEW', :now, {has_contact}, {awaits}, :import, :now from {sites} where fresh
        """;

    static final String PROSPECTS_OF_KNOWN_SITES = """
        insert into prospect (brand_id, site_id, domain, stage, stage_since, import_id, created_at)
        select :brand, site_id, domain, 'NEW', :now, :import, :now from {sites} where not fresh
        on conflict (brand_id, site_id) do nothing
        """;

    /** What was measured and said; the same reading of the same day is kept once. */
    private static final String READING = """
        insert into site_reading (site_id, source, as_of, own_sheet, dr, da, as_score, tf, traffic, spam, is_spam, title, text, notes,
            import_id, created_at)
        select i.site_id, :tool, :day, :sheet, i.dr, i.da, i.ascore, i.tf, i.traffic, i.spam, i.is_spam, nullif(i.title, ''), nullif(%1$s, ''), nullif(i.notes, ''), :import, :now
        from {sites} i %2$s
        where %3$s (i.title <> '' or %1$s <> '' or i.notes <> '' or i.is_spam is not null
            or coalesce(i.dr, i.da, i.ascore, i.tf, i.traffic, i.spam) is not null)
        """;
    /** What further rows of a site say, of at most twenty. */
    private static final String WORDS = """
        join (select s.site_id, coalesce(left(string_agg(distinct nullif(concat_ws(' . ', case when r.title <> s.title then nullif(r.title, '') end,
                         nullif(r.text, '')), ''), ' . '), 8000), '') as text
              from {sites} s
              join (select *, row_number() over (partition by domain order by row_no) as nth from {rows} where refused is null) r
                on r.domain = s.domain and r.nth <= 20
              group by s.site_id) w on w.site_id = i.site_id
        """;

    private static final String UNLESS_KNOWN = """
          and not exists (select 1 from site_reading d where d.site_id = i.site_id
              and (d.source, d.as_of, d.dr, d.da, d.as_score, d.tf, d.traffic, d.spam, d.is_spam, d.title, d.text, d.notes) is not distinct from
                  (cast(:tool as text), cast(:day as date), i.dr, i.da, i.ascore, i.tf, i.traffic, i.spam, i.is_spam, nullif(i.title, ''), nullif(w.text, ''), nullif(i.notes, '')))
        """;

    static final String NEW_READINGS = READING.formatted("i.text", "", "i.fresh and");
    static final String NEW_READINGS_OF_SEVERAL_ROWS = READING.formatted("w.text", WORDS, "i.fresh and");
    static final String READINGS_OF_KNOWN_SITES = READING.formatted("w.text", WORDS, "not i.fresh and not i.own and") + UNLESS_KNOWN;

    /** What a file of links says of the sites that link. */
    static final String READINGS_OF_SITES = READING.formatted("w.text", WORDS, "") + UNLESS_KNOWN;

    /** What further rows say of sites whose first row has a reading already, or had nothing to say. */
    static final String WORDS_OF_OWN_SITES = """
        with said as (
            select i.site_id, d.text from {sites} i join site_reading d on d.site_id = i.site_id and d.import_id = :import where i.own
            union all
            select i.site_id, nullif(concat_ws(' . ', case when r.title <> coalesce(d.title, '') then nullif(r.title, '') end, nullif(r.text, '')), '')
            from {sites} i
            join (select *, row_number() over (partition by domain order by row_no) as nth from {rows} where refused is null) r
              on r.domain = i.domain and r.nth < 20
            left join site_reading d on d.site_id = i.site_id and d.import_id = :import
            where i.own),
        words as (select site_id, left(string_agg(distinct text, ' . '), 8000) as text from said where text is not null group by site_id),
        more as (
            update site_reading d set text = w.text from words w
            where d.site_id = w.site_id and d.import_id = :import and d.text is distinct from w.text)
        insert into site_reading (site_id, source, as_of, own_sheet, text, import_id, created_at)
        select w.site_id, :tool, :day, :sheet, w.text, :import, :now from words w
        where not exists (select 1 from site_reading d where d.site_id = w.site_id and d.import_id = :import)
        """;

    private static final String CONTACT = "insert into contact (site_id, name, email, role, source, source_at, created_at, import_id)\n";

    /** One row, one address: as they stand. */
    static final String NEW_PEOPLE = CONTACT + """
        select site_id, coalesce(person, ''), email, coalesce(role, ''), :file, :now, :now, :import from {sites} where fresh and email is not null
        """;
    /** Every address once per site; one that was merged into another person brings nobody new. */
    private static final String SEVERAL_PEOPLE = CONTACT + """
        select distinct on (s.site_id, lower(e.email)) s.site_id, coalesce(r.person, ''), e.email, coalesce(r.role, ''), :file, :now, :now, :import
        from {rows} r join {sites} s on s.domain = r.domain cross join lateral unnest(r.email || r.more_emails) e (email)
        where %s r.refused is null and r.email is not null
          and not exists (select 1 from contact_alias a where a.site_id = s.site_id and a.email = cast(e.email as citext))
        order by s.site_id, lower(e.email), r.row_no
        """;
    static final String NEW_PEOPLE_OF_SEVERAL_ROWS = SEVERAL_PEOPLE.formatted("s.fresh and");
    static final String PEOPLE_OF_KNOWN_SITES = SEVERAL_PEOPLE.formatted("not s.fresh and") + "on conflict (site_id, email) do nothing";

    /** What placements are said to cost; the unique index of prices keeps the same one once. */
    static final String PRICES = """
        insert into site_price (site_id, placement, amount, currency, rel, source, as_of, import_id, created_at)
        select distinct s.site_id, r.price_placement, r.price_amount, r.price_currency, r.price_rel, cast(:tool as text), cast(:day as date), cast(:import as bigint),
               cast(:now as timestamptz)
        from {rows} r join {sites} s on s.domain = r.domain
        where r.refused is null and r.price_amount is not null
        on conflict do nothing
        """;

    static final String TITLES_OF_KNOWN_SITES = """
        update site s set title = left(i.title, 200), title_import_id = :import
        from {sites} i where s.id = i.site_id and not i.fresh and not i.own and s.title is null and i.title <> ''
        """;

    /** Sites that were prospects already and about which the file had news. */
    static final String UPDATED = """
        select count(*) from {sites} i
        where not fresh
          and not exists (select 1 from prospect p where p.brand_id = :brand and p.site_id = i.site_id and p.import_id = :import)
          and (exists (select 1 from site_reading r where r.site_id = i.site_id and r.import_id = :import)
               or exists (select 1 from contact c where c.site_id = i.site_id and c.import_id = :import)
               or exists (select 1 from site_price x where x.site_id = i.site_id and x.import_id = :import))
        """;
}
