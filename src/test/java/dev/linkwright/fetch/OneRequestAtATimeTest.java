package dev.linkwright.fetch;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicInteger;

import jakarta.inject.Inject;

import javax.sql.DataSource;

import org.junit.jupiter.api.Test;

import io.quarkus.test.junit.QuarkusTest;

/** Two processes on one database: a host is asked by one of them at a time, with a pause between two pages. */
@QuarkusTest
class OneRequestAtATimeTest {

    private static final Duration PAUSE = Duration.ofMillis(30);

    @Inject DataSource database;

    @Test
    void processesTakeTurnsAndKeepThePause() throws Exception {
        String host = "turns-" + UUID.randomUUID() + ".example";
        AtomicInteger inside = new AtomicInteger();
        AtomicInteger most = new AtomicInteger();
        List<Long> ends = new CopyOnWriteArrayList<>();
        List<Long> starts = new CopyOnWriteArrayList<>();
        try (HostTurns one = turns(); HostTurns two = turns()) {
            List<Callable<Void>> visits = new ArrayList<>();
            for (int i = 0; i < 6; i++) {
                HostTurns process = i % 2 == 0 ? one : two;
                visits.add(() -> process.inTurn(host, PAUSE, () -> {
                    starts.add(System.nanoTime());
                    most.accumulateAndGet(inside.incrementAndGet(), Math::max);
                    Thread.sleep(5);
                    inside.decrementAndGet();
                    ends.add(System.nanoTime());
                    return null;
                }));
            }
            ExecutorService threads = Executors.newFixedThreadPool(6);
            for (Future<Void> visit : threads.invokeAll(visits)) visit.get();
            threads.shutdown();
        }
        assertThat(starts).hasSize(6);
        assertThat(most).hasValue(1);
        for (int i = 1; i < 6; i++) assertThat(starts.get(i) - ends.get(i - 1)).as("pause " + i).isGreaterThanOrEqualTo(PAUSE.toNanos() - 2_000_000);
    }

    @Test
    void aHostOfAnotherProcessIsNotTakenUntilItIsGivenBack() {
        String host = "taken-" + UUID.randomUUID() + ".example";
        HostTurns one = turns();
        try (HostTurns two = turns()) {
            assertThat(one.reserve(List.of(host))).containsExactly(host);
            assertThat(one.reserve(List.of(host))).containsExactly(host);
            assertThat(two.reserve(List.of(host, "free-" + host))).isEqualTo(Set.of("free-" + host));
            one.close();
            assertThat(two.reserve(List.of(host))).containsExactly(host);
        }
    }

    @Test
    void aPageIsFetchedWhileTheDatabaseKeepsTheTurns() {
        try (TestWeb web = new TestWeb()) {
            web.page("/page", "<p>Hello");
            SafeFetcher fetcher = new SafeFetcher(new AllowedHosts(List.of("127.0.0.1:" + web.port())), TestWeb.settings(Duration.ofSeconds(5)), NameResolver.SYSTEM,
                Optional.of(new HostBook(database)), null);
            assertThat(fetcher.get(URI.create(web.at("/page")))).isInstanceOf(FetchResult.Response.class);
            fetcher.close();
        }
    }

    private HostTurns turns() {
        return new HostTurns(Optional.of(new HostBook(database)));
    }
}
