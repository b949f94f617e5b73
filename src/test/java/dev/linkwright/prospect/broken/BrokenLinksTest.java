package dev.linkwright.prospect.broken;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.linkwright.account.User;
import dev.linkwright.brand.Asset;
import dev.linkwright.brand.Assets;
import dev.linkwright.brand.Brand;
import dev.linkwright.fetch.AllowedHosts;
import dev.linkwright.fetch.NameLookup;
import dev.linkwright.fetch.TestWeb;
import dev.linkwright.prospect.Opportunity;
import dev.linkwright.prospect.Prospects;
import dev.linkwright.shared.NotFound;
import dev.linkwright.shared.RuleViolation;
import dev.linkwright.testing.Cast;
import dev.linkwright.testing.NameServer;
import io.quarkus.narayana.jta.QuarkusTransaction;
import io.quarkus.test.junit.QuarkusMock;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** A resource page's links to other sites are visited over real HTTP; only what is gone twice is dead, and one click makes a prospect of it. */
@QuarkusTest
class BrokenLinksTest {

    private static final Instant NOW = Instant.parse("2026-11-20T08:00:00Z");

    @Inject
    Cast cast;
    @Inject
    AllowedHosts allowed;
    @Inject
    CheckPages pages;
    @Inject
    CheckResourcePages check;
    @Inject
    Claims claims;
    @Inject
    PageChecks checks;
    @Inject
    OutboundLinks links;
    @Inject
    OfferReplacement offer;
    @Inject
    Prospects prospects;
    @Inject
    Assets assets;

    private final TestWeb web = new TestWeb();
    private final NameServer dns = new NameServer();
    private final List<String> mapped = new ArrayList<>();
    private User ana;
    private Brand brand;
    private int number;

    @BeforeEach
    void aWebOfManySites() {
        QuarkusMock.installMockForType(new NameLookup(dns.address()), NameLookup.class);
        QuarkusTransaction.requiringNew().run(() -> links.update("nextCheckAt = null"));
        ana = cast.ana();
        brand = cast.brand();
        number = Cast.number();
        web.on("/robots.txt", exchange -> {
            boolean closed = exchange.getRequestHeaders().getFirst("Host").startsWith("robots-");
            byte[] text = (closed ? "User-agent: *\nDisallow: /" : "User-agent: *\nAllow: /").getBytes();
            exchange.sendResponseHeaders(200, text.length);
            exchange.getResponseBody().write(text);
        });
    }

    @AfterEach
    void stop() {
        mapped.forEach(allowed::unmap);
        web.close();
        dns.close();
    }

    @Test
    void deadIsOnlyWhatIsGoneTwiceAndEverythingElseSaysWhy() {
        web.page("/alive", "<title>A survey kit</title><p>Questions and answers for every team.");
        web.page("/gone", 410, Map.of(), "<h1>Gone</h1>");
        web.page("/forbidden", 403, Map.of(), "<h1>Forbidden</h1>");
        web.page("/busy", 429, Map.of(), "");
        web.page("/broken", 503, Map.of(), "");
        web.page("/wall", "<title>Just a moment...</title>");
        web.page("/soft", "<title>Page not found</title><p>Sorry.");
        web.page("/parked", "<title>parked.example</title><p>This domain is for sale.");
        web.on("/hangup", exchange -> exchange.close());
        dns.forget(host("nowhere"));
        dns.fail(host("trouble"));
        long id = checked(page("<p>Kits: <a href='" + at("alive", "/alive") + "'>The kit</a>", link("missing", "/missing"), link("removed", "/gone"),
            link("closed", "/forbidden"), link("busy", "/busy"), link("server", "/broken"), link("walled", "/wall"), link("softly", "/soft"),
            link("parked", "/parked"), link("robots", "/alive"), link("cutoff", "/hangup"),
            "<a href='https://" + host("nowhere") + "/x'>Nowhere</a> <a href='https://" + host("trouble") + "/x'>Trouble</a> <a href='http://10.0.0.1/'>Inside</a>"));
        Map<String, LinkVerdict> first = verdicts(id);
        assertThat(first).containsEntry("missing", LinkVerdict.GONE_ONCE).containsEntry("removed", LinkVerdict.GONE_ONCE).containsEntry("nowhere", LinkVerdict.GONE_ONCE);
        assertThat(first).doesNotContainValue(LinkVerdict.DEAD);
        assertThat(state(id)).isEqualTo(CheckState.CHECKING);
        assertThat(check.run(NOW.plusSeconds(60))).as("nothing is due before its time").isZero();
        for (int visit = 1; visit <= 4; visit++) {
            check.run(NOW.plus(OutboundLink.BETWEEN_VISITS.multipliedBy(visit)));
        }
        assertThat(state(id)).isEqualTo(CheckState.DONE);
        assertThat(verdicts(id)).isEqualTo(Map.ofEntries(Map.entry("alive", LinkVerdict.ALIVE), Map.entry("missing", LinkVerdict.DEAD), Map.entry("removed", LinkVerdict.DEAD),
            Map.entry("nowhere", LinkVerdict.DEAD), Map.entry("closed", LinkVerdict.UNKNOWN), Map.entry("busy", LinkVerdict.UNKNOWN), Map.entry("server", LinkVerdict.UNKNOWN),
            Map.entry("walled", LinkVerdict.UNKNOWN), Map.entry("softly", LinkVerdict.SUSPECT), Map.entry("parked", LinkVerdict.SUSPECT), Map.entry("robots", LinkVerdict.UNKNOWN),
            Map.entry("cutoff", LinkVerdict.UNKNOWN), Map.entry("trouble", LinkVerdict.UNKNOWN), Map.entry("10.0.0.1", LinkVerdict.UNKNOWN)));
        assertThat(evidence(id, "missing")).isEqualTo("answers 404 Not Found, twice");
        assertThat(evidence(id, "nowhere")).isEqualTo("the name " + host("nowhere") + " does not exist any more (DNS), twice");
        assertThat(evidence(id, "busy")).contains("429").contains("tried 4 times");
        assertThat(evidence(id, "robots")).contains("robots.txt");
        assertThat(links(id, Optional.empty()).stream().map(OutboundLink::verdict).limit(3)).containsOnly(LinkVerdict.DEAD);
        assertThat(web.seen()).doesNotContain(host("robots") + "/alive");
    }

    @Test
    void aLinkThatComesBackIsNotDead() {
        AtomicInteger visits = new AtomicInteger();
        web.on("/wobbly", exchange -> exchange.sendResponseHeaders(visits.incrementAndGet() == 1 ? 404 : 200, -1));
        long id = checked(page(link("wobbly", "/wobbly")));
        assertThat(verdicts(id)).containsValue(LinkVerdict.GONE_ONCE);
        check.run(NOW.plus(OutboundLink.BETWEEN_VISITS));
        assertThat(verdicts(id)).containsValue(LinkVerdict.ALIVE);
        assertThat(state(id)).isEqualTo(CheckState.DONE);
    }

    @Test
    void eachHostIsVisitedByOneAtATime() {
        AtomicInteger now = new AtomicInteger();
        AtomicInteger most = new AtomicInteger();
        StringBuilder many = new StringBuilder();
        for (int i = 0; i < 12; i++) {
            web.on("/slow-" + i, exchange -> {
                most.accumulateAndGet(now.incrementAndGet(), Math::max);
                try {
                    Thread.sleep(20);
                } catch (InterruptedException e) {
                    Thread.currentThread().interrupt();
                }
                now.decrementAndGet();
                exchange.sendResponseHeaders(200, -1);
            });
            many.append("<a href='").append(at("slow", "/slow-" + i)).append("'>x</a> ");
        }
        long id = queued(page(many.toString()));
        check.run(NOW);
        assertThat(verdicts(id)).containsValue(LinkVerdict.ALIVE);
        assertThat(most.get()).isEqualTo(1);
        QuarkusTransaction.requiringNew().run(() -> links(id, Optional.empty()).forEach(each -> pages.lookAgain(each.id(), NOW)));
        assertThat(claims.links(NOW, 8)).as("another process gets one of this host, and then none").hasSize(1);
        assertThat(claims.links(NOW, 8)).isEmpty();
    }

    @Test
    void aCheckCanBeStoppedAndWhatWasFoundStays() {
        long id = checked(page(link("missing", "/missing")));
        pages.stop(id, NOW.plusSeconds(1));
        assertThat(check.run(NOW.plus(Duration.ofHours(1)))).isZero();
        assertThat(state(id)).isEqualTo(CheckState.STOPPED);
        assertThat(verdicts(id)).containsValue(LinkVerdict.GONE_ONCE);
        assertThatThrownBy(() -> pages.stop(id, NOW)).isInstanceOf(RuleViolation.class);
    }

    @Test
    void oneLinkCanBeLookedAtAgainByHand() {
        long id = checked(page(link("missing", "/missing-" + number)));
        check.run(NOW.plus(OutboundLink.BETWEEN_VISITS));
        OutboundLink dead = links(id, Optional.of(LinkVerdict.DEAD)).get(0);
        web.page("/missing-" + number, "<title>Back again</title>");
        pages.lookAgain(dead.id(), NOW.plus(Duration.ofDays(1)));
        assertThat(state(id)).isEqualTo(CheckState.CHECKING);
        check.run(NOW.plus(Duration.ofDays(1)));
        assertThat(verdicts(id)).containsValue(LinkVerdict.ALIVE);
        assertThat(state(id)).isEqualTo(CheckState.DONE);
    }

    @Test
    void theSamePageAgainIsAnotherRunAndTheFirstStays() {
        String url = page(link("missing", "/missing"));
        long first = checked(url);
        long second = checked(url);
        assertThat(second).isNotEqualTo(first);
        assertThat(QuarkusTransaction.requiringNew().call(() -> checks.othersOf(checks.require(second), 5).stream().map(PageCheck::id).toList())).containsExactly(first);
        assertThat(verdicts(first)).hasSize(1);
    }

    @Test
    void aPageThatCannotBeReadSaysWhy() {
        web.page("/forbidden", 403, Map.of(), "");
        assertThat(failure(checked(at("res-a", "/nothing-there")))).isEqualTo("The page answers 404, so there is nothing to read.");
        assertThat(failure(checked(at("res-b", "/forbidden")))).contains("403");
        assertThat(failure(checked(at("robots", "/alive")))).contains("robots.txt");
        assertThat(failure(checked("https://" + host("unmapped") + "/list"))).contains("not known");
        web.page("/empty", "<p>No links at all");
        long empty = checked(at("res-c", "/empty"));
        assertThat(state(empty)).isEqualTo(CheckState.DONE);
        assertThat(verdicts(empty)).isEmpty();
    }

    @Test
    void aResourcePageThatNamesTheBrandWithoutALinkIsAMention() {
        checked(page("<p>The numbers of " + brand.name() + " are cited everywhere.", link("alive", "/alive")));
        assertThat(links.getEntityManager().createNativeQuery("select state from mention where brand_id = ?1", String.class).setParameter(1, brand.id()).getResultList()).isEqualTo(List.of("UNLINKED"));
    }

    @Test
    void whatIsNoAddressIsRefusedByName() {
        assertThatThrownBy(() -> pages.check(brand, ana, List.of("https://fine.example/", "ftp://no.example"), NOW)).isInstanceOf(RuleViolation.class)
            .hasMessageContaining("ftp://no.example");
        assertThatThrownBy(() -> pages.check(brand, ana, List.of(" "), NOW)).hasMessageContaining("Enter the address");
        assertThatThrownBy(() -> pages.check(brand, ana, List.of("https://localhost/x"), NOW)).isInstanceOf(RuleViolation.class);
        assertThatThrownBy(() -> pages.stop(-1, NOW)).isInstanceOf(NotFound.class);
    }

    @Test
    void severalPagesAreCheckedTogetherEachOnce() {
        web.page("/a", "<a href='" + at("alive", "/alive") + "'>x</a>");
        web.page("/alive", "<title>Fine</title>");
        List<PageCheck> queued = pages.check(brand, ana, List.of(at("many", "/a"), "", " " + at("many", "/a"), at("other", "/a")), NOW);
        assertThat(queued).hasSize(2);
        check.run(NOW);
        queued.forEach(each -> assertThat(state(each.id())).isEqualTo(CheckState.DONE));
    }

    @Test
    void oneClickMakesAProspectWithTheDeadLinkAndItsReplacement() {
        Asset hiring = cast.asset(brand);
        Asset other = QuarkusTransaction.requiringNew().call(() -> {
            Asset made = new Asset(brand, "Office plants, a guide", "https://" + brand.domains().get(0) + "/plants", "guide", NOW);
            assets.persist(made);
            return made;
        });
        String url = page("<p>Numbers on <a href='" + at("old", "/remote-hiring-survey-2019") + "'>hiring remote teams</a>.");
        long id = checked(url);
        OutboundLink once = links(id, Optional.empty()).get(0);
        assertThatThrownBy(() -> offer.offer(once.id(), hiring.id(), ana, NOW)).hasMessageContaining("not found dead");
        check.run(NOW.plus(OutboundLink.BETWEEN_VISITS));
        OutboundLink dead = links(id, Optional.of(LinkVerdict.DEAD)).get(0);
        assertThat(Replacement.suggested(dead, List.of(other, hiring))).hasValueSatisfying(best -> {
            assertThat(best.asset().id()).isEqualTo(hiring.id());
            assertThat(best.words()).contains("remote", "hiring");
        });
        assertThatThrownBy(() -> offer.offer(dead.id(), null, ana, NOW)).hasMessageContaining("Choose the asset");
        assertThatThrownBy(() -> offer.offer(dead.id(), cast.asset(cast.brand()).id(), ana, NOW)).hasMessageContaining("not one of");
        long prospect = offer.offer(dead.id(), hiring.id(), ana, NOW);
        QuarkusTransaction.requiringNew().run(() -> assertThat(prospects.require(prospect)).satisfies(made -> {
            assertThat(made.domain()).isEqualTo(host("resources"));
            assertThat(made.opportunity()).isEqualTo(Opportunity.BROKEN_LINK);
            assertThat(made.opportunityUrl()).isEqualTo(url);
            assertThat(made.deadUrl()).isEqualTo(dead.url());
            assertThat(made.deadAnchor()).isEqualTo("hiring remote teams");
            assertThat(made.replacement().id()).isEqualTo(hiring.id());
        }));
        assertThat(QuarkusTransaction.requiringNew().call(() -> links.require(dead.id()).prospectId())).contains(prospect);
        assertThat(offer.offer(dead.id(), other.id(), ana, NOW)).as("again: the same prospect, another asset").isEqualTo(prospect);
    }

    private String host(String name) {
        return name + "-" + number + ".example";
    }

    /** An address at a site of this web. */
    private String at(String site, String path) {
        if (!mapped.contains(host(site))) {
            mapped.add(host(site));
            allowed.map(host(site), web.port());
        }
        return "https://" + host(site) + path;
    }

    private String link(String site, String path) {
        return "<li><a href='" + at(site, path) + "'>" + site + "</a></li>";
    }

    private String page(String... content) {
        String path = "/list-" + Cast.number();
        web.page(path, "<title>Resources</title>" + String.join("\n", content));
        return at("resources", path);
    }

    private long queued(String url) {
        return pages.check(brand, ana, List.of(url), NOW).get(0).id();
    }

    private long checked(String url) {
        long id = queued(url);
        check.run(NOW);
        return id;
    }

    private CheckState state(long id) {
        return QuarkusTransaction.requiringNew().call(() -> checks.require(id).state());
    }

    private String failure(long id) {
        return QuarkusTransaction.requiringNew().call(() -> checks.require(id).failure());
    }

    private List<OutboundLink> links(long id, Optional<LinkVerdict> verdict) {
        return QuarkusTransaction.requiringNew().call(() -> links.of(checks.require(id), verdict));
    }

    private Map<String, LinkVerdict> verdicts(long id) {
        Map<String, LinkVerdict> verdicts = new java.util.HashMap<>();
        links(id, Optional.empty()).forEach(each -> verdicts.put(each.host().replaceFirst("-" + number + "\\.example$", ""), each.verdict()));
        return verdicts;
    }

    private String evidence(long id, String site) {
        return links(id, Optional.empty()).stream().filter(each -> each.host().startsWith(site + "-")).findFirst().orElseThrow().evidence();
    }
}
