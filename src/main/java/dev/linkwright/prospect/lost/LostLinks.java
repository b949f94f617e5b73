package dev.linkwright.prospect.lost;

import dev.linkwright.brand.Brand;
import dev.linkwright.shared.NotFound;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.EntityManager;
import jakarta.persistence.Query;
import java.sql.Date;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;

/** The questions about competitors' lost links, newest loss first. */
@ApplicationScoped
public class LostLinks {

    private static final String COLUMNS = """
        select l.id, l.site_id, s.domain, l.competitor, l.page_url, l.target_url, l.anchor, l.lost_on, l.lost_why, l.source, l.as_of,
               (select p.id from prospect p where p.brand_id = l.brand_id and p.site_id = l.site_id)
        """;

    private final EntityManager entities;

    LostLinks(EntityManager entities) {
        this.entities = entities;
    }

    public List<LostLink> find(Brand brand, LostFilter filter, long offset, int limit) {
        return rows(bound(COLUMNS + "from competitor_lost_link l join site s on s.id = l.site_id where " + filter.where()
            + " order by l.lost_on desc nulls last, l.id desc limit :limit offset :offset", brand, filter).setParameter("limit", limit).setParameter("offset", offset));
    }

    public long count(Brand brand, LostFilter filter) {
        return ((Number) bound("select count(*) from competitor_lost_link l where " + filter.where(), brand, filter).getSingleResult()).longValue();
    }

    long sites(Brand brand, LostFilter filter) {
        return ((Number) bound("select count(distinct l.site_id) from competitor_lost_link l where " + filter.where(), brand, filter).getSingleResult()).longValue();
    }

    /** @throws NotFound when there is none of the brand with this id */
    LostLink require(Brand brand, long id) {
        return rows(entities.createNativeQuery(COLUMNS + "from competitor_lost_link l join site s on s.id = l.site_id where l.brand_id = :brand and l.id = :id", Object[].class)
            .setParameter("brand", brand.id()).setParameter("id", id)).stream().findFirst().orElseThrow(() -> new NotFound("lost link " + id));
    }

    /** The newest of each site that matches, site by site, above one. */
    List<LostLink> newestOfSites(Brand brand, LostFilter filter, long siteAbove, int limit) {
        return rows(bound("select * from (select distinct on (l.site_id) " + COLUMNS.replaceFirst("select", "") + "from competitor_lost_link l join site s on s.id = l.site_id where "
            + filter.where() + " and l.site_id > :above order by l.site_id, l.lost_on desc nulls last, l.id desc) x order by site_id limit :limit", brand, filter)
            .setParameter("above", siteAbove).setParameter("limit", limit));
    }

    private Query bound(String sql, Brand brand, LostFilter filter) {
        Query query = entities.createNativeQuery(sql).setParameter("brand", brand.id());
        filter.competitor().ifPresent(name -> query.setParameter("competitor", name));
        return query;
    }

    private static List<LostLink> rows(Query query) {
        return ((List<?>) query.getResultList()).stream().map(Object[].class::cast)
            .map(r -> new LostLink(number(r[0]), number(r[1]), (String) r[2], (String) r[3], (String) r[4], (String) r[5], (String) r[6], day(r[7]), (String) r[8],
                (String) r[9], day(r[10]), Optional.ofNullable((Number) r[11]).map(Number::longValue))).toList();
    }

    private static long number(Object value) {
        return ((Number) value).longValue();
    }

    private static LocalDate day(Object value) {
        return value == null ? null : value instanceof LocalDate day ? day : ((Date) value).toLocalDate();
    }
}
