package dev.linkwright.link.toxic;

import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.EntityManager;
import jakarta.persistence.Query;
import jakarta.transaction.Transactional;

import dev.linkwright.brand.Brand;

/** Looks through all links of a brand for sites whose links look bad; 100,000 links take a few seconds. Decides nothing. */
@ApplicationScoped
public class FindToxicSites {

    private static final int SHORTEST_WORD = 3;
    private static final int PREFIX_FROM = 5;

    /** @param fresh of these, not on the list before */
    public record Found(int sites, int fresh) {}

    private final EntityManager database;

    FindToxicSites(EntityManager database) {
        this.database = database;
    }

    @Transactional
    public Found run(Brand brand, Instant now) {
        database.flush();
        String spamLimit = brand.spamLimit().stripTrailingZeros().toPlainString();
        database.createNativeQuery(ToxicSql.KEEP).setParameter("brand", brand.id()).setParameter("now", now).setParameter("topic", topic(brand.keywords()))
            .setParameter("limit", brand.spamLimit().doubleValue()).setParameter("limitShown", spamLimit)
            .setParameter("keywords", brand.keywords().stream().map(k -> k.toLowerCase(Locale.ROOT)).toArray(String[]::new)).executeUpdate();
        with(ToxicSql.FORGET, brand, now).executeUpdate();
        Object[] counts = (Object[]) with("""
            select count(*), count(*) filter (where found_at = cast(:now as timestamptz)) from toxic_site where brand_id = :brand and looked_at = cast(:now as timestamptz)
            """, brand, now).getSingleResult();
        return new Found(((Number) counts[0]).intValue(), ((Number) counts[1]).intValue());
    }

    private Query with(String sql, Brand brand, Instant now) {
        return database.createNativeQuery(sql).setParameter("brand", brand.id()).setParameter("now", now);
    }

    /** Any word of any keyword; longer ones also with other endings: "remote:* | work | survey:*". */
    static String topic(List<String> keywords) {
        return keywords.stream().flatMap(k -> Arrays.stream(k.toLowerCase(Locale.ROOT).split("[^\\p{L}\\p{N}]+"))).filter(w -> w.length() >= SHORTEST_WORD).distinct()
            .map(w -> w.length() >= PREFIX_FROM ? w + ":*" : w).collect(Collectors.joining(" | "));
    }
}
