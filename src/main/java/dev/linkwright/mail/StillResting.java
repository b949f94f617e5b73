package dev.linkwright.mail;

import java.time.Instant;

/** Our first mail would have left too soon after another campaign's; it is a draft again and may leave from {@code until} on. */
public record StillResting(long messageId, long threadId, String sendKey, Instant until, Instant at) {
}
