package dev.linkwright.prospect.gap;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.linkwright.account.User;
import dev.linkwright.brand.Brand;
import dev.linkwright.brand.Brands;
import dev.linkwright.brand.DescribeBrand;
import dev.linkwright.link.BacklinkRow;
import dev.linkwright.link.BacklinkRows;
import dev.linkwright.prospect.AddProspect;
import dev.linkwright.prospect.Opportunity;
import dev.linkwright.prospect.Prospects;
import dev.linkwright.shared.RuleViolation;
import dev.linkwright.site.RegistrableDomain;
import dev.linkwright.site.Site;
import dev.linkwright.site.Sites;
import dev.linkwright.testing.Cast;
import io.quarkus.narayana.jta.QuarkusTransaction;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Sites that link to two or more competitors and not to us, most first; and how far we are from the competitors' average. */
@QuarkusTest
class LinkGapTest {

    private static final Instant NOW = Instant.parse("2026-11-20T08:00:00Z");

    @Inject
    Cast cast;
    @Inject
    Brands brands;
    @Inject
    DescribeBrand describe;
    @Inject
    Sites sites;
    @Inject
    Prospects prospects;
    @Inject
    AddProspect addProspect;
    @Inject
    BacklinkRows backlinks;
    @Inject
    CountLinkGap count;
    @Inject
    CountDueGaps countDue;
    @Inject
    LinkGap gap;
    @Inject
    MakeProspects make;
    @Inject
    EntityManager entities;

    private User ana;
    private Brand brand;
    private int number;
    private String alpha;
    private String beta;
    private String gamma;

    @BeforeEach
    void aBrandWithThreeCompetitors() {
        ana = cast.ana();
        brand = cast.brand();
        number = Cast.number();
        alpha = "alpha-" + number + ".example";
        beta = "beta-" + number + ".example";
        gamma = "gamma-" + number + ".example";
        competitors(alpha, beta, gamma);
    }

    @Test
    void sitesThatLinkToTwoOrMoreCompetitorsAndNotToUsMostFirst() {
        named("strong", 2, alpha, beta);
        named("weak", 1, beta, gamma);
        named("everybody", 5, alpha, beta, gamma);
        named("single", 9, alpha);
        reading("strong", 80);
        reading("weak", 20);
        counted();
        List<GapRow> rows = gap.find(brand, GapFilter.GAP, 0, 50);
        assertThat(rows).extracting(GapRow::domain).containsExactly(domain("everybody"), domain("strong"), domain("weak"));
        assertThat(rows.get(0).links()).containsExactly(new GapRow.Link(alpha, 5), new GapRow.Link(beta, 5), new GapRow.Link(gamma, 5));
        assertThat(rows.get(1).authorityShown()).isEqualTo("80");
        assertThat(gap.count(brand, GapFilter.GAP)).isEqualTo(3);
        assertThat(gap.find(brand, GapFilter.GAP, 1, 1)).extracting(GapRow::domain).containsExactly(domain("strong"));
    }

    @Test
    void aSiteIsOursByALiveLinkOrByAFileOfOurReferringDomains() {
        named("won", 1, alpha, beta);
        named("listed", 1, alpha, beta, brand.domains().get(0));
        named("lost", 1, alpha, beta);
        counted();
        assertThat(domainsOf(GapFilter.GAP)).containsExactly(domain("lost"), domain("won"));
        link("won");
        link("lost");
        assertThat(domainsOf(GapFilter.GAP)).isEmpty();
        QuarkusTransaction.requiringNew().run(() -> entities.createNativeQuery("update backlink set state = 'LOST' where brand_id = ?1 and page_url like ?2")
            .setParameter(1, brand.id()).setParameter(2, "%" + domain("lost") + "%").executeUpdate());
        assertThat(domainsOf(GapFilter.GAP)).containsExactly(domain("lost"));
        assertThat(domainsOf(GapFilter.linkingToUs())).containsExactly(domain("listed"), domain("won"));
        QuarkusTransaction.requiringNew().run(() -> {
            entities.createNativeQuery("delete from link_event where backlink_id in (select id from backlink where brand_id = ?1)").setParameter(1, brand.id()).executeUpdate();
            entities.createNativeQuery("delete from backlink where brand_id = ?1").setParameter(1, brand.id()).executeUpdate();
        });
        assertThat(domainsOf(GapFilter.GAP)).containsExactly(domain("lost"), domain("won"));
    }

    @Test
    void theGapToTheAverageIsOneNumberWithItsRows() {
        named("a", 1, alpha, beta);
        named("b", 1, alpha);
        named("c", 1, alpha);
        named("d", 1, alpha, brand.domains().get(0));
        counted();
        link("c");
        GapToAverage compared = gap.compared(brand);
        assertThat(compared.rows()).extracting(GapToAverage.Row::competitor).containsExactly(alpha, beta);
        assertThat(compared.rows()).extracting(GapToAverage.Row::sites).containsExactly(4L, 1L);
        assertThat(compared.average()).isEqualTo(3);
        assertThat(compared.ours()).isEqualTo(2);
        assertThat(compared.gap()).isEqualTo(1);
        assertThat(compared.difference(compared.rows().get(1))).isEqualTo(-1);
        assertThat(compared.withoutFile()).containsExactly(gamma);
        assertThat(compared.ownFile()).isTrue();
        // every number opens exactly its rows
        assertThat(domainsOf(GapFilter.allOf(alpha))).hasSize(4);
        assertThat(domainsOf(GapFilter.allOf(beta))).hasSize(1);
        assertThat(domainsOf(GapFilter.linkingToUs())).hasSize(2);
    }

    @Test
    void ourOwnSiteAndTheCompetitorsOwnAreNobodysProspects() {
        QuarkusTransaction.requiringNew().run(() -> {
            row(gamma, alpha, 1);
            row(gamma, beta, 1);
            row(brand.domains().get(0), alpha, 1);
            row(brand.domains().get(0), beta, 1);
        });
        counted();
        assertThat(domainsOf(GapFilter.GAP)).isEmpty();
    }

    @Test
    void anotherSetOfCompetitorsIsCountedAnew() {
        named("pair", 1, alpha, beta);
        named("other", 1, alpha, gamma);
        counted();
        competitors(alpha, gamma);
        assertThat(domainsOf(GapFilter.GAP)).containsExactly(domain("other"));
        competitors(alpha, beta, gamma);
        assertThat(domainsOf(GapFilter.GAP)).containsExactly(domain("other"), domain("pair"));
        assertThat(gap.isBeingCounted(brand())).isFalse();
        QuarkusTransaction.requiringNew().run(() -> entities.createNativeQuery("update brand_gap set stale_since = ?2 where brand_id = ?1")
            .setParameter(1, brand.id()).setParameter(2, NOW).executeUpdate());
        assertThat(gap.isBeingCounted(brand())).isTrue();
        countDue.run(NOW);
        assertThat(gap.isBeingCounted(brand())).isFalse();
    }

    @Test
    void oneClickMakesAProspectForACompetitorLink() {
        named("one", 1, alpha, beta);
        named("two", 1, alpha, beta);
        counted();
        long one = site("one").id();
        assertThat(make.of(brand, List.of(one), ana, NOW)).isEqualTo(1);
        assertThat(make.of(brand, List.of(one), ana, NOW)).isZero();
        GapRow row = gap.find(brand, GapFilter.GAP, 0, 1).get(0);
        assertThat(row.prospect()).isPresent();
        QuarkusTransaction.requiringNew().run(() ->
            assertThat(prospects.of(brand.id(), one).orElseThrow().opportunity()).isEqualTo(Opportunity.COMPETITOR_LINK));
        assertThat(domainsOf(new GapFilter(2, Optional.empty(), Optional.of(false), Optional.of(false), false))).containsExactly(domain("two"));
        assertThat(timeLine(one)).contains("Ana made the site a prospect: it links to " + alpha + ", " + beta);
        assertThatThrownBy(() -> make.of(brand, List.of(), ana, NOW)).isInstanceOf(RuleViolation.class).hasMessageContaining("Choose at least one");
    }

    @Test
    void allThatMatchBecomeProspectsAtOnceAndThoseThatAreStay() {
        for (int i = 0; i < 30; i++) {
            named("many-" + i, 1, alpha, beta);
        }
        named("outside", 1, alpha);
        counted();
        long known = addProspect.add(brand, ana, domain("many-7"), NOW);
        assertThat(domainsOf(new GapFilter(2, Optional.empty(), Optional.of(false), Optional.of(true), false))).containsExactly(domain("many-7"));
        assertThat(make.all(brand, GapFilter.GAP, ana, NOW)).isEqualTo(29);
        assertThat(gap.count(brand, new GapFilter(2, Optional.empty(), Optional.of(false), Optional.of(false), false))).isZero();
        assertThat(prospects.count("brand.id = ?1", brand.id())).isEqualTo(30);
        assertThat(make.all(brand, GapFilter.GAP, ana, NOW)).isZero();
        assertThat(known).isPositive();
    }

    @Test
    void sitesMarkedAsSpamAreLeftOutUntilAskedFor() {
        named("farm", 50, alpha, beta, gamma);
        named("fine", 1, alpha, beta);
        QuarkusTransaction.requiringNew().run(() -> entities.createNativeQuery(
            "insert into site_reading (site_id, source, as_of, is_spam, created_at) values (?1, 'Ahrefs', ?2, true, ?3)")
            .setParameter(1, site("farm").id()).setParameter(2, LocalDate.parse("2026-11-01")).setParameter(3, NOW).executeUpdate());
        counted();
        assertThat(domainsOf(GapFilter.GAP)).containsExactly(domain("fine"));
        assertThat(domainsOf(new GapFilter(2, Optional.empty(), Optional.of(false), Optional.empty(), true))).containsExactly(domain("farm"), domain("fine"));
    }

    private Brand brand() {
        return QuarkusTransaction.requiringNew().call(() -> brands.require(brand.id()));
    }

    private void competitors(String... names) {
        brand = describe.change(brand.id(), new DescribeBrand.Fields(null, null, null, null, List.of(names), null, null), NOW);
    }

    private String domain(String name) {
        return name + "-" + number + ".example";
    }

    private Site site(String name) {
        return QuarkusTransaction.requiringNew().call(() -> sites.findOrCreate(RegistrableDomain.in(domain(name)).orElseThrow(), NOW));
    }

    private void named(String name, int links, String... linksTo) {
        QuarkusTransaction.requiringNew().run(() -> List.of(linksTo).forEach(to -> row(domain(name), to, links)));
    }

    private void row(String domain, String linksTo, int links) {
        Site site = sites.findOrCreate(RegistrableDomain.in(domain).orElseThrow(), NOW);
        entities.createNativeQuery("""
            insert into competitor_link (brand_id, competitor, site_id, links, source, as_of, created_at) values (?1, ?2, ?3, ?4, 'Ahrefs', ?5, ?6)""")
            .setParameter(1, brand.id()).setParameter(2, linksTo).setParameter(3, site.id()).setParameter(4, links)
            .setParameter(5, LocalDate.parse("2026-11-02")).setParameter(6, NOW).executeUpdate();
    }

    private void reading(String name, double dr) {
        QuarkusTransaction.requiringNew().run(() -> entities.createNativeQuery(
            "insert into site_reading (site_id, source, as_of, dr, created_at) values (?1, 'Ahrefs', ?2, ?3, ?4)")
            .setParameter(1, site(name).id()).setParameter(2, LocalDate.parse("2026-11-01")).setParameter(3, dr).setParameter(4, NOW).executeUpdate());
    }

    private void counted() {
        count.ofBrand(brand.id());
    }

    private void link(String name) {
        String target = "https://" + brand.domains().get(0) + "/guide";
        QuarkusTransaction.requiringNew().run(() -> backlinks.take(brand, new BacklinkRows.Report(0, "test", "test", LocalDate.parse("2026-11-20"), true),
            List.of(new BacklinkRow("https://" + domain(name) + "/page", target, "", false, false, false, null, null)), NOW));
    }

    private List<String> domainsOf(GapFilter filter) {
        return gap.find(brand, filter, 0, 100).stream().map(GapRow::domain).toList();
    }

    @SuppressWarnings("unchecked")
    private List<String> timeLine(long siteId) {
        return (List<String>) entities.createNativeQuery("select text from site_event where site_id = ?1", String.class).setParameter(1, siteId).getResultList();
    }
}
