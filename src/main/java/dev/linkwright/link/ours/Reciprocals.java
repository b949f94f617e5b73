package dev.linkwright.link.ours;

import java.util.List;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.EntityManager;

import dev.linkwright.brand.Brand;

/** Links that go both ways: a site that links to us, and that one of our own pages links to. Search engines count many of these as a scheme. */
@ApplicationScoped
public class Reciprocals {

    /** @param ourPage and {@code theirTarget} our side of it; {@code recorded} a person said so, we have not read it */
    public record Row(long siteId, String domain, long backlinkId, String theirPage, long theirLinks, String ourPage, String theirTarget, boolean recorded) {}

    private final EntityManager database;

    Reciprocals(EntityManager database) {
        this.database = database;
    }

    /** One row for each site and page of ours that links to it; the site's oldest live link stands for all of them. */
    public List<Row> of(Brand brand, int skip, int limit) {
        List<Object[]> rows = database.createNativeQuery("""
            select s.id, s.domain, b.id, b.page_url, b.links, p.url, o.url, o.recorded_by is not null
            from our_link o join our_page p on p.id = o.our_page_id join site s on s.domain = o.domain
            join lateral (select min(id) as id, min(page_url) as page_url, count(*) as links from backlink b
                          where b.site_id = s.id and b.brand_id = o.brand_id and b.state in ('WON', 'POLICY_RISK', 'AT_RISK')) b on b.links > 0
            where o.brand_id = ?1 order by s.domain, p.url, o.url limit ?2 offset ?3""", Object[].class)
            .setParameter(1, brand.id()).setParameter(2, limit).setParameter(3, skip).getResultList();
        return rows.stream().map(r -> new Row(((Number) r[0]).longValue(), (String) r[1], ((Number) r[2]).longValue(), (String) r[3], ((Number) r[4]).longValue(),
            (String) r[5], (String) r[6], (Boolean) r[7])).toList();
    }

    public long sites(Brand brand) {
        return ((Number) database.createNativeQuery("""
            select count(*) from (select distinct s.id from our_link o join site s on s.domain = o.domain
            where o.brand_id = ?1 and exists (select 1 from backlink b where b.site_id = s.id and b.brand_id = o.brand_id and b.state in ('WON', 'POLICY_RISK', 'AT_RISK'))) x""")
            .setParameter(1, brand.id()).getSingleResult()).longValue();
    }
}
