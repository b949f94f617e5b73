package dev.linkwright.prospect.pages;

import java.time.Instant;

import dev.linkwright.fetch.FetchResult;

/** A page of a known site was read, and what it says was kept. Fired outside of a transaction. */
public record PageRead(long siteId, FetchResult.Response answer, Instant at) {
}
