package dev.linkwright.link;

import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.EntityManager;

import dev.linkwright.brand.Brand;
import dev.linkwright.site.RegistrableDomain;

/** Mentions that come by the file, a batch at a time, set by set; each is visited soon, and a page that links after all becomes a backlink. */
@ApplicationScoped
public class MentionRows {

    private static final String SITES = """
        insert into site (domain, created_at) select distinct domain, cast(?2 as timestamptz) from unnest(cast(?1 as text[])) as d(domain)
        where not exists (select 1 from site_alias a where a.domain = d.domain)
        on conflict (domain) do nothing
        """;

    private static final String MENTIONS = """
        with made as (
            insert into mention (brand_id, site_id, page_url, page_key, words_left, source, state, found_at, next_check_at, next_check_because, import_id)
            select ?5, s.site_id, page, page_key, words, ?6, 'UNLINKED', cast(?7 as timestamptz), cast(?7 as timestamptz) + n * interval '1 second',
                   'first check after the import', ?8
            from unnest(cast(?1 as text[]), cast(?2 as text[]), cast(?3 as text[]), cast(?4 as text[])) with ordinality as r(domain, page, page_key, words, n)
            join site_name s using (domain)
            on conflict (brand_id, page_key) do nothing
            returning id)
        insert into link_event (mention_id, at, from_state, to_state, why) select id, cast(?7 as timestamptz), null, 'UNLINKED', ?6 from made
        """;

    private final EntityManager database;

    MentionRows(EntityManager database) {
        this.database = database;
    }

    /** Why a row cannot be taken, in words; empty when it can. */
    public static Optional<String> refusal(MentionRow row) {
        return BacklinkRows.refusal(new BacklinkRow(row.pageUrl(), null, null, false, false, false, null, null));
    }

    /**
     * @param rows ones that {@link #refusal} lets through
     * @param source where they come from, in words, such as "imported from mentions.csv"
     */
    public RowCounts take(Brand brand, long importId, String source, List<MentionRow> rows, Instant now) {
        Map<String, String[]> distinct = new LinkedHashMap<>();
        for (MentionRow row : rows) {
            PageAddress page = PageAddress.of(row.pageUrl(), "pageUrl");
            distinct.putIfAbsent(page.key(), new String[] {RegistrableDomain.in(page.url()).orElseThrow().name(), page.url(), page.key(), row.words() == null ? "" : row.words()});
        }
        List<String[]> columns = BacklinkRows.columns(distinct.values(), 4);
        database.createNativeQuery(SITES).setParameter(1, columns.get(0)).setParameter(2, now).executeUpdate();
        var insert = database.createNativeQuery(MENTIONS);
        for (int i = 0; i < columns.size(); i++) insert.setParameter(i + 1, columns.get(i));
        int created = insert.setParameter(5, brand.id()).setParameter(6, source).setParameter(7, now).setParameter(8, importId).executeUpdate();
        return new RowCounts(created, rows.size() - created);
    }

    /** Takes back the mentions an import made, except those somebody works with; returns how many went. */
    public int undo(long importId) {
        return database.createNativeQuery("delete from mention where import_id = ?1 and state in ('UNLINKED', 'DISMISSED')").setParameter(1, importId).executeUpdate();
    }
}
