package dev.linkwright.mail;

import java.time.Instant;

/** An address does not exist any more; it is suppressed already. {@code threadId} and {@code messageId} (our mail) are null when the report names neither. */
public record HardBounced(Long threadId, Long messageId, String address, Instant at) {
}
