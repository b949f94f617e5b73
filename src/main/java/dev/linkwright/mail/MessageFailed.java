package dev.linkwright.mail;

import java.time.Instant;

/** Our mail will not leave: refused for good, or stopped by the last guard. {@code reason} speaks to the user. */
public record MessageFailed(long messageId, long threadId, String sendKey, String reason, Instant at) {
}
