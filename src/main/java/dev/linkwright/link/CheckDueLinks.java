package dev.linkwright.link;

import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Future;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;

import jakarta.enterprise.context.ApplicationScoped;

import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.jboss.logging.Logger;

import dev.linkwright.link.CheckClaims.Claim;
import dev.linkwright.link.CheckClaims.Rows;
import dev.linkwright.link.RecordVisits.Seen;
import dev.linkwright.link.inspect.Observation;
import dev.linkwright.link.inspect.Wanted;
import io.quarkus.virtual.threads.VirtualThreads;

/**
 * Visits every page that is due, many hosts at once and each host a page at a time, and records what was seen in batches; safe in
 * several processes at once.
 */
@ApplicationScoped
public class CheckDueLinks {

    private static final Logger LOG = Logger.getLogger(CheckDueLinks.class);
    private static final int MOST_PER_RUN = 1_000_000;
    private static final int BATCH = 250;
    /** A handful waits for others, so that they share a transaction. */
    private static final Duration MORE_COME_WITHIN = Duration.ofMillis(40);

    private final CheckClaims claims;
    private final WantedOfBrands brands;
    private final RecordVisits record;
    private final VisitPage visit;
    private final SamePageEverywhere same;
    private final ExecutorService threads;
    private final int hostsAtOnce;

    CheckDueLinks(CheckClaims claims, WantedOfBrands brands, RecordVisits record, VisitPage visit, SamePageEverywhere same, @VirtualThreads ExecutorService threads,
                  @ConfigProperty(name = "linkwright.visit.hosts-at-once") int hostsAtOnce) {
        this.claims = claims;
        this.brands = brands;
        this.record = record;
        this.visit = visit;
        this.same = same;
        this.threads = threads;
        this.hostsAtOnce = hostsAtOnce;
    }

    /** @return how many links and mentions were looked at */
    public int run(Instant now) {
        return new Run(now).go();
    }

    /** One round: this thread claims, others visit, one more records. */
    private final class Run {

        private final Instant startedAt;
        private final long started = System.nanoTime();
        private final Set<String> busy = ConcurrentHashMap.newKeySet();
        private final Semaphore free = new Semaphore(hostsAtOnce);
        private final AtomicInteger visited = new AtomicInteger();
        /** Each holds its page until it is recorded; who visits waits for the recorder rather than fill the memory. */
        private final BlockingQueue<Seen> seen = new LinkedBlockingQueue<>(BATCH);
        private volatile boolean over;

        Run(Instant startedAt) {
            this.startedAt = startedAt;
        }

        int go() {
            Future<?> recorder = threads.submit(this::recordAll);
            try {
                claimAll();
                free.acquire(hostsAtOnce);
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
            } finally {
                over = true;
            }
            try {
                recorder.get();
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
            } catch (ExecutionException e) {
                throw new IllegalStateException(e.getCause());
            }
            return visited.get();
        }

        private void claimAll() throws InterruptedException {
            while (visited.get() < MOST_PER_RUN) {
                int hosts = freeHosts();
                Map<String, List<Claim>> byHost = byHost(hosts);
                free.release(Math.max(0, hosts - byHost.size()));
                if (!byHost.isEmpty()) {
                    byHost.forEach((host, of) -> threads.execute(() -> visitHost(host, of)));
                } else {
                    // nothing for those that are free; when the others are done, one more look
                    boolean last = busy.isEmpty();
                    free.acquire(hostsAtOnce);
                    free.release(hostsAtOnce);
                    if (last) return;
                }
            }
        }

        /** Claims many hosts at once rather than one each time one is done. */
        private int freeHosts() throws InterruptedException {
            int several = Math.max(1, hostsAtOnce / 4);
            if (free.tryAcquire(several, 100, TimeUnit.MILLISECONDS)) return several + free.drainPermits();
            free.acquire();
            return 1 + free.drainPermits();
        }

        private Map<String, List<Claim>> byHost(int hosts) {
            Map<String, List<Claim>> byHost = new LinkedHashMap<>();
            for (Rows rows : Rows.values()) {
                if (byHost.size() >= hosts) break;
                List<String> taken = new ArrayList<>(busy);
                for (Claim claim : claims.due(rows, at(), hosts - byHost.size(), taken)) {
                    busy.add(claim.host());
                    byHost.computeIfAbsent(claim.host(), h -> new ArrayList<>()).add(claim);
                }
            }
            return byHost;
        }

        private void visitHost(String host, List<Claim> of) {
            try {
                Map<String, List<Claim>> byPage = new LinkedHashMap<>();
                for (Claim claim : of) byPage.computeIfAbsent(claim.pageKey(), p -> new ArrayList<>()).add(claim);
                for (List<Claim> page : byPage.values()) visitPage(page);
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
            } finally {
                busy.remove(host);
                free.release();
            }
        }

        private void visitPage(List<Claim> of) throws InterruptedException {
            String page = of.get(0).pageUrl();
            try {
                List<Wanted> wanted = of.stream().map(claim -> brands.wanted(claim.brandId(), claim.target(), at())).toList();
                // "has it changed?" can only be asked when nobody needs the page itself
                boolean allKnowIt = of.stream().allMatch(c -> c.version().isPresent() && c.version().equals(of.get(0).version()));
                List<Visit> visits = visit.to(URI.create(page), wanted, allKnowIt ? of.get(0).version() : Optional.empty());
                for (int i = 0; i < of.size(); i++) seen.put(new Seen(of.get(i), same.judged(inItsOwnSpelling(of.get(i), page, visits.get(i), wanted.get(i)).knowing(of.get(i).lastGood()), of.get(i).host()), at()));
            } catch (RuntimeException e) {
                // the lease runs out and another run tries again
                LOG.errorf(e, "Visiting %s failed", page);
            }
            visited.addAndGet(of.size());
        }

        /** A link is only missed where it was said to be: another spelling of the same page may be answered by another server. */
        private Visit inItsOwnSpelling(Claim claim, String page, Visit visit, Wanted wanted) {
            Observation saw = visit.sighting().observation();
            boolean enough = claim.pageUrl().equals(page) || visit.isUnchanged() || saw != Observation.GONE && saw != Observation.UNVERIFIABLE;
            return enough ? visit : CheckDueLinks.this.visit.to(URI.create(claim.pageUrl()), wanted);
        }

        private void recordAll() {
            List<Seen> batch = new ArrayList<>(BATCH);
            while (true) {
                boolean last = over;
                try {
                    Seen first = seen.poll(20, TimeUnit.MILLISECONDS);
                    if (first == null && last) return;
                    if (first == null) continue;
                    batch.add(first);
                    if (!last && seen.size() < BATCH / 2) Thread.sleep(MORE_COME_WITHIN.toMillis());
                    seen.drainTo(batch, BATCH - 1);
                    record.run(batch);
                } catch (InterruptedException e) {
                    Thread.currentThread().interrupt();
                    return;
                } catch (RuntimeException e) {
                    LOG.error("Recording checks failed", e);
                } finally {
                    batch.clear();
                }
            }
        }

        private Instant at() {
            return startedAt.plus(Duration.ofNanos(System.nanoTime() - started));
        }
    }
}
