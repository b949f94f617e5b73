package dev.linkwright.fetch;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** Waits end in time, without a timer each. */
@Timeout(20)
class DeadlinesTest {

    private final Deadlines deadlines = new Deadlines();

    @Test
    void anAnswerInTimeIsTheAnswer() throws Exception {
        CompletableFuture<String> answer = new CompletableFuture<String>().completeOnTimeout("here", 150, TimeUnit.MILLISECONDS);
        assertThat(deadlines.get(answer, in(Duration.ofSeconds(10)))).isEqualTo("here");
    }

    @Test
    void aLateOneIsCancelledAndOthersGoOn() throws Exception {
        CompletableFuture<String> never = new CompletableFuture<>();
        long started = System.nanoTime();
        assertThatThrownBy(() -> deadlines.get(never, in(Duration.ofMillis(200)))).isInstanceOf(TimeoutException.class);
        assertThat(Duration.ofNanos(System.nanoTime() - started)).isBetween(Duration.ofMillis(200), Duration.ofSeconds(2));
        assertThat(never).isCancelled();
        assertThatThrownBy(() -> deadlines.get(new CompletableFuture<>(), in(Duration.ofMillis(-1)))).isInstanceOf(TimeoutException.class);
        assertThat(deadlines.get(CompletableFuture.completedFuture("here"), in(Duration.ofMillis(-1)))).isEqualTo("here");
    }

    @Test
    void whatWentWrongIsToldAsItIs() {
        assertThatThrownBy(() -> deadlines.get(CompletableFuture.failedFuture(new IllegalStateException("broken")), in(Duration.ofSeconds(1))))
            .isInstanceOf(ExecutionException.class).hasRootCauseMessage("broken");
    }

    private static long in(Duration time) {
        return System.nanoTime() + time.toNanos();
    }
}
