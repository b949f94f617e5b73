package dev.linkwright.mail;

import java.time.Instant;

/** A machine answered for a person. Never a reply; {@code resumeAt} is the day after the named return date, or a week from now. */
public record AutomaticReplyReceived(long threadId, long messageId, Long siteId, Instant at, Instant resumeAt) {
}
