package dev.linkwright.prospect.broken;

import dev.linkwright.fetch.FetchResult;
import dev.linkwright.fetch.NameLookup;
import dev.linkwright.fetch.SafeFetcher;
import dev.linkwright.fetch.WebAddress;
import dev.linkwright.prospect.pages.PageRead;
import io.quarkus.narayana.jta.QuarkusTransaction;
import io.quarkus.virtual.threads.VirtualThreads;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Event;
import java.net.URI;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Future;
import java.util.function.Consumer;
import org.jboss.logging.Logger;
import org.jsoup.nodes.Document;

/**
 * Reads waiting resource pages and visits their links that are due, a few hosts at a time; safe in several processes at once.
 * Claim and commit, visit without a transaction, record in another: call it outside of a transaction.
 */
@ApplicationScoped
public class CheckResourcePages {

    private static final Logger LOG = Logger.getLogger(CheckResourcePages.class);
    private static final int AT_ONCE = 8;
    private static final int MOST_PER_RUN = 400;

    private final Claims claims;
    private final PageChecks checks;
    private final OutboundLinks links;
    private final SafeFetcher fetcher;
    private final NameLookup names;
    private final ExecutorService threads;
    private final Event<PageRead> pageRead;

    CheckResourcePages(Claims claims, PageChecks checks, OutboundLinks links, SafeFetcher fetcher, NameLookup names, @VirtualThreads ExecutorService threads,
                       Event<PageRead> pageRead) {
        this.claims = claims;
        this.checks = checks;
        this.links = links;
        this.fetcher = fetcher;
        this.names = names;
        this.threads = threads;
        this.pageRead = pageRead;
    }

    /** @return how many links were visited */
    public int run(Instant now) {
        for (List<Claims.Claim> pages = claims.pages(now, AT_ONCE); !pages.isEmpty(); pages = claims.pages(now, AT_ONCE)) {
            all(pages, claim -> readPage(claim, now));
        }
        int visited = 0;
        while (visited < MOST_PER_RUN) {
            List<Claims.Claim> claimed = claims.links(now, AT_ONCE);
            if (claimed.isEmpty()) {
                break;
            }
            all(claimed, claim -> visit(claim, now));
            visited += claimed.size();
        }
        return visited;
    }

    private void readPage(Claims.Claim claim, Instant now) {
        String url = QuarkusTransaction.requiringNew().call(() -> checks.require(claim.id()).url());
        FetchResult result = fetcher.get(URI.create(url));
        QuarkusTransaction.requiringNew().run(() -> {
            PageCheck check = checks.require(claim.id());
            if (claims.giveBackPage(claim) && check.state() == CheckState.QUEUED) {
                take(check, result, now);
            }
        });
        if (result instanceof FetchResult.Response answer && trouble(result).isEmpty()) {
            pageRead.fire(new PageRead(answer, now));
        }
    }

    private void take(PageCheck check, FetchResult result, Instant now) {
        Optional<String> trouble = trouble(result);
        if (trouble.isPresent()) {
            check.failed(trouble.get(), now);
            return;
        }
        FetchResult.Response response = (FetchResult.Response) result;
        Document page = response.document();
        if (PageSuspicion.isBotWall(page)) {
            check.failed("The page asks whether we are human, so its links can’t be read.", now);
            return;
        }
        FoundLinks found = FoundLinks.on(page, WebAddress.parse(response.finalUrl().toString()).orElseThrow());
        int place = 0;
        for (FoundLinks.Found link : found.links()) {
            links.persist(new OutboundLink(check, ++place, link, now));
        }
        check.read(page.title(), found.links().size(), found.more(), now);
    }

    /** Why the page can't be read, in a sentence. */
    private static Optional<String> trouble(FetchResult result) {
        if (result instanceof FetchResult.Response response) {
            return response.status() >= 200 && response.status() < 300 ? Optional.empty()
                : Optional.of("The page answers " + response.status() + ", so there is nothing to read.");
        }
        String reason = result instanceof FetchResult.Failure failure ? failure.reason() : ((FetchResult.Refused) result).reason();
        return Optional.of("The page could not be read: " + reason + ".");
    }

    private void all(List<Claims.Claim> claimed, Consumer<Claims.Claim> work) {
        List<Callable<Void>> visits = claimed.stream().<Callable<Void>>map(claim -> () -> {
            try {
                work.accept(claim);
            } catch (RuntimeException e) {
                // the lease runs out and another run tries again
                LOG.errorf(e, "Checking %s failed", claim);
            }
            return null;
        }).toList();
        try {
            for (Future<Void> visit : threads.invokeAll(visits)) {
                visit.get();
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        } catch (ExecutionException e) {
            throw new IllegalStateException(e.getCause());
        }
    }

    private void visit(Claims.Claim claim, Instant now) {
        String url = QuarkusTransaction.requiringNew().call(() -> links.require(claim.id()).url());
        Finding finding = ReadAnswer.of(fetcher.get(URI.create(url)), names::of);
        QuarkusTransaction.requiringNew().run(() -> record(claim, finding, now));
    }

    /** The page's row is locked first, so that of two visits that end together one sees that nothing more is to be done. */
    private void record(Claims.Claim claim, Finding finding, Instant now) {
        links.getEntityManager().createNativeQuery("select id from page_check where id = (select check_id from outbound_link where id = ?1) for update")
            .setParameter(1, claim.id()).getSingleResult();
        if (!claims.giveBackLink(claim)) {
            return;
        }
        OutboundLink link = links.require(claim.id());
        link.saw(finding, now);
        links.flush();
        PageCheck check = checks.require(link.check().id());
        if (check.state() == CheckState.CHECKING && !links.anyDue(check)) {
            check.done(now);
        }
    }
}
