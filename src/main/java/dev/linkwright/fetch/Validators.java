package dev.linkwright.fetch;

import java.util.Optional;

/**
 * What a server gave us to ask "has it changed since?" (RFC 9110 8.8): holds for this one address, redirects counted out.
 *
 * @param etag as the server wrote it, quotes and all; empty when it gave none
 * @param lastModified the HTTP date as the server wrote it
 */
public record Validators(String url, Optional<String> etag, Optional<String> lastModified) {

    private static final int LONGEST = 1_000;

    /** Those of an answer; empty when it cannot be asked about again. */
    static Optional<Validators> of(FetchResult.Response answer) {
        Optional<String> etag = answer.header("etag").filter(Validators::isSafe);
        Optional<String> lastModified = answer.header("last-modified").filter(Validators::isSafe);
        if (answer.status() != 200 || etag.isEmpty() && lastModified.isEmpty()) return Optional.empty();
        return Optional.of(new Validators(answer.finalUrl().toString(), etag, lastModified));
    }

    // it goes back into a request's headers
    private static boolean isSafe(String value) {
        return value.length() <= LONGEST && value.chars().allMatch(c -> c >= ' ' && c < 127);
    }
}
