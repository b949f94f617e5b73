package dev.linkwright.imports;

import static org.assertj.core.api.Assertions.assertThat;

import dev.linkwright.brand.Brand;
import dev.linkwright.link.toxic.FindToxicSites;
import dev.linkwright.link.toxic.ToxicSites;
import dev.linkwright.prospect.Prospects;
import dev.linkwright.site.RegistrableDomain;
import dev.linkwright.site.Sites;
import dev.linkwright.testing.Cast;
import io.quarkus.narayana.jta.QuarkusTransaction;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A file of our own backlinks also says how strong, how visited and how bad the linking sites are. */
@QuarkusTest
class LinkFilesTellOfTheirSitesTest {

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
    Prospects prospects;
    @Inject
    Sites sites;
    @Inject
    FindToxicSites findToxic;
    @Inject
    ToxicSites toxic;
    @Inject
    EntityManager database;
    @TempDir
    Path folder;

    private Brand brand;
    private String strong;
    private String bad;

    @BeforeEach
    void aBrandAndTwoSites() {
        brand = cast.brand();
        strong = "strong-n" + Cast.number() + ".com";
        bad = "bonus-n" + Cast.number() + ".com";
    }

    @Test
    void authorityTrafficAndSpamOfTheLinkingSitesAreReadings() throws IOException {
        links();
        assertThat(readings(strong)).containsExactlyInAnyOrder("AUTHORITY DR 71 Ahrefs", "TRAFFIC visits 12000 Ahrefs", "SPAM flag 0 Ahrefs");
        assertThat(readings(bad)).contains("SPAM flag 100 Ahrefs");
    }

    @Test
    void aSiteThatTheFileCallsSpamIsAmongTheBadLinks() throws IOException {
        links();
        QuarkusTransaction.requiringNew().run(() -> findToxic.run(brand, NOW));
        assertThat(toxic.rows(brand, Optional.empty(), 0, 50)).singleElement().satisfies(row -> {
            assertThat(row.domain()).isEqualTo(bad);
            assertThat(row.toString()).contains("marked as spam by Ahrefs");
        });
    }

    @Test
    void aProspectIsRankedByWhatTheFileSaysOfItsSite() throws IOException {
        run(ImportKind.PROSPECTS, "prospects.csv", "Domain\n" + strong + "\n");
        links();
        var signals = QuarkusTransaction.requiringNew().call(() -> prospects.of(brand, sites.byDomain(RegistrableDomain.in(strong).orElseThrow()).orElseThrow()).orElseThrow().signals());
        assertThat(signals.authority().value()).hasValue(0.71);
    }

    @Test
    void theSameFileTwiceChangesNothingAndUndoTakesTheReadingsBack() throws IOException {
        long first = links();
        long again = links();
        assertThat(readings(strong)).hasSize(3);
        undo.run(again, NOW);
        assertThat(readings(strong)).hasSize(3);
        undo.run(first, NOW);
        assertThat(readings(strong)).isEmpty();
    }

    private long links() throws IOException {
        return run(ImportKind.BACKLINKS, "links.csv", """
            Referring page title,Referring page URL,Domain rating,Domain traffic,Target URL,Left context,Anchor,Right context,Is spam,Nofollow
            How teams hire,https://%1$s/a,71,12000,https://%3$s/guide,read,the hiring guide,first,false,false
            How teams hire,https://%1$s/b,71,12000,https://%3$s/guide,read,the hiring guide,again,false,false
            Bonus codes,https://%2$s/a,3,0,https://%3$s/,x,casino,y,true,false
            """.formatted(strong, bad, brand.domains().get(0)));
    }

    private long run(ImportKind kind, String name, String text) throws IOException {
        Path file = Files.writeString(folder.resolve(name), text);
        Import brought = bring.bringAndStart(brand, cast.ana(), kind, name, file, null, Map.of(), "", NOW);
        runImport.run(NOW);
        return brought.id();
    }

    private List<String> readings(String domain) {
        return QuarkusTransaction.requiringNew().call(() -> database.createNativeQuery("""
            select r.metric || ' ' || r.name || ' ' || round(cast(r.value as numeric)) || ' ' || r.source
            from metric_reading r join site s on s.id = r.site_id where s.domain = ?1""", String.class).setParameter(1, domain).getResultList());
    }
}
