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
 * @param leads links that may reach the target by a redirect; whoever may use the network can follow them
 * @param outboundLinks links on the page to other sites
 * @param targetRedirects the redirects between the link and the target, each as "302 from to to"
 */
public record Sighting(Observation observation, String reason, List<String> qualifiers, Optional<FoundLink> link, Optional<Words> mention,
                       Optional<String> suggestedTarget, List<FoundLink> leads, int outboundLinks, List<String> targetRedirects) {

    public static Sighting without(Observation observation, String reason) {
        return new Sighting(observation, reason, List.of(), Optional.empty(), Optional.empty(), Optional.empty(), List.of(), 0, List.of());
    }

    /** A lead was followed and ends at the target. */
    public Sighting throughRedirect(FoundLink lead, String how, List<String> redirects) {
        return new Sighting(Observation.REDIRECTED_TARGET, how, lead.rel(), Optional.of(lead), mention, suggestedTarget, leads, outboundLinks, redirects);
    }

    /** More links of the page may reach the target than {@link #leads} holds. */
    public boolean hasMoreLeads() {
        return leads.size() >= LinkInspector.MAX_LEADS;
    }

    /** What was not seen may be there all the same. */
    public Sighting unknown(String why) {
        return new Sighting(Observation.UNVERIFIABLE, why, List.of(), Optional.empty(), Optional.empty(), Optional.empty(), List.of(), outboundLinks, List.of());
    }

    public Sighting because(String otherReason) {
        return new Sighting(observation, otherReason, qualifiers, link, mention, suggestedTarget, leads, outboundLinks, targetRedirects);
    }

    /** The proof in one line: the link's HTML, or the name, with the words around it; the reason when nothing was found. */
    public String evidence() {
        return evidence(link.map(FoundLink::html).orElse(null), words(), reason);
    }

    public static String evidence(String linkHtml, Words words, String reason) {
        if (linkHtml != null) return words.left() + linkHtml + words.right();
        return words.words().isEmpty() ? reason : words.left() + words.words() + words.right();
    }

    /** The words to show as proof: the link's, else the mention's. */
    public Words words() {
        return link.map(FoundLink::around).or(() -> mention).orElse(Words.NONE);
    }
}
