package dev.linkwright.link.audit;

import java.time.Instant;
import java.time.LocalDate;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.EntityManager;

import dev.linkwright.brand.Brand;

/** Where what a tool says of our links is not what we saw: how many in which way, and which. */
@ApplicationScoped
public class VendorDifferences {

    /**
     * One link of which a tool says otherwise.
     *
     * @param says and {@code saw} in words: "followed, “the survey”", "lost on 2026-05-01"
     */
    public record Row(long backlinkId, String pageUrl, String domain, String targetUrl, String vendor, LocalDate asOf, String says, String saw, Instant sawAt) {}

    /** How many links a tool spoke of, how many of them we have looked at, and how many are as it says. */
    public record Vendor(String name, LocalDate asOf, long links, long compared, long differ) {}

    private final EntityManager database;

    VendorDifferences(EntityManager database) {
        this.database = database;
    }

    public Map<Difference, Long> counts(Brand brand) {
        List<Object[]> rows = database.createNativeQuery("""
            select difference, count(*) from vendor_claim where brand_id = ?1 and difference is not null group by difference""", Object[].class)
            .setParameter(1, brand.id()).getResultList();
        Map<Difference, Long> counts = new EnumMap<>(Difference.class);
        rows.forEach(row -> counts.put(Difference.valueOf((String) row[0]), ((Number) row[1]).longValue()));
        return counts;
    }

    public List<Vendor> vendors(Brand brand) {
        List<Object[]> rows = database.createNativeQuery("""
            select vendor, max(as_of), count(*), count(compared_at), count(difference) from vendor_claim where brand_id = ?1 group by vendor order by count(*) desc, vendor
            """, Object[].class).setParameter(1, brand.id()).getResultList();
        return rows.stream().map(r -> new Vendor((String) r[0], day(r[1]), number(r[2]), number(r[3]), number(r[4]))).toList();
    }

    /** In the order of the links' ids, starting above one. */
    public List<Row> rows(Brand brand, Difference difference, long idAbove, int limit) {
        List<Object[]> rows = database.createNativeQuery("""
            select b.id, b.page_url, s.domain, b.target_url, c.vendor, c.as_of, c.lost, c.lost_on, c.lost_why, array_to_string(c.qualifiers, ', '), c.anchor,
                   b.last_observation, array_to_string(b.qualifiers, ', '), b.anchor, b.last_checked_at
            from vendor_claim c join backlink b on b.id = c.backlink_id join site s on s.id = b.site_id
            where c.brand_id = ?1 and c.difference = ?2 and c.backlink_id > ?3 order by c.backlink_id, c.vendor limit ?4""", Object[].class)
            .setParameter(1, brand.id()).setParameter(2, difference.name()).setParameter(3, idAbove).setParameter(4, limit).getResultList();
        return rows.stream().map(r -> new Row(number(r[0]), (String) r[1], (String) r[2], (String) r[3], (String) r[4], day(r[5]),
            says((Boolean) r[6], r[7] == null ? null : day(r[7]), (String) r[8], (String) r[9], (String) r[10]),
            saw((String) r[11], (String) r[12], (String) r[13]), (Instant) r[14])).toList();
    }

    private static String says(boolean lost, LocalDate lostOn, String why, String qualifiers, String anchor) {
        if (lost) return "lost" + (lostOn == null ? "" : " on " + lostOn) + (why.isBlank() ? "" : ", " + why);
        return (qualifiers == null ? "live" : qualifiers.isEmpty() ? "followed" : qualifiers) + quoted(anchor);
    }

    private static String saw(String observation, String qualifiers, String anchor) {
        return switch (observation) {
            case "WRONG_TARGET" -> "a link to another page of ours";
            case "MENTION_ONLY" -> "our name, no link";
            case "ABSENT" -> "neither link nor name";
            case "GONE" -> "the page is gone";
            case "NOT_INDEXABLE" -> "there, on a page that is not indexed" + quoted(anchor);
            default -> (qualifiers.isEmpty() ? "followed" : qualifiers) + quoted(anchor);
        };
    }

    private static String quoted(String anchor) {
        return anchor == null || anchor.isBlank() ? "" : ", “" + anchor + "”";
    }

    private static long number(Object value) {
        return ((Number) value).longValue();
    }

    private static LocalDate day(Object value) {
        return value instanceof LocalDate day ? day : ((java.sql.Date) value).toLocalDate();
    }
}
