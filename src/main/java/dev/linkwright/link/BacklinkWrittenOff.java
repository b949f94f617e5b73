package dev.linkwright.link;

import java.time.Instant;

/** A person gave a link up. Fired in the transaction that recorded it. */
public record BacklinkWrittenOff(long backlinkId, long userId, String why, Instant at) {}
