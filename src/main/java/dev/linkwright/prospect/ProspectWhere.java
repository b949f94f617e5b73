package dev.linkwright.prospect;

import dev.linkwright.brand.Brand;
import dev.linkwright.site.search.SiteWords;
import java.sql.Timestamp;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * A filter as the condition of a query over {@code prospect p}; every set-sized question about "these prospects" goes through it.
 *
 * @param sql        begins with the brand, without "where"; parameters by name
 * @param parameters values of its names
 */
public record ProspectWhere(String sql, Map<String, Object> parameters) {

    public static ProspectWhere of(Brand brand, ProspectFilter filter) {
        Writing where = new Writing();
        where.and("p.brand_id = :brand", "brand", brand.id());
        filter.stage().ifPresent(stage -> where.and("p.stage = :stage", "stage", stage.name()));
        if (filter.open()) {
            where.and("p.stage not in ('WON', 'LOST', 'DISQUALIFIED')");
        }
        filter.owner().ifPresent(owner -> {
            if (owner == 0) {
                where.and("p.owner_id is null");
            } else {
                where.and("p.owner_id = :owner", "owner", owner);
            }
        });
        filter.contact().ifPresent(known -> where.and(known ? "p.has_contact" : "not p.has_contact"));
        filter.sunk().ifPresent(sunk -> where.and(sunk ? "p.sunk" : "not p.sunk"));
        beyondTally(filter, where);
        return new ProspectWhere(where.sql.toString(), where.parameters);
    }

    /**
     * Only what {@code prospect_tally} knows nothing of: everything but brand, stage, owner, contact and "excluded".
     *
     * @return empty SQL where the filter asks for nothing else
     */
    public static ProspectWhere beyondTally(ProspectFilter filter) {
        Writing where = new Writing();
        beyondTally(filter, where);
        return new ProspectWhere(where.sql.toString(), where.parameters);
    }

    /** What no index of its own narrows and no tally knows: bands, country, silence. */
    public static ProspectWhere traits(ProspectFilter filter) {
        Writing where = new Writing();
        traits(filter.traits(), where);
        return new ProspectWhere(where.sql.toString(), where.parameters);
    }

    private static void beyondTally(ProspectFilter filter, Writing where) {
        if (!filter.text().isBlank()) {
            SiteWords words = new SiteWords(filter.text());
            if (words.areLong()) {
                where.and("p.site_id in (" + SiteWords.MATCHING + ")", "anywhere", words.anywhere());
                where.parameters.put("start", words.start());
            } else {
                where.and("p.domain like :start", "start", words.start());
            }
        }
        traits(filter.traits(), where);
    }

    private static void traits(Traits traits, Writing where) {
        traits.opportunity().ifPresent(opportunity -> where.and("p.opportunity = :opportunity", "opportunity", opportunity.name()));
        if (!traits.tag().isEmpty()) {
            where.and("p.tags <> '{}' and p.tags @> array[cast(:tag as text)]", "tag", traits.tag());
        }
        band(traits.authority(), "p.authority", "authority", 100, where);
        band(traits.visits(), "p.traffic_visits", "visits", 1, where);
        band(traits.spam(), "p.spam", "spam", 1, where);
        if (!traits.country().isEmpty()) {
            where.and("exists (select 1 from site s where s.id = p.site_id and s.country = :country)", "country", traits.country());
        }
        traits.untouchedSince().ifPresent(since -> where.and("(p.last_touch_at is null or p.last_touch_at < :untouched)", "untouched", Timestamp.from(since)));
        traits.importId().ifPresent(id -> where.and("p.import_id = :import", "import", id));
    }

    private static void band(Band band, String column, String name, double unit, Writing where) {
        if (band.unknown()) {
            where.and(column + " is null");
        }
        if (band.from() != null) {
            where.and(column + " >= :" + name + "_from", name + "_from", band.from() / unit);
        }
        if (band.below() != null) {
            where.and(column + " < :" + name + "_below", name + "_below", band.below() / unit);
        }
    }

    private static final class Writing {
        private final StringBuilder sql = new StringBuilder();
        private final Map<String, Object> parameters = new LinkedHashMap<>();

        void and(String condition) {
            sql.append(sql.length() == 0 ? "" : " and ").append(condition);
        }

        void and(String condition, String name, Object value) {
            and(condition);
            parameters.put(name, value);
        }
    }
}
