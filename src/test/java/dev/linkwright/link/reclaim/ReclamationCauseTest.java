package dev.linkwright.link.reclaim;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;

import jakarta.inject.Inject;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

import dev.linkwright.brand.Brand;
import dev.linkwright.campaign.DraftReclamation;
import dev.linkwright.fetch.AllowedHosts;
import dev.linkwright.fetch.TestWeb;
import dev.linkwright.link.BacklinkState;
import dev.linkwright.link.Backlinks;
import dev.linkwright.link.CheckLink;
import dev.linkwright.link.CheckMention;
import dev.linkwright.link.Mentions;
import dev.linkwright.link.NoteMention;
import dev.linkwright.link.PlacementTerms;
import dev.linkwright.link.RecordTerms;
import dev.linkwright.link.inspect.Words;
import dev.linkwright.shared.RuleViolation;
import dev.linkwright.site.Site;
import dev.linkwright.testing.Cast;
import io.quarkus.narayana.jta.QuarkusTransaction;
import io.quarkus.test.junit.QuarkusTest;

/** Every loss gets its cause from what the checks saw, and every case ends in an outcome that the rate counts. */
@QuarkusTest
class ReclamationCauseTest {

    @Inject Cast cast;
    @Inject AllowedHosts allowed;
    @Inject Backlinks backlinks;
    @Inject Mentions mentions;
    @Inject NoteMention note;
    @Inject CheckLink check;
    @Inject CheckMention checkMention;
    @Inject RecordTerms recordTerms;
    @Inject ReclamationCases cases;
    @Inject CloseReclamation close;
    @Inject ReclaimRate rate;
    @Inject OwnPages ownPages;
    @Inject CheckOwnPages checkOwnPages;
    @Inject DraftReclamation draft;
    @Inject InstantSource clock;

    private final TestWeb web = new TestWeb();
    private final TestWeb ours = new TestWeb();
    private Brand brand;
    private Site site;
    private Instant start;
    private String target;
    private String good;
    private int day;

    @BeforeEach
    void aBrandAndAPartner() {
        brand = cast.brand();
        site = cast.site();
        allowed.map(site.domain(), web.port());
        allowed.map(brand.domains().get(0), ours.port());
        start = clock.instant().minus(Duration.ofDays(60));
        target = "https://" + brand.domains().get(0) + "/remote-hiring";
        good = "<p>Numbers: the <a href='" + target + "'>Fernhill survey</a>, every autumn. " + "And more words that make a page. ".repeat(20);
        ours.page("/remote-hiring", "<h1>Remote hiring</h1><p>" + "The survey of remote hiring. ".repeat(20));
    }

    @AfterEach
    void stop() {
        allowed.unmap(site.domain());
        allowed.unmap(brand.domains().get(0));
        web.close();
        ours.close();
    }

    @Test
    void aPageThatIsGoneIsPageGone() {
        long link = lost("/gone", () -> web.page("/gone", 410, Map.of(), "gone"));
        assertThat(open(link).cause()).isEqualTo(Cause.PAGE_GONE);
        assertThat(open(link).seen()).contains("410");
    }

    @Test
    void aPageThatMovedWithoutItsLinkIsPageMovedAndSaysWhereTo() {
        long link = lost("/old", () -> {
            web.page("/old", 301, Map.of("Location", "http://" + site.domain() + "/2026/new-place"), "");
            web.page("/2026/new-place", "<h1>Numbers</h1><p>" + "The same page without it. ".repeat(30));
        });
        assertThat(open(link).cause()).isEqualTo(Cause.PAGE_MOVED);
        assertThat(open(link).movedTo()).contains("http://" + site.domain() + "/2026/new-place");
    }

    @Test
    void aLinkThatWasTakenOffIsLinkRemovedAndReclaimedOnceItIsBack() {
        long link = lost("/list", () -> web.page("/list", "<p>" + brand.name() + " is still named. " + "More words. ".repeat(20)));
        assertThat(open(link).cause()).isEqualTo(Cause.LINK_REMOVED);
        web.page("/list", good);
        visit(link);
        assertThat(cases(link)).extracting(Reclamation::state).containsExactly(Outcome.RECLAIMED);
        assertThat(rate()).isEqualTo(new ReclaimRate.Tally(0, 1, 0, 0));
        assertThat(rate().percent()).hasValue(100);
    }

    @Test
    void aLinkToAnotherPageOfOursLeadsElsewhere() {
        ours.page("/other", "<p>" + "Another page. ".repeat(30));
        long link = lost("/wrong", () -> web.page("/wrong", good.replace("/remote-hiring", "/other")));
        assertThat(open(link).cause()).isEqualTo(Cause.WRONG_TARGET);
    }

    @Test
    void nofollowThatIsAddedIsACaseThoughTheLinkIsThereAndEndsWithIt() {
        long link = won("/p");
        web.page("/p", good.replace("<a ", "<a rel='nofollow' "));
        visit(link);
        assertThat(state(link)).isEqualTo(BacklinkState.WON);
        assertThat(open(link).cause()).isEqualTo(Cause.QUALIFIER_ADDED);
        assertThat(open(link).seen()).isEqualTo("was followed, now nofollow");
        web.page("/p", good);
        visit(link);
        assertThat(cases(link)).extracting(Reclamation::state).containsExactly(Outcome.RECLAIMED);
    }

    @Test
    void aPaidLinkThatSaysSoIsNoLoss() {
        long link = won("/paid");
        web.page("/paid", good.replace("<a ", "<a rel='sponsored' "));
        recordTerms.run(link, PlacementTerms.of("PAID", "", ""), cast.ana(), clock.instant());
        visit(link);
        assertThat(cases(link)).isEmpty();
    }

    @Test
    void aNoindexPageIsACase() {
        long link = won("/n");
        web.page("/n", "<head><meta name=robots content=noindex></head>" + good);
        visit(link);
        assertThat(open(link).cause()).isEqualTo(Cause.NOINDEX);
    }

    @Test
    void ourOwnBrokenPageIsOursToMendAndNeverAMail() {
        long link = won("/fine");
        OwnPage page = own();
        checkOwnPages.now(page.id(), at());
        assertThat(own().state()).isEqualTo(OwnPage.State.FINE);
        ours.page("/remote-hiring", 503, Map.of(), "busy");
        checkOwnPages.now(page.id(), at());
        assertThat(own().state()).as("a bad day is no loss").isEqualTo(OwnPage.State.FINE);
        ours.page("/remote-hiring", 404, Map.of(), "no such page");
        checkOwnPages.now(page.id(), at());
        assertThat(own().state()).as("once is not enough").isEqualTo(OwnPage.State.SUSPECT);
        assertThat(cases(link)).isEmpty();
        checkOwnPages.now(page.id(), at());
        assertThat(own().isGone()).isTrue();
        assertThat(open(link).cause()).isEqualTo(Cause.TARGET_BROKEN);
        assertThatThrownBy(() -> draft.ofBacklink(link, cast.ana(), clock.instant())).isInstanceOf(RuleViolation.class).hasMessageContaining("ours to mend");
        ours.page("/remote-hiring", 301, Map.of("Location", "https://" + brand.domains().get(0) + "/new"), "");
        ours.page("/new", "<h1>New</h1><p>" + "The survey of remote hiring. ".repeat(20));
        checkOwnPages.now(page.id(), at());
        assertThat(cases(link)).extracting(Reclamation::state, Reclamation::closedBecause).containsExactly(org.assertj.core.groups.Tuple.tuple(Outcome.RECLAIMED, "our page answers again"));
    }

    @Test
    void aLinkRemovedBecauseOurPageWasGoneIsOursToMendFirst() {
        long link = won("/both");
        OwnPage page = own();
        ours.page("/remote-hiring", 404, Map.of(), "no such page");
        checkOwnPages.now(page.id(), at());
        checkOwnPages.now(page.id(), at());
        web.page("/both", "<p>" + "Nothing of it here. ".repeat(30));
        for (int i = 0; i < 4; i++) visit(link);
        assertThat(state(link)).isEqualTo(BacklinkState.LOST);
        assertThat(open(link).cause()).isEqualTo(Cause.TARGET_BROKEN);
        assertThat(cases(link)).as("one case a link").hasSize(1);
        ours.page("/remote-hiring", "<p>" + "Back again. ".repeat(30));
        checkOwnPages.now(page.id(), at());
        assertThat(open(link).cause()).as("then it can be asked for").isEqualTo(Cause.LINK_REMOVED);
    }

    @Test
    void outcomesAreTrackedAndTheRateNamesItsDenominator() {
        long declined = lost("/a", () -> web.page("/a", "<p>" + "Nothing here. ".repeat(30)));
        long writtenOff = lost("/b", () -> web.page("/b", "<p>" + "Nothing here. ".repeat(30)));
        lost("/c", () -> web.page("/c", "<p>" + "Nothing here. ".repeat(30)));
        close.run(open(declined).id(), Outcome.DECLINED, "", cast.ana(), at());
        QuarkusTransaction.requiringNew().run(() -> backlinks.writeOff(backlinks.require(writtenOff), cast.ana(), "site sold", at()));
        long mention = noted("/m", "<p>As " + brand.name() + " says. " + "Words. ".repeat(30));
        web.page("/m", good);
        checkMention.now(mention, at());
        assertThat(rate()).isEqualTo(new ReclaimRate.Tally(1, 1, 1, 1));
        assertThat(rate().closed()).isEqualTo(3);
        assertThat(rate().percent()).hasValue(33);
        assertThatThrownBy(() -> close.run(cases(declined).get(0).id(), Outcome.DECLINED, "", cast.ana(), at())).isInstanceOf(RuleViolation.class);
        assertThatThrownBy(() -> close.run(cases(declined).get(0).id(), Outcome.RECLAIMED, "", cast.ana(), at())).isInstanceOf(RuleViolation.class)
            .extracting(e -> ((RuleViolation) e).field()).isEqualTo("outcome");
        assertThat(cases(writtenOff).get(0).closedBecause()).isEqualTo("site sold");
        QuarkusTransaction.requiringNew().run(() -> backlinks.takeBackWriteOff(backlinks.require(writtenOff), BacklinkState.LOST, cast.ana(), at()));
        assertThat(open(writtenOff).cause()).as("taking a write-off back opens its case").isEqualTo(Cause.LINK_REMOVED);
        assertThat(state(writtenOff)).isEqualTo(BacklinkState.LOST);
    }

    @Test
    void aPageThatLinkedAllAlongWasNeverReclaimed() {
        web.page("/always", good);
        long mention = QuarkusTransaction.requiringNew().call(() -> {
            note.run(brand, "http://" + site.domain() + "/always", Words.NONE, "from a list", null, at());
            return mentions.on(brand, site.domain() + "/always").orElseThrow().id();
        });
        checkMention.now(mention, at());
        assertThat(rate()).isEqualTo(new ReclaimRate.Tally(0, 0, 0, 0));
        assertThat(rate().percent()).isEmpty();
    }

    private long noted(String path, String html) {
        web.page(path, html);
        long id = QuarkusTransaction.requiringNew().call(() -> {
            note.run(brand, "http://" + site.domain() + path, Words.NONE, "from a list", null, at());
            return mentions.on(brand, site.domain() + path).orElseThrow().id();
        });
        checkMention.now(id, at());
        return id;
    }

    private long won(String path) {
        web.page(path, good);
        long id = QuarkusTransaction.requiringNew().call(() -> backlinks.promise(brand, site, "http://" + site.domain() + path, target, null, null, start).id());
        visit(id);
        assertThat(state(id)).isEqualTo(BacklinkState.WON);
        return id;
    }

    private long lost(String path, Runnable change) {
        long id = won(path);
        change.run();
        for (int i = 0; i < 4; i++) visit(id);
        assertThat(state(id)).isEqualTo(BacklinkState.LOST);
        return id;
    }

    private void visit(long link) {
        check.now(link, at());
    }

    /** A day later each time it is asked. */
    private Instant at() {
        return start.plus(Duration.ofDays(++day));
    }

    private BacklinkState state(long link) {
        return QuarkusTransaction.requiringNew().call(() -> backlinks.require(link).state());
    }

    private Reclamation open(long link) {
        return QuarkusTransaction.requiringNew().call(() -> cases.openOf(backlinks.require(link)).orElseThrow());
    }

    private List<Reclamation> cases(long link) {
        return QuarkusTransaction.requiringNew().call(() -> cases.of(backlinks.require(link)));
    }

    private OwnPage own() {
        return QuarkusTransaction.requiringNew().call(() -> ownPages.find("brand", brand).firstResult());
    }

    private ReclaimRate.Tally rate() {
        return QuarkusTransaction.requiringNew().call(() -> rate.of(brand, start));
    }
}
