package dev.linkwright.link;

import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.EntityManager;

import dev.linkwright.brand.Brand;
import dev.linkwright.shared.RuleViolation;
import dev.linkwright.site.RegistrableDomain;

/**
 * Links that come by the file, a batch at a time, set by set. They count as won on the word of the tool that reports them and are
 * checked by us soon, one second after the other; the check decides from then on. Call within the import's transaction.
 */
@ApplicationScoped
public class BacklinkRows {

    private static final String SITES = """
        insert into site (domain, created_at) select distinct domain, cast(?2 as timestamptz) from unnest(cast(?1 as text[])) as d(domain)
        where not exists (select 1 from site_alias a where a.domain = d.domain)
        on conflict (domain) do nothing
        """;

    // "n" spreads the first checks; what is known already stays as it is
    private static final String LINKS = """
        with row as (
            select domain, page, page_key, target, target_key, nullif(anchor, '') as anchor, nullif(qualifiers, '') as qualifiers, nullif(seen, '') as seen, n
            from unnest(cast(?1 as text[]), cast(?2 as text[]), cast(?3 as text[]), cast(?4 as text[]), cast(?5 as text[]), cast(?6 as text[]), cast(?7 as text[]), cast(?8 as text[]))
                with ordinality as r(domain, page, page_key, target, target_key, anchor, qualifiers, seen, n)),
        made as (
            insert into backlink (brand_id, site_id, page_url, page_key, target_url, target_key, source, state, created_at, won_at, qualifiers, anchor,
                                  next_check_at, next_check_because, import_id)
            select ?9, s.site_id, page, page_key, target, target_key, ?10, 'WON', cast(?11 as timestamptz), coalesce(cast(seen as timestamptz), cast(?11 as timestamptz)),
                   coalesce(string_to_array(qualifiers, ' '), '{}'), anchor, cast(?11 as timestamptz) + n * interval '1 second', 'first check after the import', ?12
            from row join site_name s using (domain)
            on conflict (brand_id, page_key, target_key) do nothing
            returning id, won_at)
        insert into link_event (backlink_id, at, from_state, to_state, why) select id, won_at, null, 'WON', ?10 from made
        """;

    private final EntityManager database;

    BacklinkRows(EntityManager database) {
        this.database = database;
    }

    /** Why a row cannot be taken, in words; empty when it can. */
    public static Optional<String> refusal(BacklinkRow row) {
        try {
            PageAddress page = PageAddress.of(row.pageUrl(), "pageUrl");
            if (RegistrableDomain.in(page.url()).isEmpty()) return Optional.of("the page has no public domain");
            if (row.targetUrl() != null && !row.targetUrl().isBlank()) PageAddress.of(row.targetUrl(), "targetUrl");
            return Optional.empty();
        } catch (RuleViolation no) {
            return Optional.of(no.getMessage());
        }
    }

    /**
     * @param rows ones that {@link #refusal} lets through
     * @param source where they come from, in words, such as "reported by Ahrefs (links.csv)"
     * @throws RuleViolation when a row names no target and the brand has no domain
     */
    public RowCounts take(Brand brand, long importId, String source, List<BacklinkRow> rows, Instant now) {
        Map<String, String[]> distinct = new LinkedHashMap<>();
        for (BacklinkRow row : rows) {
            String[] values = values(brand, row);
            distinct.putIfAbsent(values[2] + " " + values[4], values);
        }
        List<String[]> columns = columns(distinct.values(), 8);
        database.createNativeQuery(SITES).setParameter(1, columns.get(0)).setParameter(2, now).executeUpdate();
        var insert = database.createNativeQuery(LINKS);
        for (int i = 0; i < columns.size(); i++) insert.setParameter(i + 1, columns.get(i));
        int created = insert.setParameter(9, brand.id()).setParameter(10, source).setParameter(11, now).setParameter(12, importId).executeUpdate();
        return new RowCounts(created, rows.size() - created);
    }

    /** Takes back the links an import made, except those somebody works with; returns how many went. */
    public int undo(long importId) {
        return database.createNativeQuery("""
            delete from backlink b where import_id = ?1 and reclaiming_since is null and state <> 'WRITTEN_OFF'
                and not exists (select 1 from mention m where m.backlink_id = b.id)
            """).setParameter(1, importId).executeUpdate();
    }

    private static String[] values(Brand brand, BacklinkRow row) {
        PageAddress page = PageAddress.of(row.pageUrl(), "pageUrl");
        boolean anyTarget = row.targetUrl() == null || row.targetUrl().isBlank();
        PageAddress target = anyTarget ? new PageAddress("https://" + homeOf(brand) + "/", Backlink.ANY_PAGE) : PageAddress.of(row.targetUrl(), "targetUrl");
        List<String> qualifiers = new ArrayList<>();
        if (row.nofollow()) qualifiers.add("nofollow");
        if (row.sponsored()) qualifiers.add("sponsored");
        if (row.ugc()) qualifiers.add("ugc");
        return new String[] {RegistrableDomain.in(page.url()).orElseThrow().name(), page.url(), page.key(), target.url(), target.key(),
            row.anchor() == null ? "" : row.anchor(), String.join(" ", qualifiers),
            row.firstSeen() == null ? "" : row.firstSeen().atStartOfDay(ZoneOffset.UTC).toInstant().toString()};
    }

    private static String homeOf(Brand brand) {
        return brand.domains().stream().findFirst()
            .orElseThrow(() -> new RuleViolation("file", "Enter the domain of " + brand.name() + " first: some rows do not say which page they link to."));
    }

    static List<String[]> columns(Iterable<String[]> rows, int width) {
        List<List<String>> columns = new ArrayList<>();
        for (int i = 0; i < width; i++) columns.add(new ArrayList<>());
        for (String[] row : rows) for (int i = 0; i < width; i++) columns.get(i).add(row[i].replace("\u0000", ""));
        return columns.stream().map(c -> c.toArray(String[]::new)).toList();
    }
}
