package dev.linkwright.link.audit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;

import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

import dev.linkwright.account.User;
import dev.linkwright.brand.Brand;
import dev.linkwright.brand.Brands;
import dev.linkwright.campaign.CampaignCast;
import dev.linkwright.fetch.AllowedHosts;
import dev.linkwright.fetch.TestWeb;
import dev.linkwright.link.Backlink;
import dev.linkwright.link.BacklinkRow;
import dev.linkwright.link.BacklinkRows;
import dev.linkwright.link.BacklinkState;
import dev.linkwright.link.Backlinks;
import dev.linkwright.link.CheckLink;
import dev.linkwright.link.disavow.DisavowFiles;
import dev.linkwright.link.toxic.Decision;
import dev.linkwright.link.toxic.FindToxicSites;
import dev.linkwright.link.toxic.ToxicReason;
import dev.linkwright.link.toxic.ToxicSites;
import dev.linkwright.shared.RuleViolation;
import dev.linkwright.site.Site;
import dev.linkwright.site.Sites;
import dev.linkwright.testing.Cast;
import dev.linkwright.testing.Visitor;
import io.quarkus.narayana.jta.QuarkusTransaction;
import io.quarkus.test.junit.QuarkusTest;

/** The inventory from tools' files, what differs from what we saw, bad links and their file, audits by hand and by schedule. */
@QuarkusTest
class AuditTest {

    private static final Instant START = Instant.parse("2026-11-20T08:00:00Z");

    @Inject Cast cast;
    @Inject CampaignCast campaigns;
    @Inject Sites sites;
    @Inject Brands brands;
    @Inject AllowedHosts allowed;
    @Inject BacklinkRows rows;
    @Inject Backlinks backlinks;
    @Inject CheckLink check;
    @Inject VendorDifferences differences;
    @Inject StartAudit start;
    @Inject FinishAudits finish;
    @Inject AuditSchedules schedules;
    @Inject Audits audits;
    @Inject FindToxicSites find;
    @Inject ToxicSites toxic;
    @Inject DisavowFiles disavow;
    @Inject EntityManager database;

    private TestWeb web;
    private User ana;
    private Brand brand;
    private Site site;
    private String target;

    @BeforeEach
    void aBrandAndASite() {
        web = new TestWeb();
        ana = cast.ana();
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
    void whatAToolSaysStandsBesideWhatWeSaw() {
        page("/same", "<a href='" + target + "'>the survey</a>");
        page("/qualified", "<a rel=nofollow href='" + target + "'>the survey</a>");
        page("/gone", "<p>nothing");
        page("/back", "<a href='" + target + "'>the survey</a>");
        page("/words", "<a href='" + target + "'>other words</a>");
        bring("Ahrefs", true, row("/same", "The  survey", false, null), row("/qualified", "the survey", false, null), row("/gone", "the survey", false, null),
            row("/back", "the survey", false, new BacklinkRow.Lost(LocalDate.parse("2026-05-01"), "link removed")), row("/words", "the survey", false, null));
        assertThat(link("/back").state()).isEqualTo(BacklinkState.AT_RISK);
        assertThat(differences.counts(brand)).isEmpty();
        checkAll(1);
        assertThat(differences.counts(brand)).isEqualTo(java.util.Map.of(Difference.QUALIFIED, 1L, Difference.NOT_THERE, 1L, Difference.THERE, 1L, Difference.ANCHOR, 1L));
        assertThat(link("/back").state()).isEqualTo(BacklinkState.WON);
        VendorDifferences.Row back = differences.rows(brand, Difference.THERE, 0, 9).get(0);
        assertThat(back.says()).isEqualTo("lost on 2026-05-01, link removed");
        assertThat(back.saw()).isEqualTo("followed, “the survey”");
        assertThat(differences.rows(brand, Difference.QUALIFIED, 0, 9).get(0)).satisfies(r -> assertThat(List.of(r.says(), r.saw())).containsExactly("followed, “the survey”", "nofollow, “the survey”"));
        // a tool that says nothing of nofollow does not differ in it; an older file does not replace a newer word
        bring("Search Console", false, row("/qualified", "", false, null));
        assertThat(differences.counts(brand).get(Difference.QUALIFIED)).isEqualTo(1);
        assertThat(differences.vendors(brand)).extracting(VendorDifferences.Vendor::name).containsExactly("Ahrefs", "Search Console");
        page("/qualified", "<a href='" + target + "'>the survey</a>");
        check.now(link("/qualified").id(), at(2));
        assertThat(differences.counts(brand)).doesNotContainKey(Difference.QUALIFIED);
    }

    @Test
    void anAuditLooksAtEveryLinkAndSaysWhatChangedSinceTheLastOne() {
        for (String path : List.of("/stays", "/goes", "/turns", "/comes")) page(path, "<a href='" + target + "'>survey</a>");
        page("/comes", "<p>not yet");
        bring("Ahrefs", true, row("/stays", "survey", false, null), row("/goes", "survey", false, null), row("/turns", "survey", false, null), row("/comes", "survey", false, null));
        Audit first = start.run(brand, AuditKind.FULL, ana, at(1));
        assertThat(start.run(brand, AuditKind.FULL, ana, at(1)).id()).isEqualTo(first.id());
        assertThat(audits.waiting(first)).isEqualTo(4);
        finish.run(at(1));
        assertThat(state(first)).isEqualTo(AuditState.RUNNING);
        checkAll(2);
        finish.run(at(3));
        assertThat(state(first)).isEqualTo(AuditState.DONE);
        assertThat(tally(first).changes()).isEqualTo(java.util.Map.of(AuditChange.NEW, 3L));

        page("/goes", "<p>gone");
        page("/turns", "<a rel=sponsored href='" + target + "'>survey</a>");
        page("/comes", "<a href='" + target + "'>survey</a>");
        page("/late", "<a href='" + target + "'>survey</a>");
        bring("Moz", true, row("/late", "survey", false, null));
        Audit second = start.run(brand, AuditKind.FULL, ana, at(100));
        checkAll(101);
        finish.run(at(102));
        assertThat(tally(second).changes()).isEqualTo(java.util.Map.of(AuditChange.GONE, 1L, AuditChange.QUALIFIED, 1L, AuditChange.BACK, 1L, AuditChange.NEW, 1L));
        assertThat(audits.changed(second, AuditChange.GONE, 0, 9)).singleElement().satisfies(c -> {
            assertThat(c.link().pageUrl()).endsWith("/goes");
            assertThat(c.before() + " " + c.now()).isEqualTo("FOLLOWED ABSENT");
        });
        Visitor anaSees = Visitor.signedIn(ana).with("brand", brand.id().toString());
        assertThat(anaSees.open("/links/audits/" + second.id()).text()).contains("5 links looked at").contains("Gone 1").contains(site.domain());
        assertThat(anaSees.open("/links/audits").text()).contains("Ahrefs").contains("Full audit");
        assertThat(anaSees.open("/links/differences").text()).contains("Says live, not there");
        // a health check looks at the live ones only
        Audit health = start.run(brand, AuditKind.HEALTH, ana, at(200));
        assertThat(health.links()).isEqualTo(5);
        assertThat(start.stop(health.id(), at(201)).state()).isEqualTo(AuditState.STOPPED);
        assertThatThrownBy(() -> start.run(cast.brand(), AuditKind.FULL, ana, START)).isInstanceOf(RuleViolation.class).hasMessageContaining("no link to look at");
    }

    @Test
    void whatIsDueByScheduleBeginsOnceAlsoWithTwoProcesses() throws Exception {
        bring("Ahrefs", true, row("/a", "survey", false, null));
        schedules.plan(brand, AuditKind.FULL, LocalDate.parse("2026-11-20"), at(-6));
        Instant due = schedules.next(brand, AuditKind.FULL).orElseThrow();
        assertThat(due).isEqualTo(Instant.parse("2026-11-20T04:00:00Z"));
        ExecutorService two = Executors.newFixedThreadPool(2);
        List<Callable<Void>> both = List.of(() -> { schedules.run(START); return null; }, () -> { schedules.run(START); return null; });
        for (var each : two.invokeAll(both)) each.get();
        two.shutdown();
        List<Audit> begun = audits.of(brand, Long.MAX_VALUE, 9);
        assertThat(begun).hasSize(1);
        assertThat(begun.get(0).startedBy()).isEmpty();
        assertThat(schedules.next(brand, AuditKind.FULL)).contains(Instant.parse("2027-02-20T04:00:00Z"));
        schedules.plan(brand, AuditKind.FULL, null, START);
        assertThat(schedules.next(brand, AuditKind.FULL)).isEmpty();
        assertThatThrownBy(() -> schedules.plan(brand, AuditKind.HEALTH, LocalDate.parse("2026-11-19"), START)).isInstanceOf(RuleViolation.class).extracting("field").isEqualTo("first");
    }

    @Test
    void badLinksHaveReasonsAPersonDecidesAndTheFileFollows() {
        String number = site.domain().replaceAll("\\D", "");
        List<BacklinkRow> file = new ArrayList<>();
        for (int i = 0; i < 12; i++) file.add(on("farm-" + number, "/p" + i, "Remote Work"));
        file.add(on("spammy-" + number, "/x", "Fernhill"));
        file.add(on("fine-" + number, "/x", "Fernhill"));
        for (int i = 0; i < 2; i++) file.add(on("two-" + number, "/p" + i, "remote work"));
        bring("Ahrefs", true, file.toArray(BacklinkRow[]::new));
        QuarkusTransaction.requiringNew().run(() -> {
            database.createNativeQuery("insert into site_reading (site_id, source, as_of, spam, created_at) select id, 'Moz', '2026-11-01', 71, ?2 from site where domain = ?1")
                .setParameter(1, "spammy-" + number + ".example").setParameter(2, START).executeUpdate();
            database.createNativeQuery("insert into site_reading (site_id, source, as_of, text, created_at) select id, 'Ahrefs', '2026-11-01', ?3, ?2 from site where domain = ?1")
                .setParameter(1, "two-" + number + ".example").setParameter(2, START)
                .setParameter(3, "Casino bonus codes, slot machines and poker rooms reviewed by players who lost everything they had on them").executeUpdate();
        });
        assertThat(find.run(brands.findById(brand.id()), at(1))).isEqualTo(new FindToxicSites.Found(3, 3));
        List<ToxicSites.Row> open = toxic.rows(brand, Optional.empty(), 0, 9);
        assertThat(open).extracting(ToxicSites.Row::domain).containsExactly("spammy-" + number + ".example", "farm-" + number + ".example", "two-" + number + ".example");
        assertThat(open.get(0).reasons()).extracting(ToxicSites.Reason::said).containsExactly("spam score 71 % by Moz, above 5 %");
        assertThat(open.get(1).reasons()).extracting(ToxicSites.Reason::kind).containsExactly(ToxicReason.EXACT_ANCHORS, ToxicReason.SITE_WIDE);
        assertThat(open.get(1).reasons()).extracting(ToxicSites.Reason::said).containsExactly("12 links say “remote work” or another keyword", "the same link on 12 pages");
        assertThat(open.get(2).reasons()).extracting(ToxicSites.Reason::kind).containsExactly(ToxicReason.UNRELATED);
        assertThat(open.get(1).weight()).isEqualTo(35);

        toxic.decide(brand, List.of(open.get(0).siteId()), Decision.DISAVOW_SITE, "seen with our own eyes", ana, at(2));
        toxic.decide(brand, List.of(open.get(2).siteId()), Decision.DISAVOW_PAGES, "", ana, at(2));
        toxic.decide(brand, List.of(open.get(1).siteId()), Decision.ASK, "", ana, at(2));
        assertThat(toxic.removalRequest(brand, open.get(1).siteId())).contains("https://farm-" + number + ".example/p11");
        disavow.bring(brand, "old.txt", "# ours\ndomain:older.example\nbroken line\n".getBytes(), ana, at(2));
        DisavowFiles.Next next = disavow.next(brand, LocalDate.parse("2026-11-21"));
        assertThat(next.text()).startsWith("# ours\ndomain:older.example\n# line 3, left out").contains("\ndomain:spammy-" + number + ".example\n")
            .contains("https://two-" + number + ".example/p0\n").doesNotContain("farm-").contains("# " + DisavowFiles.WARNING);
        assertThat(next.fresh()).isEqualTo(3);
        assertThatThrownBy(() -> disavow.bring(brand, "own.txt", ("domain:" + brand.domains().get(0)).getBytes(), ana, at(2))).isInstanceOf(RuleViolation.class).hasMessageContaining("own site");
        // found again: the decision stays, and only what waits is on the list
        assertThat(find.run(brands.findById(brand.id()), at(3))).isEqualTo(new FindToxicSites.Found(3, 0));
        assertThat(toxic.open(brand)).isZero();
        assertThat(toxic.decided(brand)).containsEntry(Decision.ASK, 1L).containsEntry(Decision.DISAVOW_SITE, 1L);

        Visitor anaSees = Visitor.signedIn(ana).with("brand", brand.id().toString());
        assertThat(anaSees.open("/links/bad?decision=disavow").text()).contains("spammy-" + number).contains("seen with our own eyes");
        assertThat(anaSees.open("/links/bad/" + open.get(1).siteId()).text()).contains("Please take the links out").contains("Nobody is known here yet");
        anaSees.post("/links/bad/" + open.get(1).siteId() + "/draft");
        assertThat(anaSees.open("/links/bad/" + open.get(1).siteId()).select(".toast").text()).contains("Nobody is known at farm-" + number);
        QuarkusTransaction.requiringNew().run(() -> {
            campaigns.mailbox(true);
            cast.contact(sites.require(open.get(1).siteId()), "Ole");
        });
        String review = anaSees.post("/links/bad/" + open.get(1).siteId() + "/draft").header("Location");
        assertThat(review).contains("/review?at=");
        assertThat(anaSees.open(review.replaceFirst("^https?://[^/]*", "")).text()).contains("Links on farm-" + number).contains("https://farm-" + number + ".example/p11").contains("Hello Ole");
        assertThat(anaSees.post("/links/bad/" + open.get(1).siteId() + "/draft").header("Location")).as("the same draft").isEqualTo(review);
        assertThat(anaSees.open("/links/disavow").text()).contains("This can harm the brand").contains("Line 3");
        assertThat(anaSees.post("/links/disavow/file").statusCode()).isEqualTo(422);
        assertThat(anaSees.post("/links/disavow/file", "understood", "true").asString()).contains("domain:spammy-" + number + ".example");
        assertThat(anaSees.post("/links/bad/decisions", "only", open.get(1).siteId() + ":keep").statusCode()).isEqualTo(303);
        assertThat(toxic.decided(brand)).containsEntry(Decision.KEEP, 1L);
        assertThat(Visitor.outsider().get("/links/bad").statusCode()).isEqualTo(302);
    }

    private void bring(String vendor, boolean saysRel, BacklinkRow... file) {
        QuarkusTransaction.requiringNew().run(() -> rows.take(brands.require(brand.id()), new BacklinkRows.Report(0, "reported by " + vendor, vendor, LocalDate.parse("2026-11-19"), saysRel), List.of(file), START));
    }

    private BacklinkRow row(String path, String anchor, boolean nofollow, BacklinkRow.Lost lost) {
        return new BacklinkRow("http://" + site.domain() + path, target, anchor, nofollow, false, false, null, lost);
    }

    private BacklinkRow on(String name, String path, String anchor) {
        return new BacklinkRow("https://" + name + ".example" + path, target, anchor, false, false, false, null, null);
    }

    private void page(String path, String html) {
        web.page(path, html);
    }

    private Backlink link(String path) {
        return all().stream().filter(l -> l.pageUrl().endsWith(path)).findFirst().orElseThrow();
    }

    private List<Backlink> all() {
        return QuarkusTransaction.requiringNew().call(() -> backlinks.of(brand, Optional.empty(), Long.MAX_VALUE, 50));
    }

    private void checkAll(int hour) {
        all().forEach(link -> check.now(link.id(), at(hour)));
    }

    private AuditState state(Audit audit) {
        return QuarkusTransaction.requiringNew().call(() -> audits.findById(audit.id()).state());
    }

    private Audits.Tally tally(Audit audit) {
        return QuarkusTransaction.requiringNew().call(() -> audits.tally(audit));
    }

    private static Instant at(int hours) {
        return START.plus(Duration.ofHours(hours));
    }
}
