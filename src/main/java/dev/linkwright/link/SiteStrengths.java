package dev.linkwright.link;

import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.OptionalDouble;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.EntityManager;

import dev.linkwright.brand.Brand;

/** What is measured of linking sites, read as the ranking reads it; sites nothing is known of are left out. */
@ApplicationScoped
public class SiteStrengths {

    private static final String QUESTION = """
        select s.id, a.value, a.name, a.source, coalesce(f.value > 0, false) or coalesce(m.value > b.spam_limit, false)
        from brand b cross join unnest(cast(:sites as bigint[])) s (id)
        left join lateral (
            select value, name, source from metric_reading r where r.site_id = s.id and r.metric = 'AUTHORITY'
            order by array_position(b.authority_trust, r.name) nulls last, r.as_of desc, r.created_at desc limit 1) a on true
        left join lateral (
            select value from metric_reading r where r.site_id = s.id and r.metric = 'SPAM' and r.name = 'score'
            order by r.as_of desc, r.created_at desc limit 1) m on true
        left join lateral (
            select value from metric_reading r where r.site_id = s.id and r.metric = 'SPAM' and r.name = 'flag'
            order by r.as_of desc, r.created_at desc limit 1) f on true
        where b.id = :brand and (a.value is not null or m.value is not null or f.value is not null)
        """;

    private final EntityManager database;

    SiteStrengths(EntityManager database) {
        this.database = database;
    }

    /** By site. */
    public Map<Long, SiteStrength> of(Brand brand, Collection<Long> siteIds) {
        if (siteIds.isEmpty()) return Map.of();
        List<Object[]> rows = database.createNativeQuery(QUESTION, Object[].class).setParameter("brand", brand.id()).setParameter("sites", siteIds.toArray(Long[]::new)).getResultList();
        Map<Long, SiteStrength> found = new HashMap<>();
        for (Object[] r : rows) {
            OptionalDouble authority = r[1] == null ? OptionalDouble.empty() : OptionalDouble.of(Math.min(1, Math.max(0, ((Number) r[1]).doubleValue() / 100)));
            String label = r[1] == null ? "" : String.format(Locale.ROOT, "%s %.0f, %s", r[2], ((Number) r[1]).doubleValue(), r[3]);
            found.put(((Number) r[0]).longValue(), new SiteStrength(authority, label, (Boolean) r[4]));
        }
        return found;
    }
}
