package dev.linkwright.mail;

import java.time.Instant;

/** A person at the partner's site answered. Fired in the transaction that stored the answer; {@code siteId} is null when the thread has no site. */
public record ReplyReceived(long threadId, long messageId, Long siteId, Instant at) {
}
