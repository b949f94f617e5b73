package dev.linkwright.link;

import java.util.List;

import dev.linkwright.link.inspect.AnchorKind;
import dev.linkwright.link.inspect.Placement;

/** How good a link is, 0 to 100, from what its last good check saw; the parts add up to the whole. */
public record LinkQuality(int points, List<Part> parts) {

    /** @param points of {@code most} */
    public record Part(String name, int points, int most, String why) {}

    public static LinkQuality of(LinkCheck check) {
        List<Part> parts = List.of(manner(check), place(check.placement()), anchor(check.anchorKind()), company(check.outboundLinks()));
        return new LinkQuality(parts.stream().mapToInt(Part::points).sum(), parts);
    }

    private static Part manner(LinkCheck check) {
        int points = switch (check.observation()) {
            case FOLLOWED -> 40;
            case REDIRECTED_TARGET -> 30;
            case QUALIFIED -> 15;
            case NOT_INDEXABLE -> 5;
            case WRONG_TARGET, MENTION_ONLY, ABSENT, GONE, UNVERIFIABLE -> 0;
        };
        return new Part("Counts for search engines", points, 40, check.observation().isThere() ? Verdict.manner(check.observation(), check.qualifiers()) : "not there");
    }

    private static Part place(Placement placement) {
        if (placement == null) return new Part("Place on the page", 0, 30, "unknown");
        int points = switch (placement) {
            case MAIN_TEXT -> 30;
            case AUTHOR_BOX -> 15;
            case SIDEBAR, COMMENTS -> 8;
            case NAVIGATION, FOOTER -> 5;
        };
        return new Part("Place on the page", points, 30, placement.inWords());
    }

    private static Part anchor(AnchorKind kind) {
        if (kind == null) return new Part("Anchor", 0, 15, "unknown");
        return switch (kind) {
            case BRAND -> new Part("Anchor", 15, 15, "names the brand");
            case PARTIAL -> new Part("Anchor", 15, 15, "says something of its own");
            case EXACT -> new Part("Anchor", 10, 15, "is a keyword, word for word");
            case URL -> new Part("Anchor", 8, 15, "is an address");
            case IMAGE -> new Part("Anchor", 8, 15, "is a picture");
            case GENERIC -> new Part("Anchor", 5, 15, "says nothing in particular");
        };
    }

    private static Part company(int outbound) {
        int points = outbound <= 20 ? 15 : outbound <= 50 ? 10 : outbound <= 100 ? 5 : 0;
        return new Part("Links to other sites on the page", points, 15, String.valueOf(outbound));
    }
}
