package dev.linkwright.mail.send;

import java.time.Instant;
import java.time.temporal.ChronoUnit;

/** The time told at the start of a run plus what has passed since: a run that takes a minute records what happened when. */
record Elapsed(Instant start, long startNanos) {

    static Elapsed since(Instant start) {
        return new Elapsed(start, System.nanoTime());
    }

    Instant now() {
        return start.plusNanos(System.nanoTime() - startNanos).truncatedTo(ChronoUnit.MICROS);
    }
}
