package dev.linkwright.mail;

import java.time.Instant;

/** The receiving server took our mail, or a person confirmed that it did. {@code sendKey} is null for hand-written mail. */
public record MessageSent(long messageId, long threadId, String sendKey, Instant at) {
}
