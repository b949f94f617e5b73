package dev.linkwright.imports;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.linkwright.brand.Brand;
import dev.linkwright.prospect.Prospects;
import dev.linkwright.shared.RuleViolation;
import dev.linkwright.testing.Cast;
import dev.linkwright.testing.HeapWatch;
import io.quarkus.narayana.jta.QuarkusTransaction;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.Writer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Big and small imports: seen while they run, stopped, taken back, repeated, taken over; and flat in memory. */
@QuarkusTest
class ImportsAreSafeTest {

    private static final Instant NOW = Instant.parse("2026-11-20T10:00:00Z");
    private static final int BIG = 25_000;

    @Inject
    Cast cast;
    @Inject
    BringFile bring;
    @Inject
    RunImport runImport;
    @Inject
    UndoImport undo;
    @Inject
    Imports imports;
    @Inject
    SavedMappings mappings;
    @Inject
    RefusedRows refused;
    @Inject
    Prospects prospects;
    @TempDir
    Path folder;

    private Brand brand;
    private String tag;

    @BeforeEach
    void freshBrand() {
        brand = cast.brand();
        tag = "z" + Cast.number();
    }

    @Test
    void aBigImportIsThereAsAWholeWithItsPeopleAndReadingsAndIsTakenBackAsAWhole() throws IOException {
        Import done = run(sheet("big.csv", BIG));
        assertCounts(done, BIG, BIG, 0, 0, 0);
        assertThat(count("select count(*) from contact where import_id = " + done.id())).isEqualTo(BIG);
        assertThat(count("select count(*) from site_reading where import_id = " + done.id())).isEqualTo(BIG);
        assertThat(count("select count(*) from prospect where has_contact and import_id = " + done.id())).isEqualTo(BIG);
        assertThat(count("select count(*) from contact c where import_id = " + done.id() + " and not exists (select 1 from site where id = c.site_id)")).isZero();
        assertThat(count("select count(*) from prospect p where import_id = " + done.id() + " and domain <> (select domain from site where id = p.site_id)")).isZero();
        assertThat(count("select count(*) from brand_ranking where stale_since is not null and brand_id = " + brand.id())).as("ranking follows").isEqualTo(1);
        assertThat(count("select coalesce(sum(n), 0) from prospect_count where brand_id = " + brand.id())).as("the tally was kept").isEqualTo(BIG);
        assertThat(count("select count(*) from pg_class where relname like 'import\\_%\\_" + done.id() + "'")).as("work tables are gone").isZero();

        undo.run(done.id(), NOW);
        assertThat(count("select count(*) from prospect where brand_id = " + brand.id())).isZero();
        assertThat(count("select count(*) from site where domain like '%-" + tag + ".com'")).isZero();
        assertThat(count("select count(*) from contact where email like '%-" + tag + ".com'")).isZero();
        assertThat(count("select count(*) from site_reading where import_id = " + done.id())).isZero();
    }

    @Test
    void theSameBigFileTwiceChangesNothing() throws IOException {
        Path file = sheet("twice.csv", BIG);
        run(file);
        long readings = count("select count(*) from site_reading");
        Import again = run(file);
        assertCounts(again, BIG, 0, 0, BIG, 0);
        assertThat(count("select count(*) from site_reading")).isEqualTo(readings);
        undo.run(again.id(), NOW);
        assertThat(count("select count(*) from prospect where brand_id = " + brand.id())).as("taking the repetition back takes nothing").isEqualTo(BIG);
    }

    @Test
    void undoReturnsWhatItUpdatedToWhatItWas() throws IOException {
        run(file("first.csv", "Domain,DR,Email\na-" + tag + ".com,50,maya@a-" + tag + ".com\n"));
        Map<String, Object> before = site("a-" + tag + ".com");
        Import second = run(file("second.csv", "Domain,DR,Title,Email,Price,Currency\na-" + tag + ".com,72,A new title,other@a-" + tag + ".com,120,EUR\n"));
        assertCounts(second, 1, 0, 1, 0, 0);
        assertThat(site("a-" + tag + ".com")).isNotEqualTo(before).containsEntry("authority", "DR 72").containsEntry("title", "A new title").containsEntry("prices", 1L);
        undo.run(second.id(), NOW);
        assertThat(site("a-" + tag + ".com")).isEqualTo(before);
    }

    @Test
    void pricesOfPitchboxStandInMinorUnitsWithTheirRel() throws IOException {
        String csv = new String(getClass().getResourceAsStream("/imports/pitchbox-partners.csv").readAllBytes(), StandardCharsets.UTF_8).replace(".example", "-" + tag + ".com");
        Import done = run(file("pitchbox.csv", csv));
        assertThat(rows("select placement || ' ' || amount || ' ' || currency || ' ' || coalesce(rel, '-') || ' ' || source from site_price where import_id = " + done.id()
            + " order by amount")).isEqualTo(List.of("Link insertion 12000 EUR FOLLOW Pitchbox", "Guest post 125050 USD NOFOLLOW Pitchbox"));
    }

    @Test
    void oneThatRunsShowsHowFarItIsAndIsStoppedWithoutATrace() throws Exception {
        Import brought = bring(sheet("stopped.csv", 120_000));
        bring.start(brought.id());
        CompletableFuture<Void> running = CompletableFuture.runAsync(() -> runImport.run(NOW));
        Instant giveUp = Instant.now().plus(Duration.ofMinutes(2));
        while (fresh(brought.id()).state() != ImportState.RUNNING && Instant.now().isBefore(giveUp)) {
            Thread.sleep(20);
        }
        QuarkusTransaction.requiringNew().run(() -> bring.cancel(brought.id(), NOW));
        running.get();
        Import stopped = fresh(brought.id());
        assertThat(stopped.state()).isEqualTo(ImportState.CANCELLED);
        assertThat(stopped.failure()).contains("Nothing was written");
        assertThat(count("select count(*) from site where domain like '%-" + tag + ".com'")).isZero();
        assertThat(count("select count(*) from contact where import_id = " + brought.id())).isZero();
        assertThat(count("select count(*) from import_chunk where import_id = " + brought.id())).isZero();
        assertThat(count("select count(*) from pg_class where relname like 'import\\_%\\_" + brought.id() + "'")).isZero();
    }

    @Test
    void whatADeadProcessLeftIsClearedAwayAndTheImportDoneByAnother() throws IOException {
        Import brought = bring(file("dead.csv", "Domain,Email\na-" + tag + ".com,maya@a-" + tag + ".com\n"));
        bring.start(brought.id());
        QuarkusTransaction.requiringNew().run(() -> {
            // It had claimed the import, made a work table and committed what goes beside, and then it died.
            sql("update import_run set state = 'RUNNING', attempts = 1, claimed_by = 'dead', claimed_until = cast('2026-11-20T09:59:00Z' as timestamptz) where id = " + brought.id());
            sql("create unlogged table import_row_" + brought.id() + " (domain text)");
            sql("set local session_replication_role = replica");
            sql("insert into contact (site_id, name, email, source, source_at, created_at, import_id) values (999999999, '', 'left@" + tag + ".com', 'x', now(), now(), "
                + brought.id() + ")");
        });
        runImport.run(NOW);
        assertCounts(fresh(brought.id()), 1, 1, 0, 0, 0);
        assertThat(rows("select cast(email as text) from contact where import_id = " + brought.id())).isEqualTo(List.of("maya@a-" + tag + ".com"));
    }

    @Test
    void oneThatKillsItsProcessThreeTimesIsShownAsFailed() throws IOException {
        Import brought = bring(file("killer.csv", "Domain\na-" + tag + ".com\n"));
        bring.start(brought.id());
        QuarkusTransaction.requiringNew().run(() -> sql("update import_run set state = 'RUNNING', attempts = 3, claimed_by = 'dead', "
            + "claimed_until = cast('2026-11-20T09:59:00Z' as timestamptz) where id = " + brought.id()));
        runImport.run(NOW);
        assertThat(fresh(brought.id()).state()).isEqualTo(ImportState.FAILED);
        assertThat(fresh(brought.id()).failure()).contains("started 3 times");
        assertThat(count("select count(*) from site where domain like '%-" + tag + ".com'")).isZero();
    }

    @Test
    void memoryDoesNotGrowWithTheFile() throws Exception {
        run(sheet("warm.csv", 2_000));
        HeapWatch small = new HeapWatch();
        run(sheet("small.csv", 20_000));
        long little = small.stop();
        tag = "y" + Cast.number();
        HeapWatch watch = new HeapWatch();
        assertCounts(run(sheet("large.csv", 200_000)), 200_000, 200_000, 0, 0, 0);
        assertThat(watch.stop() >> 20).as("ten times the rows, MB that stay after collections").isLessThan((little >> 20) + 48);
    }

    @Test
    void aMappingIsRememberedUnderItsNameAndUsedWhenTheHeaderComesAgain() throws IOException {
        Import first = bring(file("mine.csv", "Where,Who,Strength\na-" + tag + ".com,editor@a-" + tag + ".com,44\n"));
        bring.remap(first.id(), Map.of("Where", "SITE", "Who", "EMAIL", "Strength", "DA"));
        mappings.save(first.id(), "Freelancer sheet", cast.ana(), NOW);
        Import again = bring(file("mine-2.csv", " where ,WHO,strength\nb-" + tag + ".com,editor@b-" + tag + ".com,45\n"));
        assertThat(fresh(again.id()).mappingName()).isEqualTo("Freelancer sheet");
        assertThat(fresh(again.id()).mapping()).extracting(Enum::name).containsExactly("SITE", "EMAIL", "DA");
        Import other = bring(file("other.csv", "Where,Who\nb-" + tag + ".com,x\n"));
        assertThat(fresh(other.id()).mappingName()).isNull();
        assertThatThrownBy(() -> mappings.use(other.id(), "freelancer SHEET")).isInstanceOf(RuleViolation.class).hasMessageContaining("other columns: where, who, strength");
    }

    @Test
    void totalsOfSearchConsoleAreRefusedAsLinksAndOfferedAsProspects() throws IOException {
        Path totals = file("sites.csv", "Website,Verlinkende Seiten,Zielseiten\na-" + tag + ".com,812,3\n");
        assertThatThrownBy(() -> bring.bring(brand, cast.ana(), ImportKind.BACKLINKS, "sites.csv", totals, NOW)).hasMessageContaining("totals per site, not single links");
        Import brought = bring(totals);
        assertThat(brought.kind()).isEqualTo(ImportKind.PROSPECTS);
        assertThat(brought.cannotBecome(ImportKind.BACKLINKS)).isPresent();
        assertThat(brought.cannotBecome(ImportKind.PROSPECTS)).isEmpty();
        assertThatThrownBy(() -> bring.remap(brought.id(), ImportKind.MENTIONS, brought.mapping())).hasMessageContaining("may come in as prospects");
        assertThatThrownBy(() -> bring(file("pages.csv", "Target page,Incoming links,Linking sites\nhttps://" + tag + ".com/x,812,3\n")))
            .hasMessageContaining("names no other site");
    }

    @Test
    void damagedRowsComeBackAsAFileWithTheirNumberAndReason() throws IOException {
        String csv = new String(getClass().getResourceAsStream("/imports/majestic-backlinks.csv").readAllBytes(), StandardCharsets.UTF_8).replace(".example", "-" + tag + ".com")
            .replace("https://fernhill-" + tag + ".com", "https://" + brand.domains().get(0)) + "\"=1+1\",\"+49\"\n";
        Import done = run(file("majestic.csv", csv));
        assertCounts(done, 8, 6, 0, 0, 2);
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        refused.write(done, out);
        assertThat(out.toString(StandardCharsets.UTF_8)).contains("row 2: not valid CSV").contains("'=1+1,'+49").contains("row 8: ");
        assertThat(rows("select text from site_reading where text like '%never closed%' and import_id = " + done.id()))
            .as("a quote that never closes costs its row nothing").hasSize(1);
        undo.run(done.id(), NOW);
    }

    private Path sheet(String name, int rows) throws IOException {
        Path file = folder.resolve(name);
        try (Writer out = Files.newBufferedWriter(file)) {
            out.write("Domain,Title,Category,Domain Rating,Traffic,Email,Contact name,Country\n");
            for (int i = 0; i < rows; i++) {
                String domain = Integer.toString(i * 7919 % 10_000_019, 36) + "-" + i + "-" + tag + ".com";
                out.write(domain + ",Weekly no. " + i + ",Remote work," + i % 100 + "," + i + ",ed@" + domain + ",Ed Editor,Kenya\n");
            }
        }
        return file;
    }

    private Path file(String name, String text) throws IOException {
        return Files.writeString(folder.resolve(name), text);
    }

    private Import bring(Path file) {
        return bring.bring(brand, cast.ana(), null, file.getFileName().toString(), file, NOW);
    }

    private Import run(Path file) {
        Import brought = bring(file);
        bring.start(brought.id());
        runImport.run(NOW);
        return fresh(brought.id());
    }

    private Import fresh(long id) {
        return QuarkusTransaction.requiringNew().call(() -> imports.findById(id));
    }

    private Map<String, Object> site(String domain) {
        Object[] row = (Object[]) QuarkusTransaction.requiringNew().call(() -> imports.getEntityManager().createNativeQuery("""
            select coalesce(s.title, ''), (select string_agg(cast(email as text), ',' order by email) from contact where site_id = s.id), p.authority_label, round(cast(p.score as numeric), 6),
                   (select count(*) from site_price where site_id = s.id), (select count(*) from site_reading where site_id = s.id)
            from site s join prospect p on p.site_id = s.id where s.domain = ?1""", Object[].class).setParameter(1, domain).getSingleResult());
        return Map.of("title", row[0], "people", row[1], "authority", row[2], "score", row[3], "prices", row[4], "readings", row[5]);
    }

    private long count(String sql) {
        return ((Number) rows(sql).get(0)).longValue();
    }

    private List<?> rows(String sql) {
        return QuarkusTransaction.requiringNew().call(() -> imports.getEntityManager().createNativeQuery(sql).getResultList());
    }

    private void sql(String sql) {
        imports.getEntityManager().createNativeQuery(sql).executeUpdate();
    }

    private static void assertCounts(Import done, long rows, long created, long updated, long duplicate, long refused) {
        assertThat(List.of(done.rows(), done.created(), done.updated(), done.duplicate(), done.refused()))
            .as(done.failure()).containsExactly(rows, created, updated, duplicate, refused);
    }
}
