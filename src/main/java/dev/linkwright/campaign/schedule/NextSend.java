package dev.linkwright.campaign.schedule;

import java.time.Instant;
import java.util.Optional;

/**
 * When the next mail of an enrollment leaves. Every answer carries one sentence that names the rule, because every
 * wait says why.
 */
public sealed interface NextSend permits NextSend.At, NextSend.Never, NextSend.Blocked {

    String why();

    /** It leaves at this time (or with the first free slot of its mailbox after it). */
    record At(Instant at, String why) implements NextSend { }

    /** No further mail leaves for this enrollment. */
    record Never(String why) implements NextSend { }

    /** It waits for something to happen; {@code until} says what, in two or three words. */
    record Blocked(String why, String until) implements NextSend { }

    default Optional<Instant> time() {
        return this instanceof At at ? Optional.of(at.at()) : Optional.empty();
    }

    /** What the column “Moves” says when there is no time. */
    default String moves() {
        if (this instanceof Blocked blocked) {
            return blocked.until();
        }
        return this instanceof Never ? "does not move" : "";
    }
}
