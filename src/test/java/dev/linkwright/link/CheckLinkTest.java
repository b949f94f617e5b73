package dev.linkwright.link;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;

import jakarta.enterprise.event.Observes;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

import dev.linkwright.brand.Brand;
import dev.linkwright.fetch.AllowedHosts;
import dev.linkwright.fetch.TestWeb;
import dev.linkwright.link.inspect.Observation;
import dev.linkwright.shared.RuleViolation;
import dev.linkwright.site.Site;
import dev.linkwright.testing.Cast;
import io.quarkus.narayana.jta.QuarkusTransaction;
import io.quarkus.test.junit.QuarkusTest;

@QuarkusTest
class CheckLinkTest {

    private static final Instant START = Instant.parse("2026-11-20T08:00:00Z");

    @Inject Cast cast;
    @Inject AllowedHosts allowed;
    @Inject Backlinks backlinks;
    @Inject Mentions mentions;
    @Inject LinkChecks checks;
    @Inject LinkEvents events;
    @Inject CheckLink check;
    @Inject CheckMention checkMention;
    @Inject CheckDueLinks checkDue;
    @Inject CheckClaims claims;
    @Inject BacklinkRows backlinkRows;
    @Inject MentionRows mentionRows;
    @Inject News news;

    private TestWeb web;
    private Brand brand;
    private Site site;
    private String target;

    @BeforeEach
    void aSiteThatPromisedALink() {
        web = new TestWeb();
        brand = cast.brand();
        site = cast.site();
        allowed.map(site.domain(), web.port());
        target = "https://" + brand.domains().get(0) + "/remote-hiring";
    }

    @AfterEach
    void stop() {
        allowed.unmap(site.domain());
        web.close();
    }

    @Test
    void aPromiseIsWonPutAtRiskLostAndWonBackWithItsProofKept() {
        long id = promised("/page");
        page("<p>No link yet, sorry.");
        check.now(id, at(1));
        assertThat(link(id).state()).isEqualTo(BacklinkState.PROMISED);
        page("<p>As <a href='" + target + "'>Fernhill's survey</a> shows.");
        check.now(id, at(2));
        assertThat(link(id)).satisfies(l -> {
            assertThat(l.state()).isEqualTo(BacklinkState.WON);
            assertThat(l.anchor()).isEqualTo("Fernhill's survey");
        });
        page("<p>Gone.");
        for (int hour : new int[] {10, 34, 58}) check.now(id, at(hour));
        assertThat(link(id).state()).isEqualTo(BacklinkState.LOST);
        LinkCheck good = QuarkusTransaction.requiringNew().call(() -> checks.newestGoodOf(List.of(id)).get(id));
        assertThat(good.words().words()).isEqualTo("Fernhill's survey");
        assertThat(good.linkHtml()).contains(target);
        page("<p>As <a rel=nofollow href='" + target + "'>Fernhill's survey</a> shows.");
        check.now(id, at(80));
        assertThat(link(id).state()).isEqualTo(BacklinkState.WON);
        List<String> life = QuarkusTransaction.requiringNew().call(() -> events.of(link(id)).stream().map(LinkEvent::toState).toList());
        assertThat(life).containsExactly("WON", "WON", "LOST", "AT_RISK", "WON", "PROMISED");
        assertThat(news.won).filteredOn(e -> e.backlinkId() == id).hasSize(2);
        assertThat(news.lost).filteredOn(e -> e.backlinkId() == id).hasSize(1);
        assertThat(QuarkusTransaction.requiringNew().call(() -> checks.lastObservations(List.of(id), 14))).containsEntry(id,
            List.of(Observation.ABSENT, Observation.FOLLOWED, Observation.ABSENT, Observation.ABSENT, Observation.ABSENT, Observation.QUALIFIED));
    }

    @Test
    void aServerInTroubleMovesNothing() {
        long id = promised("/page");
        page("<a href='" + target + "'>x</a>");
        check.now(id, at(1));
        web.page("/page", 503, Map.of(), "");
        for (int hour = 2; hour < 900; hour += 100) check.now(id, at(hour));
        assertThat(link(id)).satisfies(l -> {
            assertThat(l.state()).isEqualTo(BacklinkState.WON);
            assertThat(l.lastObservation()).isEqualTo(Observation.UNVERIFIABLE);
            assertThat(l.nextCheckBecause()).contains("have a look yourself");
        });
    }

    @Test
    void aPromisedPageThatOnlyNamesUsBecomesAMentionOnceAndALinkedOneLater() {
        long id = promised("/page");
        page("<p>The best is " + brand.name() + " of course.");
        check.now(id, at(1));
        check.now(id, at(2));
        assertThat(link(id).state()).isEqualTo(BacklinkState.PROMISED);
        Mention mention = mention();
        assertThat(mention.state()).isEqualTo(MentionState.UNLINKED);
        assertThat(mention.words().words()).isEqualTo(brand.name());
        assertThat(news.mentions).filteredOn(e -> e.mentionId() == mention.id()).hasSize(1);
        page("<p>The best is <a href='" + target + "'>" + brand.name() + "</a> of course.");
        check.now(id, at(3));
        assertThat(mention().state()).isEqualTo(MentionState.LINKED);
        assertThat(link(id).state()).isEqualTo(BacklinkState.WON);
    }

    @Test
    void aWonLinkThatIsOnlyAMentionNowIsAtRiskAndNoMention() {
        long id = promised("/page");
        page("<a href='" + target + "'>x</a>");
        check.now(id, at(1));
        page("<p>The best is " + brand.name() + " of course.");
        check.now(id, at(30));
        assertThat(link(id).state()).isEqualTo(BacklinkState.AT_RISK);
        assertThat(QuarkusTransaction.requiringNew().call(() -> mentions.of(brand, Optional.empty(), Long.MAX_VALUE, 5))).isEmpty();
    }

    @Test
    void aLinkThatReachesTheTargetThroughARedirectIsWon() {
        allowed.map(brand.domains().get(0), web.port());
        web.redirect("/old", "/remote-hiring");
        web.page("/remote-hiring", "<p>The study");
        long id = promised("/page");
        page("<a href='http://" + brand.domains().get(0) + "/old'>the study</a>");
        check.now(id, at(1));
        assertThat(link(id).lastObservation()).isEqualTo(Observation.REDIRECTED_TARGET);
        page("<a href='http://" + brand.domains().get(0) + "/nowhere'>the study</a>");
        check.now(id, at(2));
        assertThat(link(id).lastObservation()).isEqualTo(Observation.WRONG_TARGET);
        LinkCheck wrong = QuarkusTransaction.requiringNew().call(() -> checks.newestOf(List.of(id)).get(id));
        assertThat(wrong.reason()).startsWith("links to a page of ours that is gone");
        assertThat(wrong.suggestedTarget()).isEqualTo(target);
        allowed.unmap(brand.domains().get(0));
    }

    @Test
    void aMentionThatLinksAtLastBecomesABacklink() {
        QuarkusTransaction.requiringNew().run(() -> mentionRows.take(brand, 0, "imported from mentions.csv", List.of(new MentionRow("http://" + site.domain() + "/page", "")), START));
        page("<p>We like " + brand.name() + " best.");
        checkMention.now(mention().id(), at(1));
        assertThat(mention().words().left()).isEqualTo("We like ");
        page("<p>We like <a href='http://" + brand.domains().get(0) + "/any'>them</a> best.");
        checkMention.now(mention().id(), at(2));
        assertThat(mention().state()).isEqualTo(MentionState.LINKED);
        List<Backlink> links = QuarkusTransaction.requiringNew().call(() -> backlinks.of(brand, Optional.of(BacklinkState.WON), Long.MAX_VALUE, 5));
        assertThat(links).singleElement().satisfies(l -> assertThat(l.targetUrl()).endsWith("/any"));
    }

    @Test
    void whatIsDueIsCheckedOnceAndTheRestWaits() {
        long due = promised("/page");
        page("<a href='" + target + "'>x</a>");
        checkDue.run(START.plus(Duration.ofHours(47)));
        assertThat(link(due).lastCheckedAt()).isNull();
        checkDue.run(START.plus(Duration.ofHours(49)));
        assertThat(link(due).state()).isEqualTo(BacklinkState.WON);
        int visits = visits();
        checkDue.run(START.plus(Duration.ofHours(50)));
        assertThat(visits()).isEqualTo(visits);
    }

    @Test
    void twoProcessesNeverVisitForOneLinkAtOnce() throws Exception {
        long id = promised("/page");
        CountDownLatch visiting = new CountDownLatch(1);
        CountDownLatch answer = new CountDownLatch(1);
        web.on("/page", exchange -> {
            visiting.countDown();
            try {
                answer.await(10, TimeUnit.SECONDS);
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
            }
            exchange.sendResponseHeaders(404, -1);
        });
        Instant now = START.plus(Duration.ofHours(49));
        CompletableFuture<Void> first = CompletableFuture.runAsync(() -> check.now(id, now));
        assertThat(visiting.await(10, TimeUnit.SECONDS)).isTrue();
        assertThatThrownBy(() -> check.now(id, now)).isInstanceOf(RuleViolation.class).hasMessageContaining("being checked right now");
        checkDue.run(now);
        answer.countDown();
        first.get(10, TimeUnit.SECONDS);
        assertThat(visits()).isEqualTo(1);
        assertThat(link(id).lastObservation()).isEqualTo(Observation.GONE);
    }

    @Test
    void aResultThatComesAfterItsLeaseRanOutDoesNotCount() {
        long id = promised("/page");
        page("<p>nothing");
        CheckClaims.Claim slow = claims.one(CheckClaims.Rows.BACKLINK, id, START).get(0);
        Instant later = START.plus(CheckClaims.LEASE);
        check.now(id, later);
        check.run(slow, later);
        assertThat(QuarkusTransaction.requiringNew().call(() -> checks.of(link(id), Long.MAX_VALUE, 9))).hasSize(1);
    }

    @Test
    void importedLinksCountOnceAndAreCheckedSoon() {
        String page = "http://www." + site.domain() + "/page";
        List<BacklinkRow> file = List.of(new BacklinkRow(page, target, "the survey", true, false, true, null, null),
            new BacklinkRow("https://" + site.domain() + "/page/?utm_source=x", target + "/", "again", false, false, false, null, null),
            new BacklinkRow("https://" + site.domain() + "/other", "", "", false, false, false, java.time.LocalDate.of(2025, 3, 1), null));
        assertThat(QuarkusTransaction.requiringNew().call(() -> backlinkRows.take(brand, new BacklinkRows.Report(0, "reported by Ahrefs", "Ahrefs", java.time.LocalDate.parse("2026-11-20"), true), file, START))).isEqualTo(new RowCounts(2, 1));
        assertThat(QuarkusTransaction.requiringNew().call(() -> backlinkRows.take(brand, new BacklinkRows.Report(0, "reported by Ahrefs", "Ahrefs", java.time.LocalDate.parse("2026-11-20"), true), file, START))).isEqualTo(new RowCounts(0, 3));
        page("<p>nothing here");
        web.page("/other", "<p><a href='http://" + brand.domains().get(0) + "/some/page'>see</a>");
        checkDue.run(START.plusSeconds(60));
        List<Backlink> links = QuarkusTransaction.requiringNew().call(() -> backlinks.of(brand, Optional.empty(), Long.MAX_VALUE, 9));
        assertThat(links).extracting(Backlink::state).containsExactlyInAnyOrder(BacklinkState.AT_RISK, BacklinkState.WON);
        assertThat(links).filteredOn(l -> l.state() == BacklinkState.AT_RISK).singleElement().satisfies(l -> assertThat(l.qualifiers()).containsExactly("nofollow", "sponsored"));
        assertThat(BacklinkRows.refusal(new BacklinkRow("not a page", target, "", false, false, false, null, null))).isPresent();
    }

    private long promised(String path) {
        return QuarkusTransaction.requiringNew().call(() -> backlinks.promise(brand, site, "http://" + site.domain() + path, target, null, null, START).id());
    }

    private void page(String html) {
        web.page("/page", html);
    }

    private int visits() {
        return (int) web.seen().stream().filter(s -> s.endsWith("/page")).count();
    }

    private Backlink link(long id) {
        return QuarkusTransaction.requiringNew().call(() -> backlinks.findById(id));
    }

    private Mention mention() {
        return QuarkusTransaction.requiringNew().call(() -> mentions.of(brand, Optional.empty(), Long.MAX_VALUE, 5).get(0));
    }

    private static Instant at(int hours) {
        return START.plus(Duration.ofHours(hours));
    }

    /** Hears what the rooms above hear. */
    @Singleton
    static class News {
        final List<BacklinkWon> won = new java.util.concurrent.CopyOnWriteArrayList<>();
        final List<BacklinkLost> lost = new java.util.concurrent.CopyOnWriteArrayList<>();
        final List<MentionFound> mentions = new java.util.concurrent.CopyOnWriteArrayList<>();

        void won(@Observes BacklinkWon event) { won.add(event); }

        void lost(@Observes BacklinkLost event) { lost.add(event); }

        void found(@Observes MentionFound event) { mentions.add(event); }
    }
}
