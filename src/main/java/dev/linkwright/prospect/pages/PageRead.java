package dev.linkwright.prospect.pages;

import dev.linkwright.fetch.FetchResult;
import java.time.Instant;

/** A page of a site that may be worth a letter was read, and what it says was kept. Fired outside of a transaction. */
public record PageRead(FetchResult.Response answer, Instant at) {
}
