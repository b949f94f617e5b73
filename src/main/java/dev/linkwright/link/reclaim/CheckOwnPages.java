package dev.linkwright.link.reclaim;

import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Optional;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.EntityManager;

import dev.linkwright.fetch.FetchResult;
import dev.linkwright.fetch.SafeFetcher;
import dev.linkwright.link.inspect.LinkInspector;
import dev.linkwright.link.inspect.Observation;
import dev.linkwright.link.inspect.Sighting;
import dev.linkwright.link.inspect.Wanted;
import dev.linkwright.shared.RuleViolation;
import io.quarkus.narayana.jta.QuarkusTransaction;

/** Visits the pages of ours that links lead to; when one is gone, every link to it becomes a case for our own repair. Call it outside of a transaction. */
@ApplicationScoped
public class CheckOwnPages {

    private static final Duration LEASE = Duration.ofMinutes(5);
    private static final int MOST_PER_RUN = 100;
    private static final Wanted NOTHING = new Wanted(Optional.empty(), List.of(), List.of(), List.of());

    private static final String BROKEN = """
        insert into reclamation (brand_id, site_id, backlink_id, cause, seen, found_at, state)
        select b.brand_id, b.site_id, b.id, 'TARGET_BROKEN', ?3, ?4, 'OPEN' from backlink b
        where b.brand_id = ?1 and b.target_key = ?2 and b.state in ('WON', 'POLICY_RISK', 'AT_RISK')
        on conflict do nothing
        """;
    // a link that was removed because our page was gone: first the page
    private static final String BROKEN_AND_LOST = """
        update reclamation r set cause = 'TARGET_BROKEN', seen = r.seen || '; ' || ?3 from backlink b
        where b.id = r.backlink_id and b.brand_id = ?1 and b.target_key = ?2 and r.state = 'OPEN' and r.cause = 'LINK_REMOVED'
        """;
    private static final String MENDED = """
        update reclamation r set state = 'RECLAIMED', closed_at = ?3, closed_because = 'our page answers again' from backlink b
        where b.id = r.backlink_id and b.brand_id = ?1 and b.target_key = ?2 and r.state = 'OPEN' and r.cause = 'TARGET_BROKEN' and b.state in ('WON', 'POLICY_RISK', 'AT_RISK')
        """;
    private static final String MENDED_AND_LOST = """
        update reclamation r set cause = 'LINK_REMOVED', seen = 'the link is gone; our page answers again' from backlink b
        where b.id = r.backlink_id and b.brand_id = ?1 and b.target_key = ?2 and r.state = 'OPEN' and r.cause = 'TARGET_BROKEN'
        """;

    private final OwnPages pages;
    private final SafeFetcher fetcher;
    private final EntityManager database;

    CheckOwnPages(OwnPages pages, SafeFetcher fetcher, EntityManager database) {
        this.pages = pages;
        this.fetcher = fetcher;
        this.database = database;
    }

    /** Takes pages in that only imported links lead to; seldom. */
    public void watchAll(Instant now) {
        QuarkusTransaction.requiringNew().run(() -> pages.watchAll(now));
    }

    /** @return how many pages were visited */
    public int run(Instant now) {
        Instant until = now.plus(LEASE).truncatedTo(ChronoUnit.MICROS);
        List<Long> claimed = claim("""
            update own_page set claimed_until = ?2 where id in (
                select id from own_page where next_visit_at <= ?1 and (claimed_until is null or claimed_until <= ?1)
                order by next_visit_at limit %d for update skip locked)
            returning id
            """.formatted(MOST_PER_RUN), now, until);
        claimed.forEach(id -> visit(id, until, now));
        return claimed.size();
    }

    /** @throws RuleViolation when another process visits it right now */
    public void now(long id, Instant now) {
        Instant until = now.plus(LEASE).truncatedTo(ChronoUnit.MICROS);
        List<Long> claimed = claim("update own_page set claimed_until = ?2 where id = " + id + " and (claimed_until is null or claimed_until <= ?1) returning id", now, until);
        if (claimed.isEmpty()) throw new RuleViolation("", "This page is being visited right now. Look again in a minute.");
        visit(id, until, now);
    }

    @SuppressWarnings("unchecked")
    private List<Long> claim(String sql, Instant now, Instant until) {
        return QuarkusTransaction.requiringNew().call(() -> database.createNativeQuery(sql, Long.class).setParameter(1, now).setParameter(2, until).getResultList());
    }

    private void visit(long id, Instant until, Instant now) {
        String url = QuarkusTransaction.requiringNew().call(() -> pages.require(id).url());
        FetchResult result = fetcher.get(URI.create(url));
        QuarkusTransaction.requiringNew().run(() -> {
            boolean ours = database.createNativeQuery("update own_page set claimed_until = null where id = ?1 and claimed_until = ?2")
                .setParameter(1, id).setParameter(2, until).executeUpdate() == 1;
            if (ours) record(pages.require(id), result, now);
        });
    }

    private void record(OwnPage page, FetchResult result, Instant now) {
        boolean wasGone = page.isGone();
        Sighting seen = LinkInspector.inspect(result, NOTHING);
        boolean answered = result instanceof FetchResult.Response;
        int status = result instanceof FetchResult.Response response ? response.status() : 0;
        // a redirect of ours to another page of ours is our own decision
        boolean notFound = seen.observation() == Observation.GONE && (status == 404 || status == 410 || result.chain().isEmpty());
        if (notFound) page.notFound(seen.reason(), status, now);
        else if (answered && status < 400 && (seen.observation() != Observation.UNVERIFIABLE || status < 300)) page.found(status, now);
        else page.unclear(seen.reason(), now);
        if (page.isGone() && !wasGone) {
            String words = "our page " + page.url() + " is gone: " + page.seen();
            cases(BROKEN_AND_LOST, page).setParameter(3, words).executeUpdate();
            cases(BROKEN, page).setParameter(3, words).setParameter(4, now).executeUpdate();
        }
        if (page.state() == OwnPage.State.FINE && wasGone) {
            cases(MENDED, page).setParameter(3, now).executeUpdate();
            cases(MENDED_AND_LOST, page).executeUpdate();
        }
    }

    private jakarta.persistence.Query cases(String sql, OwnPage page) {
        return database.createNativeQuery(sql).setParameter(1, page.brand().id()).setParameter(2, page.targetKey());
    }
}
