package dev.linkwright.link;

import java.util.List;

import dev.linkwright.fetch.FetchResult;
import dev.linkwright.link.inspect.Observation;
import dev.linkwright.link.inspect.Sighting;

/** One trip to a page: what came back and what was seen in it. */
public record Visit(FetchResult result, Sighting sighting) {

    /** The page is as it was; what was seen is what the check before saw. */
    static Visit unchanged(FetchResult.Response answer) {
        return new Visit(answer, Sighting.without(Observation.UNVERIFIABLE, "the page has not changed"));
    }

    /** The server said 304: {@link #sighting} says nothing then. */
    public boolean isUnchanged() {
        return result instanceof FetchResult.Response response && response.isUnchanged();
    }

    /** HTTP status; 0 when nothing answered. */
    public int status() {
        return result instanceof FetchResult.Response response ? response.status() : 0;
    }

    public String finalUrl() {
        return result instanceof FetchResult.Response response ? response.finalUrl().toString() : result.requested().toString();
    }

    /** Redirects, each as "302 from to to". */
    static List<String> inWords(List<FetchResult.Hop> chain) {
        return chain.stream().map(hop -> hop.status() + " " + hop.from() + " to " + hop.to()).toList();
    }
}
