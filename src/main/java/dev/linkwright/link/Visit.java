package dev.linkwright.link;

import dev.linkwright.fetch.FetchResult;
import dev.linkwright.link.inspect.Sighting;

/** One trip to a page: what came back and what was seen in it. */
public record Visit(FetchResult result, Sighting sighting) {

    /** HTTP status; 0 when nothing answered. */
    public int status() {
        return result instanceof FetchResult.Response response ? response.status() : 0;
    }

    public String finalUrl() {
        return result instanceof FetchResult.Response response ? response.finalUrl().toString() : result.requested().toString();
    }
}
