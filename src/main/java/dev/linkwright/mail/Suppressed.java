package dev.linkwright.mail;

import java.time.Instant;

/** An address or a whole domain must not be written to from now on, for one brand or, with {@code brandId} null, for all. Exactly one of address and domain is set. */
public record Suppressed(long suppressionId, String address, String domain, Long brandId, Instant at) {
}
