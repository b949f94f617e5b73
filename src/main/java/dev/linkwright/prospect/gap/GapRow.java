package dev.linkwright.prospect.gap;

import dev.linkwright.prospect.Stage;
import java.util.List;
import java.util.Optional;

/**
 * A site that links to competitors.
 *
 * @param links     to which of them, how many links, and who says so, in order of name
 * @param authority 0..1 as the ranking reads it
 * @param prospect  what it is to us already
 */
public record GapRow(long siteId, String domain, String title, List<Link> links, Optional<Double> authority, boolean ours, boolean spam,
                     Optional<Known> prospect) {

    /** @param count the largest any source says */
    public record Link(String competitor, long count) {
    }

    /** @param score 0..100 */
    public record Known(long id, Stage stage, double score) {
    }

    public long competitors() {
        return links.size();
    }

    /** On the scale of the tools: 0..100; an unknown one is a dash. */
    public String authorityShown() {
        return authority.map(value -> String.valueOf(Math.round(100 * value))).orElse("–");
    }
}
