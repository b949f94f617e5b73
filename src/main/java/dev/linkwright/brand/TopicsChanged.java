package dev.linkwright.brand;

import java.time.Instant;

/** What a brand is about has changed: its keywords, assets, domains or limits. Fired in the transaction of the change. */
public record TopicsChanged(long brandId, Instant at) {
}
