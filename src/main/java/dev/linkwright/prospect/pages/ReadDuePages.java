package dev.linkwright.prospect.pages;

import io.quarkus.virtual.threads.VirtualThreads;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Future;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.jboss.logging.Logger;

/** Reads every page that is due, a few at a time; safe in several processes at once. */
@ApplicationScoped
public class ReadDuePages {

    private static final Logger LOG = Logger.getLogger(ReadDuePages.class);
    private static final int AT_ONCE = 12;
    private static final int MOST_PER_RUN = 480;

    private final PlanPages plan;
    private final PageRows rows;
    private final ReadPage page;
    private final ExecutorService threads;
    private final boolean wanted;

    ReadDuePages(PlanPages plan, PageRows rows, ReadPage page, @VirtualThreads ExecutorService threads,
                 @ConfigProperty(name = "linkwright.read-prospects") boolean wanted) {
        this.plan = plan;
        this.rows = rows;
        this.page = page;
        this.threads = threads;
        this.wanted = wanted;
    }

    /** @return how many pages were visited */
    public int run(Instant now) {
        if (!wanted) {
            return 0;
        }
        plan.run(now);
        int visited = 0;
        while (visited < MOST_PER_RUN) {
            List<PageRows.Claim> claimed = rows.due(now, AT_ONCE);
            if (claimed.isEmpty()) {
                break;
            }
            visitAll(claimed, now);
            visited += claimed.size();
        }
        return visited;
    }

    private void visitAll(List<PageRows.Claim> claimed, Instant now) {
        List<Callable<Void>> visits = claimed.stream().<Callable<Void>>map(claim -> () -> {
            try {
                page.run(claim, now);
            } catch (RuntimeException failed) {
                // the lease runs out and another run tries again
                LOG.errorf(failed, "Reading %s failed", claim.url());
            }
            return null;
        }).toList();
        try {
            for (Future<Void> visit : threads.invokeAll(visits)) {
                visit.get();
            }
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
        } catch (ExecutionException cannotHappen) {
            throw new IllegalStateException(cannotHappen.getCause());
        }
    }
}
