package dev.linkwright.mail;

import java.time.Instant;

/** Our mail was still waiting when its window closed; it is a draft again and wants a new window. */
public record SendWindowMissed(long messageId, long threadId, String sendKey, Instant at) {
}
