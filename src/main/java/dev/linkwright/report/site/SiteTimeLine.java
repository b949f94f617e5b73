package dev.linkwright.report.site;

import dev.linkwright.shared.Page;
import dev.linkwright.shared.Paging;
import dev.linkwright.shared.RuleViolation;
import dev.linkwright.site.price.Money;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.EntityManager;
import java.time.Instant;
import java.time.format.DateTimeParseException;
import java.util.List;
import java.util.Optional;

/** The one time line of a site: imports, readings, notes, people, mails, prices, links, mentions, checks, stages, leases, merges. Newest first. */
@ApplicationScoped
public class SiteTimeLine {

    private static final Instant END_OF_TIME = Instant.parse("9999-01-01T00:00:00Z");

    private final EntityManager entities;

    SiteTimeLine(EntityManager entities) {
        this.entities = entities;
    }

    /**
     * @param kind    only of this kind; empty for all
     * @param brandId only what concerns this brand or all of them; null for every brand
     * @param cursor  of the page before, null for the first
     */
    public Page<TimeLineEntry> of(long siteId, Optional<TimeLineKind> kind, Long brandId, String cursor, int limit) {
        String[] below = below(cursor);
        String sql = TimeLineSql.page(kind.map(List::of).orElse(List.of(TimeLineKind.values())));
        List<?> rows = entities.createNativeQuery(sql, Object[].class).setParameter("site", siteId).setParameter("at", moment(below[0]))
                .setParameter("key", below[1]).setParameter("brand", brandId == null ? 0L : brandId).setParameter("rows", limit + 1).getResultList();
        return Page.of(rows.stream().map(row -> entry((Object[]) row)).toList(), limit, last -> Paging.cursor(last.at() + " " + last.key()));
    }

    private static TimeLineEntry entry(Object[] row) {
        String text = (String) row[2];
        if (row[7] != null) {
            text = text.replace("{money}", new Money(((Number) row[7]).longValue(), (String) row[8]).shown());
        }
        return new TimeLineEntry(TimeLineKind.valueOf((String) row[0]), (Instant) row[1], text, row[3] == null ? null : ((Number) row[3]).longValue(),
                (String) row[4], (String) row[5], (String) row[6], (String) row[9]);
    }

    /** At most this moment and, within it, below this key. */
    private static String[] below(String cursor) {
        String position = Paging.position(cursor);
        if (position == null) {
            return new String[] {END_OF_TIME.toString(), ""};
        }
        String[] parts = position.split(" ", 2);
        if (parts.length < 2) {
            throw new RuleViolation("cursor", "This cursor is not one that a list gave out.");
        }
        return parts;
    }

    private static Instant moment(String written) {
        try {
            return Instant.parse(written);
        } catch (DateTimeParseException notOurs) {
            throw new RuleViolation("cursor", "This cursor is not one that a list gave out.");
        }
    }
}
