package dev.linkwright.link;

import java.time.Instant;

/** A link was seen for the first time, or seen again after it was lost. Fired in the transaction that recorded it. */
public record BacklinkWon(long backlinkId, Instant at) {}
