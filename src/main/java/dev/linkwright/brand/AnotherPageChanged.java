package dev.linkwright.brand;

import java.time.Instant;

/** A brand says anew what makes another page of its site. Fired within the transaction that says it. */
public record AnotherPageChanged(long brandId, Instant at) {
}
