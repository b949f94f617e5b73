package dev.linkwright.link;

import java.time.Instant;

/** A page was found that names the brand and does not link to it. Fired in the transaction that recorded it. */
public record MentionFound(long mentionId, Instant at) {}
