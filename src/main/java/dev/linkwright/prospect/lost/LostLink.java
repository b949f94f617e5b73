package dev.linkwright.prospect.lost;

import dev.linkwright.brand.Asset;
import dev.linkwright.prospect.broken.Replacement;
import java.net.URI;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;

/**
 * A link to a competitor that is gone.
 *
 * @param lostOn     null where the tool does not say when
 * @param source     who says so
 * @param prospectId empty while its site is none
 */
public record LostLink(long id, long siteId, String domain, String competitor, String pageUrl, String targetUrl, String anchor, LocalDate lostOn, String why,
                       String source, LocalDate asOf, Optional<Long> prospectId) {

    /** What could stand in its place, the one with most words in common with the anchor and the competitor's address first. */
    public List<Replacement> replacements(List<Asset> assets) {
        return Replacement.ranked(anchor + " " + path(targetUrl) + " " + path(pageUrl), assets);
    }

    private static String path(String url) {
        try {
            String path = URI.create(url).getPath();
            return path == null ? "" : path;
        } catch (IllegalArgumentException notAnAddress) {
            return "";
        }
    }
}
