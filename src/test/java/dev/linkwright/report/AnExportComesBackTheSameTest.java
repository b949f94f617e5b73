package dev.linkwright.report;

import static org.assertj.core.api.Assertions.assertThat;

import dev.linkwright.account.User;
import dev.linkwright.brand.Brand;
import dev.linkwright.imports.BringFile;
import dev.linkwright.imports.Import;
import dev.linkwright.imports.Imports;
import dev.linkwright.imports.PreviewImport;
import dev.linkwright.imports.RunImport;
import dev.linkwright.imports.UndoImport;
import dev.linkwright.prospect.MoveProspects;
import dev.linkwright.prospect.Opportunity;
import dev.linkwright.prospect.Prospect;
import dev.linkwright.prospect.ProspectFilter;
import dev.linkwright.prospect.Prospects;
import dev.linkwright.prospect.Stage;
import dev.linkwright.prospect.bulk.Change;
import dev.linkwright.prospect.bulk.ChangeMany;
import dev.linkwright.prospect.bulk.Chosen;
import dev.linkwright.testing.Cast;
import io.quarkus.narayana.jta.QuarkusTransaction;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

@QuarkusTest
class AnExportComesBackTheSameTest {

    private static final Instant NOW = Instant.parse("2026-11-20T10:00:00Z");

    @Inject
    Cast cast;
    @Inject
    ProspectsCsv csv;
    @Inject
    BringFile bring;
    @Inject
    RunImport run;
    @Inject
    PreviewImport preview;
    @Inject
    UndoImport undo;
    @Inject
    Imports imports;
    @Inject
    Prospects prospects;
    @Inject
    MoveProspects move;
    @Inject
    ChangeMany change;
    @Inject
    EntityManager entities;

    private Brand brand;
    private User ana;
    private String word;

    @BeforeEach
    void aBrandAtWork() throws IOException {
        brand = cast.brand();
        ana = cast.ana();
        word = "trip" + Cast.number();
        importing(brand, "Domain,DR,Traffic,Spam score,Title,Email,Contact name,Colour\n"
            + site(1) + ",76,18400,1,\"Remote work, hiring\",maya@" + site(1) + ",=Maya,red\n"
            + site(2) + ",50,,1,'=Gardening,,,\n"
            + site(3) + ",,120,34,\"Line\none\",info@" + site(3) + ",,\"a | b\"\n"
            + site(4) + ",12,5,0,Ünïcode – “quotes”,,,\n");
        move.move(id(brand, 1), Stage.CONTACTED, ana, "wrote", NOW);
        move.see(id(brand, 1), Opportunity.GUEST_POST, ana, NOW);
        move.give(List.of(id(brand, 1), id(brand, 2)), ana, ana, NOW);
        move.move(id(brand, 4), Stage.DISQUALIFIED, ana, "=sells links", NOW);
        change.run(brand, new Chosen.These(List.of(id(brand, 1), id(brand, 3))), new Change.Tag("round one"), ana, NOW);
        change.run(brand, new Chosen.These(List.of(id(brand, 1))), new Change.Tag("a-list"), ana, NOW);
    }

    @Test
    void importedIntoAnEmptyBrandItIsTheSameAgain() throws IOException {
        String before = export(brand);
        Brand empty = cast.brand();
        importing(empty, before);
        assertThat(export(empty)).isEqualTo(before);
        Prospect first = prospect(empty, 1);
        assertThat(first.stage()).isEqualTo(Stage.CONTACTED);
        assertThat(first.tags()).containsExactly("a-list", "round one");
        assertThat(prospect(empty, 4).excludedBecause()).hasValue("Disqualified: =sells links");
    }

    /** What another Linkwright would see: the sites, their readings and people are gone before the file comes. */
    @Test
    void importedWhereNothingIsKnownOfTheSitesItIsTheSameAgain() throws IOException {
        String before = export(brand);
        QuarkusTransaction.requiringNew().run(() -> {
            for (String table : List.of("contact", "site_reading", "site_event")) {
                entities.createNativeQuery("delete from " + table + " where site_id in (select site_id from prospect where brand_id = ?1)")
                    .setParameter(1, brand.id()).executeUpdate();
            }
            entities.createNativeQuery("update site set title = null where id in (select site_id from prospect where brand_id = ?1)")
                .setParameter(1, brand.id()).executeUpdate();
            entities.createNativeQuery("delete from prospect where brand_id = ?1").setParameter(1, brand.id()).executeUpdate();
        });
        importing(brand, before);
        assertThat(export(brand)).isEqualTo(before);
    }

    @Test
    void importedIntoTheSameBrandItChangesNothing() throws IOException {
        String before = export(brand);
        long events = events();
        Import again = importing(brand, before);
        assertThat(export(brand)).isEqualTo(before);
        assertThat(events()).isEqualTo(events);
        assertThat(List.of(again.created(), again.updated(), again.refused())).containsExactly(0L, 0L, 0L);
    }

    @Test
    void editedCellsAreShownFirstAndThenApplied() throws IOException {
        String before = export(brand);
        String edited = before
            .replace(site(3) + ",Line one,,,New,", site(3) + ",Line one,,,Qualified,")
            .replace(site(1) + ",\"Remote work, hiring\",,,Contacted,", site(1) + ",\"Remote work, hiring\",,,New,")
            .replace("\"a-list, round one\"", "fresh").replace("," + ana.email() + ",,", ",nobody@elsewhere.example,,");
        assertThat(edited).isNotEqualTo(before);
        Import brought = bring.bring(brand, ana, null, "edited.csv", file(edited), NOW);
        assertThat(brought.source()).isEqualTo("Linkwright prospects");
        assertThat(preview.of(brought.id()).changes()).containsExactly("1 changes its stage.", "1 keeps its stage, because the file's can't follow it.",
            "1 keeps its owner: nobody here has the address nobody@elsewhere.example.", "1 changes its tags.");
        bring.start(brought.id());
        run.run(NOW);

        assertThat(prospect(brand, 3).stage()).isEqualTo(Stage.QUALIFIED);
        assertThat(prospect(brand, 1).stage()).isEqualTo(Stage.CONTACTED);
        assertThat(prospect(brand, 1).tags()).containsExactly("fresh");
        assertThat(prospect(brand, 2).owner().id()).isEqualTo(ana.id());
        assertThat(imports.reasons(brought.id(), 5)).extracting(Imports.RefusalReason::example)
            .anyMatch(reason -> reason.contains("The stage stays contacted, which can't become new"));

        undo.run(brought.id(), NOW);
        assertThat(prospect(brand, 3).stage()).isEqualTo(Stage.NEW);
        assertThat(prospect(brand, 1).tags()).containsExactly("a-list", "round one");
    }

    @Test
    void aStageThatIsNoneIsRefusedWithItsRow() throws IOException {
        Import brought = importing(brand, export(brand).replace(",Contacted,", ",Married,"));
        assertThat(imports.reasons(brought.id(), 5)).extracting(Imports.RefusalReason::example).containsExactly("There is no stage “Married”.");
    }

    @Test
    void cellsThatASpreadsheetWouldRunAreGuarded() throws IOException {
        assertThat(export(brand)).contains("''=Gardening").doesNotContainPattern("(^|,|\n)\"?[=+@]");
    }

    private Import importing(Brand into, String content) throws IOException {
        Import brought = bring.bring(into, ana, null, word + ".csv", file(content), NOW);
        bring.start(brought.id());
        run.run(NOW);
        return QuarkusTransaction.requiringNew().call(() -> imports.require(brought.id()));
    }

    private static Path file(String content) throws IOException {
        Path path = Files.createTempFile("export", ".csv");
        Files.writeString(path, content);
        return path;
    }

    private String export(Brand of) throws IOException {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        csv.write(of, ProspectFilter.ALL, true, out);
        return out.toString(StandardCharsets.UTF_8);
    }

    private long events() {
        return ((Number) entities.createNativeQuery("select count(*) from prospect_event e join prospect p on p.id = e.prospect_id where p.brand_id = ?1", Long.class)
            .setParameter(1, brand.id()).getSingleResult()).longValue();
    }

    private String site(int n) {
        return word + "-" + n + "-example.com";
    }

    private long id(Brand of, int n) {
        return prospect(of, n).id();
    }

    private Prospect prospect(Brand of, int n) {
        return QuarkusTransaction.requiringNew().call(() -> {
            Prospect found = prospects.find("brand = ?1 and domain = ?2", of, site(n)).firstResult();
            found.tags();
            return found;
        });
    }
}
