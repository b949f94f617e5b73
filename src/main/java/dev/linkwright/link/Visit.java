package dev.linkwright.link;

import java.util.List;
import java.util.Optional;

import dev.linkwright.fetch.FetchResult;
import dev.linkwright.link.inspect.Observation;
import dev.linkwright.link.inspect.Sighting;

/**
 * One trip to a page: what came back and what was seen in it.
 *
 * @param unsure why a link that reached its target through a redirect may do so still, though that was not seen
 */
public record Visit(FetchResult result, Sighting sighting, Optional<String> unsure) {

    public Visit(FetchResult result, Sighting sighting) {
        this(result, sighting, Optional.empty());
    }

    /** For a link that was last seen so: whether one that led through a redirect is missing can only be said when all of them could be followed. */
    Visit knowing(Optional<Observation> lastGood) {
        boolean open = unsure.isPresent() && sighting.observation().isMissing() && lastGood.filter(Observation.REDIRECTED_TARGET::equals).isPresent();
        return open ? new Visit(result, sighting.unknown(unsure.get())) : this;
    }

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
