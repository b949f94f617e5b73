package dev.linkwright.link;

import java.time.Instant;
import java.time.LocalDate;
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
 * Links that come by the file, a batch at a time, set by set. They count as won on the word of the tool that reports them, as at risk
 * where it says that they are gone, and are checked by us in the background, four a second; the check decides from then on. What the tool
 * says is kept beside what we see. Call within the import's transaction.
 */
@ApplicationScoped
public class BacklinkRows {

    private static final String SITES = """
        insert into site (domain, created_at) select distinct domain, cast(?2 as timestamptz) from unnest(cast(?1 as text[])) as d(domain)
        where not exists (select 1 from site_alias a where a.domain = d.domain)
        on conflict (domain) do nothing
        """;

    // "n" spreads the first checks, after those of the import's rows before; what is known already stays as it is
    private static final String LINKS = """
        with row as (
            select domain, page, page_key, target, target_key, nullif(anchor, '') as anchor, nullif(qualifiers, '') as qualifiers, nullif(seen, '') as seen, nullif(lost, '') as lost, n
            from unnest(cast(?1 as text[]), cast(?2 as text[]), cast(?3 as text[]), cast(?4 as text[]), cast(?5 as text[]), cast(?6 as text[]), cast(?7 as text[]), cast(?8 as text[]), cast(?13 as text[]))
                with ordinality as r(domain, page, page_key, target, target_key, anchor, qualifiers, seen, lost, n)),
        before as (select count(*) as links from backlink where import_id = ?12),
        made as (
            insert into backlink (brand_id, site_id, page_url, page_key, target_url, target_key, source, state, created_at, won_at, qualifiers, anchor,
                                  next_check_at, next_check_because, import_id, background)
            select ?9, s.site_id, page, page_key, target, target_key, ?10, case when lost is null then 'WON' else 'AT_RISK' end, cast(?11 as timestamptz), coalesce(cast(seen as timestamptz), cast(?11 as timestamptz)),
                   coalesce(string_to_array(qualifiers, ' '), '{}'), anchor, cast(?11 as timestamptz) + (before.links + n) * interval '250 milliseconds', 'first check after the import', ?12, true
            from row join site_name s using (domain) cross join before
            on conflict (brand_id, page_key, target_key) do nothing
            returning id, won_at, state)
        insert into link_event (backlink_id, at, from_state, to_state, why)
        select id, won_at, null, state, case when state = 'WON' then ?10 else ?10 || ', which says that it is gone' end from made
        """;

    // The newest word of each tool; compared at once with what we saw already. A target that half of all links lead to is no way to find one: || '' keeps
    // the planner, who knows nothing of rows that were made a moment ago, from trying it.
    private static final String CLAIMS = """
        insert into vendor_claim as c (backlink_id, vendor, brand_id, as_of, lost, lost_on, lost_why, qualifiers, anchor, import_id, difference, compared_at)
        select b.id, ?6, b.brand_id, ?7, lost <> '', case when lost like '____-__-__' then cast(lost as date) end, why,
               case when ?8 then coalesce(string_to_array(nullif(r.qualifiers, ''), ' '), '{}') end, nullif(r.anchor, ''), ?9,
               claim_difference(lost <> '', case when ?8 then coalesce(string_to_array(nullif(r.qualifiers, ''), ' '), '{}') end, r.anchor,
                   b.last_observation, b.qualifiers, b.anchor), b.last_checked_at
        from unnest(cast(?1 as text[]), cast(?2 as text[]), cast(?3 as text[]), cast(?4 as text[]), cast(?5 as text[]), cast(?10 as text[]))
            as r(page_key, target_key, anchor, qualifiers, lost, why)
        join backlink b on b.brand_id = ?11 and b.page_key = r.page_key and b.target_key || '' = r.target_key
        on conflict (backlink_id, vendor) do update set as_of = excluded.as_of, lost = excluded.lost, lost_on = excluded.lost_on, lost_why = excluded.lost_why,
            qualifiers = excluded.qualifiers, anchor = excluded.anchor, import_id = excluded.import_id, difference = excluded.difference, compared_at = excluded.compared_at
        where c.as_of <= excluded.as_of
        """;

    private static final int WIDTH = 10;

    /**
     * Who says so.
     *
     * @param words where the rows come from, such as "reported by Ahrefs (links.csv)"
     * @param vendor the tool alone, "Ahrefs"
     * @param saysRel whether it says anything of nofollow
     */
    public record Report(long importId, String words, String vendor, LocalDate asOf, boolean saysRel) {}

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
     * @throws RuleViolation when a row names no target and the brand has no domain
     */
    public RowCounts take(Brand brand, Report report, List<BacklinkRow> rows, Instant now) {
        Map<String, String[]> distinct = new LinkedHashMap<>();
        for (BacklinkRow row : rows) {
            String[] values = values(brand, row);
            distinct.putIfAbsent(values[2] + " " + values[4], values);
        }
        List<String[]> columns = columns(distinct.values(), WIDTH);
        database.createNativeQuery(SITES).setParameter(1, columns.get(0)).setParameter(2, now).executeUpdate();
        var insert = database.createNativeQuery(LINKS);
        for (int i = 0; i < 8; i++) insert.setParameter(i + 1, columns.get(i));
        int created = insert.setParameter(9, brand.id()).setParameter(10, report.words()).setParameter(11, now).setParameter(12, report.importId())
            .setParameter(13, columns.get(8)).executeUpdate();
        claim(brand, report, columns);
        return new RowCounts(created, rows.size() - created);
    }

    private void claim(Brand brand, Report report, List<String[]> columns) {
        database.createNativeQuery(CLAIMS).setParameter(1, columns.get(2)).setParameter(2, columns.get(4)).setParameter(3, columns.get(5))
            .setParameter(4, columns.get(6)).setParameter(5, columns.get(8)).setParameter(6, report.vendor()).setParameter(7, report.asOf())
            .setParameter(8, report.saysRel()).setParameter(9, report.importId()).setParameter(10, columns.get(9)).setParameter(11, brand.id()).executeUpdate();
    }

    /** Takes back the links an import made, except those somebody works with; returns how many went. */
    public int undo(long importId) {
        database.createNativeQuery("delete from vendor_claim where import_id = ?1").setParameter(1, importId).executeUpdate();
        return database.createNativeQuery("""
            delete from backlink b where import_id = ?1 and reclaiming_since is null and state <> 'WRITTEN_OFF'
                and not exists (select 1 from mention m where m.backlink_id = b.id)
            """).setParameter(1, importId).executeUpdate();
    }

    private static String[] values(Brand brand, BacklinkRow row) {
        PageAddress page = PageAddress.of(row.pageUrl(), "pageUrl");
        boolean anyTarget = row.targetUrl() == null || row.targetUrl().isBlank();
        PageAddress target = anyTarget ? new PageAddress("https://" + homeOf(brand) + "/", Backlink.ANY_PAGE) : PageAddress.of(row.targetUrl(), "targetUrl", brand.anotherPage());
        List<String> qualifiers = new ArrayList<>();
        if (row.nofollow()) qualifiers.add("nofollow");
        if (row.sponsored()) qualifiers.add("sponsored");
        if (row.ugc()) qualifiers.add("ugc");
        return new String[] {RegistrableDomain.in(page.url()).orElseThrow().name(), page.url(), page.key(), target.url(), target.key(),
            row.anchor() == null ? "" : row.anchor(), String.join(" ", qualifiers),
            row.firstSeen() == null ? "" : row.firstSeen().atStartOfDay(ZoneOffset.UTC).toInstant().toString(),
            row.lost() == null ? "" : row.lost().day() == null ? "lost" : row.lost().day().toString(), row.lost() == null || row.lost().why() == null ? "" : row.lost().why()};
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
