package dev.linkwright.link;

import java.time.Instant;

/** A link was missing in three checks over at least 48 hours. Fired in the transaction that recorded it. */
public record BacklinkLost(long backlinkId, Instant at) {}
