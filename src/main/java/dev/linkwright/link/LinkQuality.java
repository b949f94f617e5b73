package dev.linkwright.link;

import java.util.List;
import java.util.Optional;

import dev.linkwright.link.inspect.AnchorKind;
import dev.linkwright.link.inspect.Placement;

/**
 * How good a link is, 0 to 100, from what its last good check saw and what is measured of its site. The formula is ours: the sum of
 * <ul>
 * <li>30 for how it counts for search engines: followed 30, through a redirect 22, qualified 10, on a page that is not indexed 3;
 * <li>20 for its place: main text 20, author box 10, sidebar or comments 5, navigation or footer 3;
 * <li>10 for its position among the page's links: first third 10, second 6, last 3;
 * <li>10 for its anchor: names the brand or says something of its own 10, a keyword word for word 6, an address or picture 5, generic 3;
 * <li>5 for how many links the page has to other sites: up to 20 5, up to 50 3, up to 100 2, more 0;
 * <li>5 for its neighbours, links to other sites right beside it: at most two 5, four 3, more 1;
 * <li>20 for its site: 20 times the authority as the ranking reads it (0..1); unknown counts as half, marked as spam as nothing.
 * </ul>
 * The parts are whole points and add up to the whole.
 */
public record LinkQuality(int points, List<Part> parts) {

    private static final int HIGH = 80;

    /** @param points of {@code most} */
    public record Part(String name, int points, int most, String why) {}

    /** @param strength of the link's site, empty when nothing is measured */
    public static LinkQuality of(LinkCheck check, Optional<SiteStrength> strength) {
        List<Part> parts = List.of(manner(check), place(check.placement()), position(check.position(), check.linksOnPage()), anchor(check.anchorKind()),
            outbound(check.outboundLinks()), neighbours(check.neighbours().size()), site(strength));
        return new LinkQuality(parts.stream().mapToInt(Part::points).sum(), parts);
    }

    /** Worth looking at more often than others. */
    public boolean isHigh() {
        return points >= HIGH;
    }

    private static Part manner(LinkCheck check) {
        int points = switch (check.observation()) {
            case FOLLOWED -> 30;
            case REDIRECTED_TARGET -> 22;
            case QUALIFIED -> 10;
            case NOT_INDEXABLE -> 3;
            case WRONG_TARGET, MENTION_ONLY, ABSENT, GONE, UNVERIFIABLE -> 0;
        };
        return new Part("Counts for search engines", points, 30, check.observation().isThere() ? Verdict.manner(check.observation(), check.qualifiers()) : "not there");
    }

    private static Part place(Placement placement) {
        if (placement == null) return new Part("Place on the page", 0, 20, "unknown");
        int points = switch (placement) {
            case MAIN_TEXT -> 20;
            case AUTHOR_BOX -> 10;
            case SIDEBAR, COMMENTS -> 5;
            case NAVIGATION, FOOTER -> 3;
        };
        return new Part("Place on the page", points, 20, placement.inWords());
    }

    private static Part position(int position, int all) {
        if (position < 1 || all < 1) return new Part("Position among its links", 0, 10, "unknown");
        int points = 3 * position <= all || position <= 3 ? 10 : 3 * position <= 2 * all ? 6 : 3;
        return new Part("Position among its links", points, 10, "number " + position + " of " + all);
    }

    private static Part anchor(AnchorKind kind) {
        if (kind == null) return new Part("Anchor", 0, 10, "unknown");
        return switch (kind) {
            case BRAND -> new Part("Anchor", 10, 10, "names the brand");
            case PARTIAL -> new Part("Anchor", 10, 10, "says something of its own");
            case EXACT -> new Part("Anchor", 6, 10, "is a keyword, word for word");
            case URL -> new Part("Anchor", 5, 10, "is an address");
            case IMAGE -> new Part("Anchor", 5, 10, "is a picture");
            case GENERIC -> new Part("Anchor", 3, 10, "says nothing in particular");
        };
    }

    private static Part outbound(int outbound) {
        int points = outbound <= 20 ? 5 : outbound <= 50 ? 3 : outbound <= 100 ? 2 : 0;
        return new Part("Links to other sites on the page", points, 5, String.valueOf(outbound));
    }

    private static Part neighbours(int neighbours) {
        int points = neighbours <= 2 ? 5 : neighbours <= 4 ? 3 : 1;
        return new Part("Neighbours", points, 5, neighbours == 0 ? "no link to another site beside it" : neighbours + (neighbours == 1 ? " link" : " links") + " to other sites right beside it");
    }

    private static Part site(Optional<SiteStrength> strength) {
        if (strength.isPresent() && strength.get().spam()) return new Part("Its site", 0, 20, "marked as spam, or above the brand's limit");
        if (strength.isEmpty() || strength.get().authority().isEmpty()) return new Part("Its site", 10, 20, "authority unknown, counts as half");
        return new Part("Its site", (int) Math.round(20 * strength.get().authority().getAsDouble()), 20, strength.get().label());
    }
}
