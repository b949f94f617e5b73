package dev.linkwright.prospect;

import dev.linkwright.account.User;
import java.time.Instant;

/** One or many prospects of a brand were disqualified; told in the transaction that did it. */
public record ProspectsDisqualified(long brandId, User by, Instant at) {
}
