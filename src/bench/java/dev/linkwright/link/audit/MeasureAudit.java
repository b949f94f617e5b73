package dev.linkwright.link.audit;

import dev.linkwright.account.User;
import dev.linkwright.brand.Brand;
import dev.linkwright.brand.Brands;
import dev.linkwright.imports.BringFile;
import dev.linkwright.imports.ImportKind;
import dev.linkwright.imports.RunImport;
import dev.linkwright.link.AnchorRuns;
import dev.linkwright.link.disavow.DisavowFiles;
import dev.linkwright.link.toxic.Decision;
import dev.linkwright.link.toxic.FindToxicSites;
import dev.linkwright.link.toxic.ToxicSites;
import dev.linkwright.testing.Cast;
import dev.linkwright.testing.Report;
import dev.linkwright.testing.Visitor;
import io.quarkus.narayana.jta.QuarkusTransaction;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.enterprise.context.control.ActivateRequestContext;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import java.io.BufferedWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import org.junit.jupiter.api.Test;

/**
 * The inventory of an audit: a vendor's file of our own backlinks imported, an audit begun and ended, bad links found, every list read.
 * {@code -Dbench.rows=...} for another size (100,000), {@code -Dbench.out=...} for the file the report goes to. Nothing is fetched.
 */
@QuarkusTest
class MeasureAudit {

    private static final int ROWS = Integer.getInteger("bench.rows", 100_000);
    private static final int SITES = ROWS / 5;
    private static final int ROUNDS = 11;

    @Inject
    Cast cast;
    @Inject
    Brands brands;
    @Inject
    BringFile bring;
    @Inject
    RunImport runImport;
    @Inject
    StartAudit start;
    @Inject
    FinishAudits finish;
    @Inject
    VendorDifferences differences;
    @Inject
    FindToxicSites find;
    @Inject
    ToxicSites toxic;
    @Inject
    DisavowFiles disavow;
    @Inject
    AnchorRuns anchors;
    @Inject
    EntityManager entities;

    private final Report report = new Report();

    @Test
    @ActivateRequestContext
    void measure() throws Exception {
        User ana = cast.ana();
        Brand brand = cast.brand();
        Path file = file(brand);
        report.say("%,d rows of %,d sites, %.1f MB", ROWS, SITES, Files.size(file) / 1e6);
        bring.bringAndStart(brand, ana, ImportKind.BACKLINKS, "links.csv", file, null, Map.of(), "", Instant.now());
        report.once("imported, every row a link and a tool's word", () -> runImport.run(Instant.now()));
        sql("analyze backlink");
        sql("analyze vendor_claim");
        Audit[] audit = new Audit[1];
        report.once("full audit begun: every link written down and made due", () -> audit[0] = start.run(brand, AuditKind.FULL, ana, Instant.now()));
        report.once("what checks leave behind, written by one statement (trigger: compared and ticked off)", () -> sql("""
            update backlink set last_checked_at = now(), last_observation = case when id % 10 = 0 then 'ABSENT' when id % 7 = 0 then 'QUALIFIED' else 'FOLLOWED' end,
                qualifiers = case when id % 7 = 0 then array['nofollow'] else '{}' end"""));
        sql("analyze audit_link");
        report.once("audit ended: compared with the one before, bad links found", () -> finish.run(Instant.now()));
        report.once("bad links found again", () -> QuarkusTransaction.requiringNew().run(() -> find.run(brands.require(brand.id()), Instant.now())));
        List<ToxicSites.Row> open = toxic.rows(brand, Optional.empty(), 0, 500);
        report.say("%,d sites with bad links", toxic.open(brand));
        QuarkusTransaction.requiringNew().run(() -> entities.createNativeQuery("update toxic_site set decision = 'DISAVOW_PAGES' where brand_id = ?1").setParameter(1, brand.id()).executeUpdate());
        report.say("| question | middle of %d |%n|---|---|", ROUNDS);
        report.middle(ROUNDS, "tools: what each reports and how much differs", () -> differences.vendors(brand));
        report.middle(ROUNDS, "differences: how many of each kind", () -> differences.counts(brand));
        report.middle(ROUNDS, "differences: first 50", () -> differences.rows(brand, Difference.NOT_THERE, 0, 51));
        report.middle(ROUNDS, "bad links: first 50", () -> toxic.rows(brand, Optional.of(Decision.DISAVOW_PAGES), 0, 51));
        report.middle(ROUNDS, "disavow file of all their pages", () -> QuarkusTransaction.requiringNew().call(() -> disavow.next(brand, LocalDate.now()).lines()));
        report.middle(ROUNDS, "anchors that repeat", () -> anchors.of(brand));
        report.middle(ROUNDS, "audit: what changed, in numbers", () -> QuarkusTransaction.requiringNew().call(() -> new Object[] {entities.find(Audit.class, audit[0].id())}));
        Visitor visitor = Visitor.signedIn(ana).with("brand", brand.id().toString());
        for (String path : List.of("/links", "/links?state=WON&page=200", "/links/audits", "/links/audits/" + audit[0].id(), "/links/differences", "/links/bad?decision=disavow-pages", "/links/warnings"))
            report.middle(ROUNDS, "page " + path.replaceAll("/\\d+$", "/N") + " over HTTP", () -> visitor.get(path).statusCode());
        report.keep("target/audit.txt");
    }

    private Path file(Brand brand) throws Exception {
        Path path = Files.createTempFile("links", ".csv");
        Random random = new Random(7);
        String[] words = {"remote work", "the hiring report", brand.name(), "here", "a study of teams", "survey", "https://" + brand.domains().get(0)};
        try (BufferedWriter out = Files.newBufferedWriter(path)) {
            out.write("Referring page title,Referring page URL,Domain rating,Domain traffic,Target URL,Left context,Anchor,Right context,Is spam,Nofollow,UGC,Sponsored,First seen,Last seen,Lost\n");
            for (int i = 0; i < ROWS; i++) {
                int site = random.nextInt(SITES);
                String anchor = i % 3 == 0 ? "words number " + random.nextInt(ROWS) : words[random.nextInt(words.length)];
                out.write("A page about teams," + "https://site-" + site + "-links.com/posts/" + i + "," + site % 90 + ",120,https://" + brand.domains().get(0) + "/page-" + i % 40
                    + ",some words before the link," + anchor + ",and some after it," + (site % 50 == 0) + "," + (i % 6 == 0) + ",false,false,2024-03-01,2026-11-01," + (i % 20 == 0 ? "2026-10-01" : "") + "\n");
            }
        }
        return path;
    }

    private void sql(String text) {
        QuarkusTransaction.requiringNew().timeout(600).run(() -> entities.createNativeQuery(text).executeUpdate());
    }
}
