package dev.linkwright.prospect.pages;

import static org.assertj.core.api.Assertions.assertThat;

import dev.linkwright.brand.Asset;
import dev.linkwright.brand.Brand;
import dev.linkwright.fetch.AllowedHosts;
import dev.linkwright.fetch.TestWeb;
import dev.linkwright.prospect.Prospect;
import dev.linkwright.prospect.Prospects;
import dev.linkwright.prospect.RankProspects;
import dev.linkwright.prospect.Signal;
import dev.linkwright.site.Site;
import dev.linkwright.testing.Cast;
import io.quarkus.narayana.jta.QuarkusTransaction;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** What a site publishes decides how relevant it is, once its pages were read over real HTTP. */
@QuarkusTest
class RelevanceFromReadPagesTest {

    private static final Instant NOW = Instant.parse("2026-11-20T10:00:00Z");
    private static final String CHROME = "<nav><a href=/a>remote work</a> <a href=/b>survey</a></nav>";

    @Inject
    Cast cast;
    @Inject
    Prospects prospects;
    @Inject
    RankProspects rank;
    @Inject
    ReadPage readPage;
    @Inject
    PageRows rows;
    @Inject
    PlanPages plan;
    @Inject
    AllowedHosts hosts;
    @Inject
    EntityManager entities;

    private final TestWeb web = new TestWeb();
    private final List<String> mapped = new ArrayList<>();

    @AfterEach
    void close() {
        mapped.forEach(hosts::unmap);
        web.close();
    }

    @Test
    void aReadHomePageMakesASiteRelevantAndSaysWhichTermsMatched() {
        web.page("/", "<html lang=en><head><title>Distributed teams</title><meta name=description content='All about remote work'></head><body>" + CHROME
            + "<main><h1>How distributed teams hire</h1><p>" + "Our yearly survey of remote work asks two thousand people how hiring changed. ".repeat(6) + "</p></main></body></html>");
        Brand brand = cast.brand();
        long id = prospect(brand);
        rankAll(brand);
        assertThat(relevance(id).value()).as("before anything is known").isEmpty();
        read(id);
        Signal relevance = relevance(id);
        assertThat(relevance.value().orElseThrow()).isGreaterThan(0.4);
        assertThat(relevance.label()).contains("remote work", "survey", "hiring");
        assertThat(relevance.source()).isEqualTo("home page");
        assertThat(relevance.asOf()).isEqualTo("2026-11-20");
        assertThat(column("select language from page_text where site_id = ?1", id)).isEqualTo("en");
        assertThat(((Number) column("select length(words) from page_text where site_id = ?1", id)).intValue()).as("packed")
            .isLessThan(((Number) column("select letters from page_text where site_id = ?1", id)).intValue() / 2);
    }

    @Test
    void aReadPageThatNamesABrandWithoutALinkIsAMentionOnce() {
        Brand brand = cast.brand();
        Brand linked = cast.brand();
        web.page("/", "<html lang=en><head><title>Distributed teams</title></head><body><main><p>Numbers by " + brand.name() + " say that a third went back. More by <a href='https://"
            + linked.domains().get(0) + "/'>" + linked.name() + "</a>.</p><p>" + "Our yearly survey of remote work asks two thousand people how hiring changed. ".repeat(6) + "</p></main></body></html>");
        long id = prospect(brand);
        rankAll(brand);
        read(id);
        read(id);
        assertThat(entities.createNativeQuery("select count(*) from mention where brand_id = ?1", Long.class).setParameter(1, linked.id()).getSingleResult()).as("it links").isEqualTo(0L);
        Object[] mention = (Object[]) entities.createNativeQuery("select words, source, state from mention where brand_id = ?1").setParameter(1, brand.id()).getSingleResult();
        assertThat(mention).containsExactly(brand.name(), "from our own reading of the site", "UNLINKED");
    }

    @Test
    void aPageAboutSomethingElseIsNotRelevantWhateverItsMenuSays() {
        web.page("/", "<html lang=en><head><title>Sourdough at home</title></head><body>" + CHROME + "<article><h1>Bread</h1><p>"
            + "Feed the starter with rye flour and water, wait until it doubles, then knead the dough for ten minutes. ".repeat(6) + "</p></article></body></html>");
        Brand brand = cast.brand();
        long id = prospect(brand);
        rankAll(brand);
        read(id);
        assertThat(relevance(id).value()).hasValue(0.0);
    }

    @Test
    void wordsAreCutByTheRulesOfTheirLanguage() {
        web.page("/", "<html><head><title>Umfragen</title></head><body><main><p>" + ("Wir haben viele Unternehmen nach ihren Erfahrungen befragt. In der Umfrage ging es um Arbeit "
            + "von zu Hause, und die Ergebnisse der Umfragen zeigen, wie sich die Einstellung von neuen Mitarbeiterinnen und Mitarbeitern verändert hat. ").repeat(4) + "</p></main></body></html>");
        Brand brand = cast.brand();
        keywords(brand, "umfrage", "mitarbeiter");
        long id = prospect(brand);
        rankAll(brand);
        read(id);
        assertThat(column("select language from page_text where site_id = ?1", id)).isEqualTo("de");
        assertThat(relevance(id).label()).contains("umfrage", "mitarbeiter");
    }

    @Test
    void aPageThatCannotBeReadLeavesTheSiteUnknownAndSaysWhy() {
        web.page("/robots.txt", 200, Map.of("Content-Type", "text/plain"), "User-agent: *\nDisallow: /");
        Brand brand = cast.brand();
        long id = prospect(brand);
        rankAll(brand);
        read(id);
        assertThat(relevance(id).value()).isEmpty();
        assertThat((String) column("select failure from page_text where site_id = ?1", id)).contains("robots.txt");
        assertThat(web.seen()).noneMatch(path -> path.endsWith("/") && !path.endsWith("robots.txt"));
    }

    @Test
    void twoProcessesNeverTakeTheSamePage() {
        Brand brand = cast.brand();
        for (int i = 0; i < 6; i++) {
            prospect(brand);
        }
        plan.run(NOW);
        List<Long> first = rows.due(NOW, 3).stream().map(PageRows.Claim::id).toList();
        List<Long> second = rows.due(NOW, 1_000).stream().map(PageRows.Claim::id).toList();
        assertThat(first).hasSize(3).doesNotContainAnyElementsOf(second);
        assertThat(rows.due(NOW.plus(Duration.ofMinutes(7)), 1_000)).extracting(PageRows.Claim::id).as("a dead process's pages are taken over").containsAll(first);
    }

    @Test
    void thePageWhereTheLinkWouldStandCountsBesideTheHomePage() {
        web.page("/", "<html lang=en><body><main><p>" + "We bake bread, and we write about bread and butter. ".repeat(8) + "</p></main></body></html>");
        web.page("/tools", "<html lang=en><head><title>Remote work tools</title></head><body><main><p>"
            + "Our favourite surveys and tools for remote work, and how distributed teams go about hiring. ".repeat(8) + "</p></main></body></html>");
        Brand brand = cast.brand();
        long id = prospect(brand);
        rankAll(brand);
        read(id);
        assertThat(relevance(id).value()).as("by its home page").hasValue(0.0);
        QuarkusTransaction.requiringNew().run(() -> entities.createNativeQuery(
            "update prospect set opportunity = 'RESOURCE_PAGE', opportunity_url = 'https://' || domain || '/tools' where id = ?1").setParameter(1, id).executeUpdate());
        plan.run(NOW);
        visit("kind = 'OPPORTUNITY' and site_id = (select site_id from prospect where id = ?1)", id);
        assertThat(relevance(id).value().orElseThrow()).isGreaterThan(0.4);
        assertThat(relevance(id).source()).isEqualTo("home page and opportunity page");
    }

    @Test
    void whatOurOwnAssetSaysIsPartOfWhatTheBrandIsAbout() {
        web.page("/guide", "<html lang=en><head><title>Guide</title></head><body><main><p>"
            + "Payroll across borders: how payroll is run for contractors abroad, payroll taxes, payroll calendars. ".repeat(8) + "</p></main></body></html>");
        web.page("/", "<html lang=en><head><title>Paying people</title></head><body><main><p>"
            + "Everything on payroll and contractors: calendars, taxes and borders. ".repeat(8) + "</p></main></body></html>");
        Brand brand = cast.brand();
        long id = prospect(brand);
        rankAll(brand);
        read(id);
        assertThat(relevance(id).value()).as("nobody said that payroll matters").hasValue(0.0);
        Asset asset = cast.asset(brand);
        String host = "guide-" + Cast.number() + ".example";
        hosts.map(host, web.port());
        mapped.add(host);
        QuarkusTransaction.requiringNew().run(() -> entities.createNativeQuery("update asset set url = ?2 where id = ?1")
            .setParameter(1, asset.id()).setParameter(2, "https://" + host + "/guide").executeUpdate());
        plan.run(NOW);
        visit("asset_id = ?1", asset.id());
        assertThat(next("asset_id = ?1", asset.id())).as("ours is read again soon").isEqualTo(NOW.plus(Duration.ofDays(14)));
        rankAll(brand);
        assertThat(relevance(id).value().orElseThrow()).isGreaterThan(0.1);
        assertThat(relevance(id).label()).contains("payroll");
    }

    @Test
    void aPageIsReadAgainAfterThreeMonthsAndOneThatFailsIsAskedLessAndLessAndKeepsItsWords() {
        web.page("/", "<html lang=en><body><main><p>" + "Our yearly survey of remote work. ".repeat(8) + "</p></main></body></html>");
        Brand brand = cast.brand();
        long id = prospect(brand);
        rankAll(brand);
        read(id);
        String home = "kind = 'HOME' and site_id = (select site_id from prospect where id = ?1)";
        assertThat(next(home, id)).isEqualTo(NOW.plus(Duration.ofDays(90)));
        web.page("/", 503, Map.of(), "");
        List<Long> days = new ArrayList<>();
        for (int i = 0; i < 4; i++) {
            visit(home, id);
            days.add(Duration.between(NOW, next(home, id)).toDays());
        }
        assertThat(days).containsExactly(1L, 4L, 15L, 60L);
        visit(home, id);
        assertThat(next(home, id)).as("not asked any more").isNull();
        assertThat((String) column("select failure from page_text where site_id = ?1", id)).isEqualTo("it answers 503");
        assertThat(column("select words from page_text where site_id = ?1", id)).isNotNull();
        assertThat(relevance(id).label()).contains("survey");
    }

    private long prospect(Brand brand) {
        Site site = cast.site();
        hosts.map(site.domain(), web.port());
        mapped.add(site.domain());
        return QuarkusTransaction.requiringNew().call(() -> prospects.findOrCreate(brand, site, NOW).id());
    }

    private void rankAll(Brand brand) {
        QuarkusTransaction.requiringNew().run(() -> rank.run(brand.id(), NOW));
    }

    /** Visits this prospect's page and no other. */
    private void read(long prospectId) {
        // other tests' sites may come first in the plan
        QuarkusTransaction.requiringNew().run(() -> entities.createNativeQuery("""
            insert into page_text (site_id, url, kind, next_fetch_at, created_at)
            select site_id, 'https://' || domain || '/', 'HOME', now(), now() from prospect where id = ?1 on conflict do nothing""").setParameter(1, prospectId).executeUpdate());
        visit("kind = 'HOME' and site_id = (select site_id from prospect where id = ?1)", prospectId);
    }

    private void visit(String where, long id) {
        Object[] row = (Object[]) entities.createNativeQuery("select id, site_id, asset_id, url, kind, failures from page_text where " + where, Object[].class)
            .setParameter(1, id).getSingleResult();
        readPage.run(new PageRows.Claim((Long) row[0], (Long) row[1], (Long) row[2], (String) row[3], "HOME".equals(row[4]), ((Number) row[5]).intValue()), NOW);
    }

    /** When the page is due again; null for never. */
    private Instant next(String where, long id) {
        return (Instant) entities.createNativeQuery("select next_fetch_at from page_text where " + where, Instant.class).setParameter(1, id).getSingleResult();
    }

    private void keywords(Brand brand, String... words) {
        QuarkusTransaction.requiringNew().run(() -> entities.createNativeQuery("update brand set keywords = string_to_array(?2, ',') where id = ?1")
            .setParameter(1, brand.id()).setParameter(2, String.join(",", words)).executeUpdate());
    }

    private Signal relevance(long id) {
        return QuarkusTransaction.requiringNew().call(() -> prospects.<Prospect>findById(id).signals().relevance());
    }

    private Object column(String sql, long prospectId) {
        return entities.createNativeQuery(sql.replace("?1", "(select site_id from prospect where id = ?1)"), Object.class).setParameter(1, prospectId).getSingleResult();
    }
}
