package dev.linkwright.sandbox;

import dev.linkwright.account.User;
import dev.linkwright.brand.Brand;
import dev.linkwright.prospect.broken.CheckPages;
import dev.linkwright.prospect.gap.CountLinkGap;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;

/**
 * Made-up opportunities of the sandbox: sample sites that link to the sample competitors, and a sample page with a link that leads nowhere,
 * which is really visited.
 */
@ApplicationScoped
class SampleOpportunities {

    /** The first competitor gets two of three sites, the second every second one; each with a few links. */
    private static final String LINKS = """
            insert into competitor_link (brand_id, competitor, site_id, links, source, as_of, created_at)
            select :brand, :competitor, s.id, 1 + mod(nth * :step, 9), :source, :day, :now
            from (select site_id as id, row_number() over (order by domain) as nth from prospect where brand_id = :brand) s
            where mod(nth, :step) <> 1 or :step = 2 and mod(nth, 2) = 1
            on conflict do nothing""";

    @Inject
    EntityManager database;
    @Inject
    CountLinkGap count;
    @Inject
    CheckPages pages;

    void make(Brand brand, User who, Instant now) {
        database.flush();
        List<String> competitors = brand.competitors();
        for (int i = 0; i < competitors.size(); i++) {
            database.createNativeQuery(LINKS).setParameter("brand", brand.id()).setParameter("competitor", competitors.get(i)).setParameter("step", i == 0 ? 3 : 2)
                .setParameter("source", SampleReadings.SOURCE).setParameter("day", LocalDate.ofInstant(now, ZoneOffset.UTC)).setParameter("now", now).executeUpdate();
        }
        count.ofBrand(brand.id());
        pages.check(brand, who, List.of(SamplePage.WITH_A_DEAD_LINK), now);
    }
}
