package dev.linkwright.link;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.zip.GZIPInputStream;

import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;

import javax.sql.DataSource;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

import dev.linkwright.brand.AnotherPage;
import dev.linkwright.brand.Brand;
import dev.linkwright.brand.DescribeBrand;
import dev.linkwright.fetch.AllowedHosts;
import dev.linkwright.fetch.TestWeb;
import dev.linkwright.link.inspect.Observation;
import dev.linkwright.site.Site;
import dev.linkwright.testing.Cast;
import io.quarkus.narayana.jta.QuarkusTransaction;
import io.quarkus.test.junit.QuarkusTest;

/** What is due is visited: once for all links of a page, by one of several processes, and not at all where nothing has changed. */
@QuarkusTest
class DueLinksTest {

    private static final Instant START = Instant.parse("2026-11-20T08:00:00Z");
    private static final Instant DUE = START.plus(Duration.ofHours(49));

    @Inject Cast cast;
    @Inject DescribeBrand describe;
    @Inject AllowedHosts allowed;
    @Inject Backlinks backlinks;
    @Inject LinkChecks checks;
    @Inject CheckDueLinks checkDue;
    @Inject JudgeAnew judgeAnew;
    @Inject WhyNotChecked why;
    @Inject WantedOfBrands brands;
    @Inject RecordVisits record;
    @Inject EntityManager database;
    @Inject DataSource connections;

    private final List<Site> sites = new ArrayList<>();
    private TestWeb web;
    private Brand brand;

    @BeforeEach
    void open() {
        web = new TestWeb();
        brand = cast.brand();
    }

    @AfterEach
    void close() {
        sites.forEach(site -> allowed.unmap(site.domain()));
        web.close();
    }

    @Test
    void manyLinksOnOnePageAreOneVisit() {
        Site site = site();
        for (String spelling : List.of("/page", "/page/?utm_source=x"))
            web.page(spelling, "<p><a href='" + target(1) + "'>one</a> <a rel=nofollow href='" + target(2) + "'>two</a>");
        List<Long> ids = List.of(promised(site, "/page", 1), promised(site, "/page/?utm_source=x", 2), promised(site, "/page", 3));
        long later = laterOnSamePage(site);
        checkDue.run(DUE);
        assertThat(web.seen().stream().filter(s -> s.contains("/page"))).hasSize(1);
        assertThat(ids).extracting(id -> link(id).lastObservation()).containsExactly(Observation.FOLLOWED, Observation.QUALIFIED, Observation.WRONG_TARGET);
        assertThat(link(later).lastObservation()).as("due soon, so checked along").isEqualTo(Observation.WRONG_TARGET);
    }

    @Test
    void twoProcessesNeverVisitForTheSameLink() throws Exception {
        List<Long> ids = new ArrayList<>();
        for (int s = 0; s < 6; s++) {
            Site site = site();
            for (int p = 0; p < 12; p++) {
                web.page("/" + p, "<a href='" + target(p) + "'>x</a>");
                ids.add(promised(site, "/" + p, p));
            }
        }
        ExecutorService processes = Executors.newFixedThreadPool(3);
        ExecutorService threads = Executors.newFixedThreadPool(30);
        List<Callable<Integer>> runs = new ArrayList<>();
        for (int i = 0; i < 3; i++) {
            var fetcher = TestWeb.process(allowed, connections);
            runs.add(() -> new CheckDueLinks(new CheckClaims(database, fetcher), brands, record, new VisitPage(fetcher), new SamePageEverywhere(), threads, 4).run(DUE));
        }
        int visited = 0;
        for (Future<Integer> run : processes.invokeAll(runs)) visited += run.get();
        processes.shutdown();
        threads.shutdown();
        assertThat(ids).extracting(id -> newest(id)).extracting(LinkCheck::reason).containsOnly("live and followed, in the main text");
        List<String> seen = web.seen().stream().filter(s -> !s.endsWith("/robots.txt")).toList();
        assertThat(seen).hasSize(72);
        assertThat(new HashSet<>(seen)).hasSize(72);
        assertThat(visited).isGreaterThanOrEqualTo(72);
        assertThat(QuarkusTransaction.requiringNew().call(() -> checks.count("backlinkId in ?1", ids))).isEqualTo(72);
        assertThat(ids).allSatisfy(id -> assertThat(link(id).state()).isEqualTo(BacklinkState.WON));
    }

    @Test
    void aPageThatHasNotChangedKeepsWhatWasSeen() {
        Site site = site();
        int[] full = {0};
        web.on("/page", exchange -> {
            boolean same = "\"v1\"".equals(exchange.getRequestHeaders().getFirst("If-None-Match"));
            exchange.getResponseHeaders().add("ETag", "\"v1\"");
            exchange.getResponseHeaders().add("Content-Type", "text/html");
            byte[] body = ("<p>See <a rel=ugc href='" + target(1) + "'>the survey</a>.").getBytes();
            if (!same) full[0]++;
            exchange.sendResponseHeaders(same ? 304 : 200, same ? -1 : body.length);
            if (!same) exchange.getResponseBody().write(body);
        });
        long id = promised(site, "/page", 1);
        checkDue.run(DUE);
        checkDue.run(DUE.plus(Duration.ofHours(26)));
        assertThat(full[0]).isEqualTo(1);
        LinkCheck newest = newest(id);
        assertThat(newest.unchanged()).isTrue();
        assertThat(newest.status()).isEqualTo(304);
        assertThat(newest.observation()).isEqualTo(Observation.QUALIFIED);
        assertThat(newest.qualifiers()).containsExactly("ugc");
        assertThat(newest.words().words()).isEqualTo("the survey");
        assertThat(link(id).state()).isEqualTo(BacklinkState.WON);
        describe.change(brand.id(), new DescribeBrand.Fields(null, null, null, null, null, null, null, null, null, null, new AnotherPage(false, true, false, List.of())), DUE.plus(Duration.ofHours(27)));
        checkDue.run(DUE.plus(Duration.ofHours(52)));
        assertThat(full[0]).as("read in full once the brand says anew what makes another page").isEqualTo(2);
        checkDue.run(DUE.plus(Duration.ofHours(78)));
        assertThat(full[0]).as("and believed again from then on").isEqualTo(2);
        checkDue.run(DUE.plus(Duration.ofDays(40)));
        assertThat(full[0]).as("after a month it is read in full").isEqualTo(3);
    }

    @Test
    void theLinksOfABrandThatSaysAnewWhatMakesAnotherPageAreLookedAtAgainSoon() {
        Site site = site();
        web.page("/page", "<p><a href='" + target(1) + "'>one</a>");
        long id = promised(site, "/page", 1);
        checkDue.run(DUE);
        judgeAnew.run(DUE.plus(Duration.ofMinutes(1)));
        assertThat(link(id).nextCheckBecause()).as("nothing was said yet").isEqualTo("daily: won this week");
        describe.change(brand.id(), new DescribeBrand.Fields(null, null, null, null, null, null, null, null, null, null, new AnotherPage(false, true, false, List.of())), DUE.plus(Duration.ofMinutes(2)));
        Instant inForce = DUE.plus(Duration.ofMinutes(5));
        judgeAnew.run(inForce);
        assertThat(link(id).nextCheckAt()).isBetween(inForce, inForce.plus(Duration.ofSeconds(60)));
        assertThat(link(id).nextCheckBecause()).isEqualTo("the brand says anew what makes another page");
        checkDue.run(inForce.plus(Duration.ofMinutes(2)));
        assertThat(link(id).nextCheckBecause()).as("looked at, and on its usual way again").isEqualTo("daily: won this week");
        judgeAnew.run(inForce.plus(Duration.ofMinutes(3)));
        assertThat(link(id).nextCheckBecause()).as("once is enough").isEqualTo("daily: won this week");
    }

    @Test
    void aPageWithoutTheLinkIsAlwaysReadInFull() {
        Site site = site();
        web.page("/page", 200, Map.of("Content-Type", "text/html", "ETag", "\"v1\""), "<p>Nothing.");
        long id = promised(site, "/page", 1);
        checkDue.run(DUE);
        checkDue.run(START.plus(Duration.ofDays(8)));
        assertThat(newest(id).unchanged()).isFalse();
        assertThat(newest(id).observation()).isEqualTo(Observation.ABSENT);
    }

    @Test
    void aPageThatSendsItsReadersOnIsReadWhereItSendsThem() {
        Site site = site();
        web.page("/page", "<title>Moved</title><meta http-equiv=Refresh content=\"0; URL='/new'\"><p>This page has moved.");
        web.page("/new", "<p><a href='" + target(1) + "'>one</a>");
        long id = promised(site, "/page", 1);
        checkDue.run(DUE);
        assertThat(link(id).lastObservation()).isEqualTo(Observation.FOLLOWED);
        assertThat(newest(id).finalUrl()).endsWith("/new");
        assertThat(newest(id).redirects()).hasSize(1);
    }

    /** Whatever stands on a page reaches the table as it is. */
    @Test
    void theProofIsKeptLetterByLetter() {
        Site site = site();
        String anchor = "C:\\new \"survey\" {a,b} \\N Ünï💡";
        web.page("/page", "<p>Before \\. <a title='a\tb\nc' href='" + target(1) + "'>" + anchor + "</a> <a href='https://else.example/?a=%22,%5C{1}'>else</a> after");
        long id = promised(site, "/page", 1);
        checkDue.run(DUE);
        assertThat(newest(id)).satisfies(check -> {
            assertThat(check.anchor()).isEqualTo(anchor);
            assertThat(check.words().left()).isEqualTo("Before \\. ");
            assertThat(check.linkHtml()).contains("title=\"a b c\"").contains("C:\\new");
            assertThat(check.neighbours()).singleElement().asString().startsWith("https://else.example/?a=%22,%5C");
            assertThat(check.redirects()).isEmpty();
            assertThat(check.at()).isEqualTo(link(id).lastCheckedAt());
        });
        assertThat(page(id)).contains(anchor);
    }

    /** Neither a refresh nor a base address leads us where we may not go. */
    @Test
    void aPageCannotSendUsToAPrivateAddress() {
        TestWeb secret = new TestWeb();
        try {
            secret.page("/secret", "<p><a href='" + target(1) + "'>one</a>");
            secret.page("/go/x", "<p><a href='" + target(1) + "'>one</a>");
            Site site = site();
            web.page("/refresh", "<title>Moved</title><meta http-equiv=refresh content=\"0; url=http://127.0.0.1:" + secret.port() + "/secret\"><p>Moved.");
            web.page("/metadata", "<meta http-equiv=refresh content='0; url=http://169.254.169.254/latest/meta-data/'><p>Moved.");
            web.page("/base", "<base href='http://127.0.0.1:" + secret.port() + "/'><p>Words. <a href='/go/x'>one</a> <a href='/r/?u=" + target(1) + "'>two</a>");
            List<Long> ids = List.of(promised(site, "/refresh", 1), promised(site, "/metadata", 1), promised(site, "/base", 1));
            checkDue.run(DUE);
            assertThat(secret.seen()).isEmpty();
            assertThat(ids).extracting(id -> link(id).lastObservation()).containsExactly(Observation.UNVERIFIABLE, Observation.UNVERIFIABLE, Observation.ABSENT);
        } finally {
            secret.close();
        }
    }

    /** On one host too: what a person or the schedule waits for goes before an import's rows, and the sentence says how many do. */
    @Test
    void backgroundLinksWait() {
        Site site = site();
        List<Long> behind = new ArrayList<>();
        for (int p = 0; p < 3; p++) {
            web.page("/behind-" + p, "<p>Nothing.");
            behind.add(promised(site, "/behind-" + p, p, START.minus(Duration.ofHours(3))));
        }
        QuarkusTransaction.requiringNew().run(() -> database.createNativeQuery("update backlink set background = true where id = any (cast(?1 as bigint[]))").setParameter(1, behind.toArray(Long[]::new)).executeUpdate());
        web.page("/due", "<p>Nothing.");
        long due = promised(site, "/due", 9);
        assertThat(QuarkusTransaction.requiringNew().call(() -> why.sentence(backlinks.findById(behind.get(1)), DUE))).containsPattern("links? comes? first on " + site.domain());
        checkDue.run(DUE);
        assertThat(newest(due).at()).isBefore(behind.stream().map(id -> newest(id).at()).min(Instant::compareTo).orElseThrow());
        assertThat(web.seen().stream().filter(s -> !s.endsWith("/robots.txt")).findFirst().orElseThrow()).contains("/due");
        long again = behind.get(2);
        QuarkusTransaction.requiringNew().run(() -> database.createNativeQuery("update backlink set background = true where id = ?1").setParameter(1, again).executeUpdate());
        QuarkusTransaction.requiringNew().run(() -> backlinks.findById(again).lookNow("you asked", DUE));
        assertThat(link(again).isBackground()).as("asked for by a person").isFalse();
    }

    private Site site() {
        Site site = cast.site();
        sites.add(site);
        allowed.map(site.domain(), web.port());
        return site;
    }

    private String target(int n) {
        return "https://" + brand.domains().get(0) + "/target-" + n;
    }

    private long promised(Site site, String path, int n) {
        return promised(site, path, n, START);
    }

    private long promised(Site site, String path, int n, Instant at) {
        return QuarkusTransaction.requiringNew().call(() -> backlinks.promise(brand, site, "http://" + site.domain() + path, target(n), null, null, at).id());
    }

    private long laterOnSamePage(Site site) {
        return promised(site, "/page", 4, START.plus(Duration.ofHours(8)));
    }

    private Backlink link(long id) {
        return QuarkusTransaction.requiringNew().call(() -> backlinks.findById(id));
    }

    private String page(long id) {
        byte[] packed = QuarkusTransaction.requiringNew().call(() -> (byte[]) database.createNativeQuery("select page from link_check where backlink_id = ?1").setParameter(1, id).getSingleResult());
        try (GZIPInputStream page = new GZIPInputStream(new ByteArrayInputStream(packed))) {
            return new String(page.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private LinkCheck newest(long id) {
        return QuarkusTransaction.requiringNew().call(() -> checks.newestOf(List.of(id)).get(id));
    }
}
