package dev.linkwright.shared;

import jakarta.inject.Singleton;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;

/**
 * The one place that knows what time it is; everything below is told. Runs with the machine's clock; tests and the sandbox may run it
 * ahead, so that days of waiting pass in a moment. Precision is microseconds, the precision of the database.
 */
@Singleton
public final class AppClock implements InstantSource {

    private volatile Duration ahead = Duration.ZERO;

    @Override
    public Instant instant() {
        return Clock.systemUTC().instant().plus(ahead).truncatedTo(java.time.temporal.ChronoUnit.MICROS);
    }

    /** Lets time pass. Never backwards: what has happened stays in the past. */
    public void advance(Duration more) {
        if (more.isNegative()) {
            throw new IllegalArgumentException("time does not run backwards: " + more);
        }
        ahead = ahead.plus(more);
    }

    public Duration ahead() {
        return ahead;
    }

    /** Back to the machine's clock, when the sandbox is left or a test has ended. */
    public void reset() {
        ahead = Duration.ZERO;
    }
}
