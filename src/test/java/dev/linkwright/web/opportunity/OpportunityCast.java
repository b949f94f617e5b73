package dev.linkwright.web.opportunity;

import dev.linkwright.brand.Brand;
import dev.linkwright.brand.DescribeBrand;
import dev.linkwright.fetch.AllowedHosts;
import dev.linkwright.fetch.TestWeb;
import dev.linkwright.prospect.broken.CheckResourcePages;
import dev.linkwright.prospect.gap.CountLinkGap;
import dev.linkwright.site.RegistrableDomain;
import dev.linkwright.site.Site;
import dev.linkwright.site.Sites;
import io.quarkus.narayana.jta.QuarkusTransaction;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import jakarta.persistence.EntityManager;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.LocalDate;
import java.util.List;

/** Sites that link to competitors, and a resource page with links of every kind. */
@Singleton
class OpportunityCast {

    private static final List<String> NAMES = List.of("quiet-office", "hiring-digest", "team-weekly", "remote-notes", "culture-desk", "people-atlas", "workday-review", "async-reader",
        "office-numbers", "nomad-gazette", "desk-and-chair", "meeting-lab");

    @Inject
    Sites sites;
    @Inject
    DescribeBrand describe;
    @Inject
    CountLinkGap count;
    @Inject
    CheckResourcePages check;
    @Inject
    AllowedHosts allowed;
    @Inject
    EntityManager entities;
    @Inject
    InstantSource clock;

    static String competitor(int number, int which) {
        return List.of("northbank", "hillside", "lakeview").get(which) + "-" + number + ".example";
    }

    /** Twelve sites; the n-th links to (n mod 3) + 1 competitors; one of them is marked as spam, one links to us. */
    Brand withCompetitors(Brand brand, int number) {
        Brand changed = describe.change(brand.id(), new DescribeBrand.Fields(null, null, null, null,
            List.of(competitor(number, 0), competitor(number, 1), competitor(number, 2), "fourth-" + number + ".example"), null, null), clock.instant());
        QuarkusTransaction.requiringNew().run(() -> {
            for (int i = 0; i < NAMES.size(); i++) {
                Site site = site(NAMES.get(i), number);
                site.describe("Notes on work, number " + i, "");
                for (int c = 0; c <= i % 3; c++) {
                    link(changed, site, competitor(number, c), 1 + 7 * i);
                }
                entities.createNativeQuery("insert into site_reading (site_id, source, as_of, dr, is_spam, created_at) values (?1, 'Ahrefs', ?2, ?3, ?4, ?5)")
                    .setParameter(1, site.id()).setParameter(2, LocalDate.parse("2026-11-02")).setParameter(3, 15.0 + 6 * i).setParameter(4, i == 5)
                    .setParameter(5, clock.instant()).executeUpdate();
            }
            link(changed, site(NAMES.get(11), number), changed.domains().get(0), 2);
        });
        count.ofBrand(changed.id());
        return changed;
    }

    String domain(String name, int number) {
        return name + "-" + number + ".example";
    }

    /** The address of a resource page with one link that answers, one that is gone, one that looks gone, one that keeps us out. */
    String resourcePage(TestWeb web, int number) {
        List.of("shelf", "kit", "atlas", "lost", "closed").forEach(name -> allowed.map(domain(name, number), web.port()));
        web.page("/resources", "<title>Reading on remote work and hiring</title><h1>Reading</h1><ul>"
            + "<li><a href='https://" + domain("kit", number) + "/kit'>The survey kit</a>, forty questions that people answer</li>"
            + "<li><a href='https://" + domain("lost", number) + "/remote-hiring-survey-2019'>A survey of remote hiring</a>: how long it takes to fill a remote position, by region</li>"
            + "<li><a href='https://" + domain("atlas", number) + "/atlas'>The hiring atlas</a>, region by region</li>"
            + "<li><a href='https://" + domain("closed", number) + "/report'>A yearly report</a></li></ul>");
        web.page("/kit", "<title>The survey kit</title><p>Questions.");
        web.page("/atlas", "<title>Page not found</title><p>Sorry.");
        web.page("/report", 403, java.util.Map.of(), "<h1>Forbidden</h1>");
        return "https://" + domain("shelf", number) + "/resources";
    }

    void forgetWeb(int number) {
        List.of("shelf", "kit", "atlas", "lost", "closed").forEach(name -> allowed.unmap(domain(name, number)));
    }

    /** As the job would: now, and again when the second look is due. */
    void lookAtLinks() {
        Instant now = clock.instant();
        check.run(now);
        check.run(now.plus(Duration.ofMinutes(11)));
    }

    void lookOnce() {
        check.run(clock.instant());
    }

    private Site site(String name, int number) {
        return sites.findOrCreate(RegistrableDomain.in(domain(name, number)).orElseThrow(), clock.instant());
    }

    private void link(Brand brand, Site site, String competitor, int links) {
        entities.createNativeQuery("insert into competitor_link (brand_id, competitor, site_id, links, source, as_of, created_at) values (?1, ?2, ?3, ?4, 'Ahrefs', ?5, ?6)")
            .setParameter(1, brand.id()).setParameter(2, competitor).setParameter(3, site.id()).setParameter(4, links).setParameter(5, LocalDate.parse("2026-11-02"))
            .setParameter(6, clock.instant()).executeUpdate();
    }
}
