package dev.linkwright.link.inspect;

import java.util.List;
import java.util.Optional;

/**
 * What one visit saw, with the proof.
 *
 * @param reason one sentence for a person, without a full stop
 * @param qualifiers nofollow, sponsored, ugc: those of the link, and nofollow when the page says so for all its links
 * @param link the link to the target, or for {@link Observation#WRONG_TARGET} the one that leads elsewhere
 * @param mention the first place that names the brand outside a link
 * @param suggestedTarget what a wrong link should point to
 * @param leads addresses that may lead to the target by a redirect; whoever may use the network can follow them
 * @param outboundLinks links on the page to other sites
 */
public record Sighting(Observation observation, String reason, List<String> qualifiers, Optional<FoundLink> link, Optional<Words> mention,
                       Optional<String> suggestedTarget, List<String> leads, int outboundLinks) {

    static Sighting without(Observation observation, String reason) {
        return new Sighting(observation, reason, List.of(), Optional.empty(), Optional.empty(), Optional.empty(), List.of(), 0);
    }

    public Sighting as(Observation other, String otherReason) {
        return new Sighting(other, otherReason, qualifiers, link, mention, suggestedTarget, leads, outboundLinks);
    }
}
