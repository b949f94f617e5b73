package dev.linkwright.prospect.pages;

import io.quarkus.narayana.jta.QuarkusTransaction;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.EntityManager;
import java.time.Duration;
import java.time.Instant;
import java.util.List;

/** Rows of {@code page_text}: who visits which now, and what came of it. A claim is a lease, so a process that dies holds a row for minutes only. */
@ApplicationScoped
class PageRows {

    /** Longer than the longest visit: two addresses of 30 seconds each and the waits for their hosts. */
    private static final Duration LEASE = Duration.ofMinutes(6);
    private static final Duration AGAIN = Duration.ofDays(90);
    private static final Duration ASSET_AGAIN = Duration.ofDays(14);
    /** After the first, second... visit in a row that brought nothing; then never again. */
    private static final List<Duration> PATIENCE = List.of(Duration.ofDays(1), Duration.ofDays(4), Duration.ofDays(15), Duration.ofDays(60));

    private static final String CLAIM = """
        update page_text set claimed_until = ?2 where id in (
            select id from page_text where next_fetch_at <= ?1 and (claimed_until is null or claimed_until <= ?1)
            order by next_fetch_at, id limit ?3 for update skip locked)
        returning id, site_id, asset_id, url, kind, failures""";

    private static final String READ = """
        update page_text set title = ?2, words = ?3, language = nullif(?4, ''), letters = ?5, fetched_at = ?6, next_fetch_at = ?7, claimed_until = null, failures = 0, failure = null
        where id = ?1""";

    private static final String FAILED = """
        update page_text set next_fetch_at = cast(nullif(?2, '') as timestamptz), claimed_until = null, failures = ?3, failure = ?4 where id = ?1""";

    /** A site that nobody named yet is named by its own page. */
    private static final String NAME = """
        update site set title = coalesce(title, nullif(left(?2, 200), '')), description = coalesce(description, nullif(left(?3, 500), '')),
               language = coalesce(language, nullif(?4, ''))
        where id = ?1 and (title is null or description is null or language is null)""";

    private final EntityManager database;

    PageRows(EntityManager database) {
        this.database = database;
    }

    /** A page that is ours to visit. */
    record Claim(long id, Long siteId, Long assetId, String url, boolean home, int failures) {
    }

    /** What was read of it. */
    record Text(String title, String description, byte[] words, String language, int letters) {
    }

    List<Claim> due(Instant now, int limit) {
        List<?> claimed = QuarkusTransaction.requiringNew().call(() -> database.createNativeQuery(CLAIM, Object[].class)
            .setParameter(1, now).setParameter(2, now.plus(LEASE)).setParameter(3, limit).getResultList());
        return claimed.stream().map(Object[].class::cast).map(row -> new Claim(((Number) row[0]).longValue(), number(row[1]), number(row[2]),
            (String) row[3], "HOME".equals(row[4]), ((Number) row[5]).intValue())).toList();
    }

    void keep(Claim claim, Text text, Instant now) {
        database.createNativeQuery(READ).setParameter(1, claim.id()).setParameter(2, text.title()).setParameter(3, text.words())
            .setParameter(4, text.language() == null ? "" : text.language()).setParameter(5, text.letters()).setParameter(6, now)
            .setParameter(7, now.plus(claim.assetId() == null ? AGAIN : ASSET_AGAIN)).executeUpdate();
        if (claim.home()) {
            database.createNativeQuery(NAME).setParameter(1, claim.siteId()).setParameter(2, text.title()).setParameter(3, text.description())
                .setParameter(4, text.language() == null ? "" : text.language()).executeUpdate();
        }
    }

    /** @param asked robots.txt or the address itself said no: that is not asked every day */
    void failed(Claim claim, String reason, boolean asked, Instant now) {
        int failures = claim.failures() + 1;
        String next = asked ? now.plus(AGAIN).toString() : failures > PATIENCE.size() ? "" : now.plus(PATIENCE.get(failures - 1)).toString();
        database.createNativeQuery(FAILED).setParameter(1, claim.id()).setParameter(2, next).setParameter(3, failures).setParameter(4, reason).executeUpdate();
    }

    private static Long number(Object value) {
        return value == null ? null : ((Number) value).longValue();
    }
}
