package dev.linkwright.prospect.pages;

import dev.linkwright.fetch.FetchResult;
import dev.linkwright.fetch.PageWords;
import dev.linkwright.fetch.SafeFetcher;
import dev.linkwright.prospect.Prospects;
import dev.linkwright.prospect.RankProspects;
import dev.linkwright.prospect.relevance.ReadWords;
import io.quarkus.narayana.jta.QuarkusTransaction;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Event;
import jakarta.persistence.EntityManager;
import java.net.URI;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/** Visits one page, keeps what it says, and weighs anew whoever it speaks for. */
@ApplicationScoped
class ReadPage {

    private final SafeFetcher fetcher;
    private final PageRows rows;
    private final Prospects prospects;
    private final RankProspects rank;
    private final EntityManager database;
    private final Event<PageRead> pageRead;

    ReadPage(SafeFetcher fetcher, PageRows rows, Prospects prospects, RankProspects rank, EntityManager database, Event<PageRead> pageRead) {
        this.fetcher = fetcher;
        this.rows = rows;
        this.prospects = prospects;
        this.rank = rank;
        this.database = database;
        this.pageRead = pageRead;
    }

    void run(PageRows.Claim claim, Instant now) {
        FetchResult result = visit(claim);
        Optional<PageWords> words = result instanceof FetchResult.Response answer ? PageWords.of(answer).filter(read -> !read.isEmpty()) : Optional.empty();
        if (words.isEmpty()) {
            QuarkusTransaction.requiringNew().run(() -> rows.failed(claim, reason(result), result instanceof FetchResult.Refused, now));
            return;
        }
        ReadWords read = ReadWords.of(words.get());
        QuarkusTransaction.requiringNew().run(() -> rows.keep(claim,
            new PageRows.Text(words.get().title(), words.get().description(), read.packed(), read.language(), read.letters()), now));
        news(claim, now);
        if (claim.siteId() != null) {
            pageRead.fire(new PageRead((FetchResult.Response) result, now));
        }
    }

    /** A home page that does not answer with TLS is asked for without. */
    private FetchResult visit(PageRows.Claim claim) {
        FetchResult result = fetcher.get(URI.create(claim.url()));
        return claim.home() && result instanceof FetchResult.Failure ? fetcher.get(URI.create(claim.url().replaceFirst("^https", "http"))) : result;
    }

    private void news(PageRows.Claim claim, Instant now) {
        if (claim.siteId() == null) {
            QuarkusTransaction.requiringNew().run(() -> database.createNativeQuery("select brand_id from asset where id = ?1", Long.class)
                .setParameter(1, claim.assetId()).getResultList().forEach(brand -> prospects.markStale((Long) brand, now)));
            return;
        }
        List<?> brands = QuarkusTransaction.requiringNew().call(() -> database.createNativeQuery("select brand_id from prospect where site_id = ?1", Long.class)
            .setParameter(1, claim.siteId()).getResultList());
        brands.forEach(brand -> QuarkusTransaction.requiringNew().run(() -> rank.site((Long) brand, claim.siteId(), now)));
    }

    private static String reason(FetchResult result) {
        if (result instanceof FetchResult.Response answer) {
            return answer.status() >= 200 && answer.status() < 300 ? "there is nothing to read on the page" : "it answers " + answer.status();
        }
        return result instanceof FetchResult.Refused refused ? refused.reason() : ((FetchResult.Failure) result).reason();
    }
}
