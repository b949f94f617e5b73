package dev.linkwright.link;

import java.time.Instant;

/** A write-off was taken back. {@code writtenOffAt} tells which one. Fired in the transaction that recorded it. */
public record BacklinkRestored(long backlinkId, Instant writtenOffAt, Instant at) {}
