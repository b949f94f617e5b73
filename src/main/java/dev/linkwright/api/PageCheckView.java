package dev.linkwright.api;

import dev.linkwright.prospect.broken.LinkVerdict;
import dev.linkwright.prospect.broken.PageCheck;
import dev.linkwright.prospect.broken.PageChecks;
import java.time.Instant;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;

/**
 * A resource page that is looked through, as scripts see it.
 *
 * @param links how many links have which verdict
 */
record PageCheckView(long id, String url, String title, String state, String failure, long total, long settled, Map<String, Long> links, Instant createdAt,
                     Instant finishedAt) {

    static PageCheckView of(PageCheck check, PageChecks.Tally tally) {
        Map<String, Long> links = new LinkedHashMap<>();
        Arrays.stream(LinkVerdict.values()).forEach(verdict -> links.put(verdict.name().toLowerCase(Locale.ROOT), tally.of(verdict)));
        return new PageCheckView(check.id(), check.url(), check.title(), check.state().name(), check.failure(), tally.total(), tally.settled(), links,
            check.createdAt(), check.finishedAt());
    }
}
