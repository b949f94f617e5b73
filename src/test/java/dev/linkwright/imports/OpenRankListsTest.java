package dev.linkwright.imports;

import static org.assertj.core.api.Assertions.assertThat;

import dev.linkwright.brand.Brand;
import dev.linkwright.prospect.RankProspects;
import dev.linkwright.testing.Cast;
import io.quarkus.narayana.jta.QuarkusTransaction;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.HashSet;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Open rank lists: reference data for every brand, an edition at a time. */
@QuarkusTest
class OpenRankListsTest {

    private static final Instant NOW = Instant.parse("2026-11-20T10:00:00Z");

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
    RankLists lists;
    @Inject
    RankProspects rank;
    @TempDir
    Path folder;

    private Brand brand;
    private String tag;

    @BeforeEach
    void freshBrand() {
        brand = cast.brand();
        tag = "r" + Cast.number();
    }

    @Test
    void authorityAndTrafficAreEstimatedForEveryBrandWhereNoPaidFigureIsKnown() throws IOException {
        Brand other = cast.brand();
        run(brand, "mine.csv", "Domain,DR\nlisted-" + tag + ".com,\npaid-" + tag + ".com,80\n");
        run(other, "theirs.csv", "Domain\nlisted-" + tag + ".com\n");
        Import crux = run(brand, "crux.csv", "origin,rank\nhttps://www.listed-" + tag + ".com,1000\nhttps://paid-" + tag + ".com,1000\n");
        Import crawl = run(brand, "cc.txt", "#harmonicc_pos\t#harmonicc_val\t#pr_pos\t#pr_val\t#host_rev\t#n_hosts\n10000\t3.1E7\t1\t0.01\tcom.listed-" + tag + "\t9\n"
            + "20000\t3.1E7\t1\t0.01\tcom.paid-" + tag + "\t9\n");
        assertThat(crawl.source()).isEqualTo("Common Crawl domain ranks");
        for (Brand each : java.util.List.of(brand, other)) {
            QuarkusTransaction.requiringNew().run(() -> rank.run(each.id(), NOW));
            // 1 - ln(10,000) / ln(100,000,000) and 1 - ln(1,000) / ln(1,000,000)
            assertThat(signals(each, "listed-" + tag + ".com")).isEqualTo("rank 10000 0.50 true Common Crawl 0.50 true CrUX");
        }
        assertThat(signals(brand, "paid-" + tag + ".com")).startsWith("DR 80 0.80 false Ahrefs");
        assertThat(lists.current()).extracting(RankLists.Edition::source).contains("CrUX", "Common Crawl");
        undo.run(crux.id(), NOW);
        undo.run(crawl.id(), NOW);
    }

    @Test
    void aNewEditionTakesThePlaceOfTheOldOneAtOnceAndUndoBringsItBack() throws Exception {
        Import first = run(brand, "one.csv", tranco("old", 3_000));
        Set<String> seen = new HashSet<>();
        Import second = bring(brand, "two.csv", tranco("new", 30_000));
        bring.start(second.id());
        CompletableFuture<Void> loading = CompletableFuture.runAsync(() -> runImport.run(NOW));
        while (!loading.isDone()) {
            seen.add(edition());
        }
        loading.get();
        seen.add(edition());
        assertThat(seen).as("the old list or the new one, never half of either").isSubsetOf("3000 of 3000", "30000 of 30000").contains("30000 of 30000");
        undo.run(second.id(), NOW);
        assertThat(edition()).isEqualTo("3000 of 3000");
        undo.run(first.id(), NOW);
    }

    @Test
    void aPublicSuffixInAListIsNeverLostInSilence() throws IOException {
        Import done = run(brand, "suffixes.csv", "1,github.io\n2,co.uk\n3,blogspot.com\n4,someone-" + tag + ".github.io\n5,.com\n");
        assertThat(done.rows()).isEqualTo(5);
        assertThat(done.refused()).isEqualTo(2);
        assertThat(imports.refusals(done.id(), 0, 10)).extracting(Imports.Refusal::reason)
            .anyMatch(reason -> reason.contains("co.uk” is a public suffix")).anyMatch(reason -> reason.contains(".com"));
        undo.run(done.id(), NOW);
    }

    private String tranco(String edition, int size) {
        StringBuilder list = new StringBuilder();
        for (int i = 1; i <= size; i++) {
            list.append(i).append(',').append(edition).append(i).append('-').append(tag).append(".com\n");
        }
        return list.toString();
    }

    /** How many entries the list that counts holds, and how many it says it has. */
    private String edition() {
        return QuarkusTransaction.requiringNew().call(() -> (String) imports.getEntityManager().createNativeQuery("""
            select (select count(*) from rank_entry e where e.list_id = l.id) || ' of ' || l.entries from rank_list l
            where l.id = (select max(id) from rank_list where source = 'Tranco')""").getSingleResult());
    }

    private String signals(Brand of, String domain) {
        return QuarkusTransaction.requiringNew().call(() -> (String) imports.getEntityManager().createNativeQuery("""
            select concat_ws(' ', authority_label, round(cast(authority as numeric), 2), authority_estimated, authority_source,
                round(cast(traffic as numeric), 2), traffic_estimated, traffic_source)
            from prospect where brand_id = ?1 and domain = ?2""").setParameter(1, of.id()).setParameter(2, domain).getSingleResult()).replace(" t ", " true ").replace(" f ", " false ");
    }

    private Import bring(Brand of, String name, String text) throws IOException {
        return bring.bring(of, cast.ana(), null, name, Files.writeString(folder.resolve(name), text), NOW);
    }

    private Import run(Brand of, String name, String text) throws IOException {
        Import brought = bring(of, name, text);
        bring.start(brought.id());
        runImport.run(NOW);
        return QuarkusTransaction.requiringNew().call(() -> imports.findById(brought.id()));
    }
}
