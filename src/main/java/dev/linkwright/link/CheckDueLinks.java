package dev.linkwright.link;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Future;

import jakarta.enterprise.context.ApplicationScoped;

import org.jboss.logging.Logger;

import io.quarkus.virtual.threads.VirtualThreads;

/** Visits every page that is due, a few at a time; safe in several processes at once. */
@ApplicationScoped
public class CheckDueLinks {

    private static final Logger LOG = Logger.getLogger(CheckDueLinks.class);
    private static final int AT_ONCE = 8;
    private static final int MOST_PER_RUN = 400;

    private final CheckClaims claims;
    private final CheckLink links;
    private final CheckMention mentions;
    private final ExecutorService threads;

    CheckDueLinks(CheckClaims claims, CheckLink links, CheckMention mentions, @VirtualThreads ExecutorService threads) {
        this.claims = claims;
        this.links = links;
        this.mentions = mentions;
        this.threads = threads;
    }

    /** @return how many pages were visited */
    public int run(Instant now) {
        int visited = 0;
        while (visited < MOST_PER_RUN) {
            List<CheckClaims.Claim> claimed = new ArrayList<>(claims.due(CheckClaims.Rows.BACKLINK, now, AT_ONCE));
            if (claimed.size() < AT_ONCE) claimed.addAll(claims.due(CheckClaims.Rows.MENTION, now, AT_ONCE - claimed.size()));
            if (claimed.isEmpty()) break;
            visitAll(claimed, now);
            visited += claimed.size();
        }
        return visited;
    }

    private void visitAll(List<CheckClaims.Claim> claimed, Instant now) {
        List<Callable<Void>> visits = claimed.stream().<Callable<Void>>map(claim -> () -> {
            visit(claim, now);
            return null;
        }).toList();
        try {
            for (Future<Void> visit : threads.invokeAll(visits)) visit.get();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        } catch (java.util.concurrent.ExecutionException e) {
            throw new IllegalStateException(e.getCause());
        }
    }

    private void visit(CheckClaims.Claim claim, Instant now) {
        try {
            switch (claim.rows()) {
                case BACKLINK -> links.run(claim, now);
                case MENTION -> mentions.run(claim, now);
            }
        } catch (RuntimeException e) {
            // the lease runs out and another run tries again
            LOG.errorf(e, "Checking %s %d failed", claim.rows(), claim.id());
        }
    }
}
