package dev.linkwright.imports;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.linkwright.brand.Brand;
import dev.linkwright.brand.Brands;
import dev.linkwright.link.Backlinks;
import dev.linkwright.prospect.Prospect;
import dev.linkwright.prospect.Prospects;
import dev.linkwright.prospect.Signal;
import dev.linkwright.shared.RuleViolation;
import dev.linkwright.site.Contacts;
import dev.linkwright.site.RegistrableDomain;
import dev.linkwright.site.Sites;
import dev.linkwright.testing.Cast;
import io.quarkus.narayana.jta.QuarkusTransaction;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

@QuarkusTest
class ImportsTest {

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
    PreviewImport preview;
    @Inject
    Imports imports;
    @Inject
    Prospects prospects;
    @Inject
    Brands brands;
    @Inject
    Sites sites;
    @Inject
    Contacts contacts;
    @Inject
    Backlinks backlinks;
    @TempDir
    Path folder;

    private Brand brand;
    private String tag;

    @BeforeEach
    void freshBrand() {
        brand = cast.brand();
        tag = "n" + Cast.number();
    }

    @Test
    void anAhrefsExportBecomesRankedProspects() throws IOException {
        String file = "\"Domain\"\t\"Is spam\"\t\"DR\"\t\"Dofollow ref. domains\"\t\"Traffic \"\t\"Keywords \"\t\"First seen\"\n"
            + "\"remotework-" + tag + ".com\"\t\"false\"\t\"71\"\t\"12\"\t\"18,400\"\t\"1\"\t\"\"\n"
            + "\"www.farm-" + tag + ".com\"\t\"true\"\t\"12\"\t\"12\"\t\"40\"\t\"1\"\t\"\"\n"
            + "\"https://blog.remotework-" + tag + ".com/x\"\t\"false\"\t\"71\"\t\"12\"\t\"18,400\"\t\"1\"\t\"\"\n"
            + "\"10.0.0.4\"\t\"false\"\t\"71\"\t\"12\"\t\"18,400\"\t\"1\"\t\"\"\n";
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        bytes.write(new byte[] {(byte) 0xff, (byte) 0xfe});
        bytes.write(file.getBytes(StandardCharsets.UTF_16LE));
        Import done = run(null, "ahrefs.csv", bytes.toByteArray());
        assertThat(done.state()).isEqualTo(ImportState.DONE);
        assertThat(done.source()).isEqualTo("Ahrefs referring domains");
        assertThat(done.encoding()).isEqualTo("UTF-16LE");
        assertCounts(done, 4, 2, 0, 1, 1);
        Prospect first = prospect("remotework-" + tag + ".com");
        assertThat(first.signals().authority().value()).hasValue(0.71);
        assertThat(first.signals().authority().label()).isEqualTo("DR 71");
        assertThat(first.signals().authority().source()).isEqualTo("Ahrefs");
        assertThat(first.signals().traffic().value().orElseThrow()).isCloseTo(0.7108, org.assertj.core.data.Offset.offset(0.0001));
        assertThat(first.signals().relevance().known()).isTrue();
        assertThat(first.signals().relevance().label()).contains("remote work");
        assertThat(first.score()).isGreaterThan(30);
        assertThat(first.excludedBecause()).isEmpty();
        assertThat(prospect("farm-" + tag + ".com").excludedBecause()).hasValue("Marked as spam");
        assertThat(imports.refusals(done.id(), 0, 10)).singleElement().satisfies(refusal -> {
            assertThat(refusal.row()).isEqualTo(4);
            assertThat(refusal.line()).isEqualTo(5);
            assertThat(refusal.reason()).contains("IP address");
        });
    }

    @Test
    void theSameFileTwiceChangesNothing() throws IOException {
        byte[] file = text("Domain,DR,Title,Email,Contact name\na-" + tag + ".com,50,Remote work weekly,maya@a-" + tag + ".com,Maya\n"
            + "b-" + tag + ".com,60,Gardening,,\n");
        assertCounts(run(ImportKind.PROSPECTS, "a.csv", file), 2, 2, 0, 0, 0);
        assertCounts(run(ImportKind.PROSPECTS, "b.csv", file), 2, 0, 0, 2, 0);
        assertThat(contacts.at(sites.byDomain(RegistrableDomain.in("a-" + tag + ".com").orElseThrow()).orElseThrow())).singleElement()
            .satisfies(contact -> {
                assertThat(contact.name()).isEqualTo("Maya");
                assertThat(contact.source()).isEqualTo("a.csv");
            });
    }

    @Test
    void newerReadingsStandBesideTheOlderOnes() throws IOException {
        run(ImportKind.PROSPECTS, "a.csv", text("Domain,DR\na-" + tag + ".com,50\n"));
        Import second = run(ImportKind.PROSPECTS, "b.csv", text("Domain,DR\na-" + tag + ".com,55\n"));
        assertCounts(second, 1, 0, 1, 0, 0);
        assertThat(prospect("a-" + tag + ".com").signals().authority().value()).hasValue(0.55);
        undo.run(second.id(), NOW);
        prospects.getEntityManager().clear();
        assertThat(prospect("a-" + tag + ".com").signals().authority().value()).hasValue(0.5);
    }

    @Test
    void undoTakesBackWhatItMadeAndKeepsWhatIsInUse() throws IOException {
        Import done = run(ImportKind.PROSPECTS, "a.csv", text("Domain,Email\na-" + tag + ".com,a@a-" + tag + ".com\nb-" + tag + ".com,b@b-" + tag + ".com\n"));
        inTransaction(() -> {
            Prospect used = prospect("a-" + tag + ".com");
            used.moveTo(dev.linkwright.prospect.Stage.CONTACTED, null, "", NOW);
            return null;
        });
        assertThat(undo.run(done.id(), NOW)).isEqualTo(1);
        assertThat(fresh(done.id()).state()).isEqualTo(ImportState.UNDONE);
        assertThat(sites.byDomain(RegistrableDomain.in("b-" + tag + ".com").orElseThrow())).isEmpty();
        assertThat(prospect("a-" + tag + ".com")).isNotNull();
    }

    @Test
    void aRankListIsReferenceDataAndItsDamagedRowIsRefusedInWords() throws IOException {
        run(ImportKind.PROSPECTS, "sites.txt", text("google-" + tag + ".com\nunknown-" + tag + ".com\n"));
        String list = "GlobalRank,TldRank,Domain,TLD,RefSubNets,RefIPs,IDN_Domain,IDN_TLD,PrevGlobalRank,PrevTldRank,PrevRefSubNets,PrevRefIPs\n"
            + "1,1,google-" + tag + ".com,com,501331,2221793,google.com,com,1,1,500101,2219952\n"
            + "2,2,.com,com,481419,2265182,weebly.com,com,2,2,480466,2263668\n"
            + "1000,3,third-" + tag + ".com,com,481419,2265182,facebook.com,com,2,2,480466,2263668\n";
        Import done = run(null, "majestic.csv", text(list));
        assertThat(done.kind()).isEqualTo(ImportKind.RANKS);
        assertThat(done.source()).isEqualTo("Majestic Million");
        assertThat(done.rows()).isEqualTo(3);
        assertThat(done.refused()).isEqualTo(1);
        assertThat(imports.refusals(done.id(), 0, 10)).singleElement().satisfies(refusal -> assertThat(refusal.row()).isEqualTo(2));
        Signal authority = prospect("google-" + tag + ".com").signals().authority();
        assertThat(authority.value()).hasValue(1.0);
        assertThat(authority.estimated()).isTrue();
        assertThat(authority.source()).isEqualTo("Majestic Million");
        assertThat(prospect("unknown-" + tag + ".com").signals().authority().known()).isFalse();
        assertCounts(run(null, "majestic.csv", text(list)), 3, 0, 0, 2, 1);
        undo.run(done.id(), NOW);
    }

    @Test
    void aSheetOfOnesOwnIsMapped() throws IOException {
        Import brought = bring(ImportKind.PROSPECTS, "mine.csv", text("Where,Who,Strength\na-" + tag + ".com,editor@a-" + tag + ".com,44\n"));
        assertThatThrownBy(() -> bring.start(brought.id())).isInstanceOf(RuleViolation.class).hasMessageContaining("No column says");
        bring.remap(brought.id(), Map.of("Where", "SITE", "Who", "EMAIL", "Strength", "DA"));
        bring.start(brought.id());
        runImport.run(NOW);
        assertCounts(fresh(brought.id()), 1, 1, 0, 0, 0);
        assertThat(prospect("a-" + tag + ".com").signals().authority().label()).isEqualTo("DA 44");
    }

    @Test
    void lookingWritesNothing() throws IOException {
        run(ImportKind.PROSPECTS, "a.csv", text("Domain\na-" + tag + ".com\n"));
        Import brought = bring(ImportKind.PROSPECTS, "b.csv", text("Domain\na-" + tag + ".com\nb-" + tag + ".com\nb-" + tag + ".com\nnothing\n"));
        PreviewImport.Preview seen = preview.of(brought.id());
        assertThat(seen.counts()).isEqualTo(new Counts(4, 1, 1, 1, 1));
        assertThat(seen.refusals()).singleElement().asString().contains("Row 4");
        assertThat(sites.byDomain(RegistrableDomain.in("b-" + tag + ".com").orElseThrow())).isEmpty();
    }

    @Test
    void aCancelledImportLeavesNothing() throws IOException {
        Import brought = bring(ImportKind.PROSPECTS, "a.csv", text("Domain\na-" + tag + ".com\n"));
        bring.start(brought.id());
        bring.cancel(brought.id(), NOW);
        runImport.run(NOW);
        assertThat(fresh(brought.id()).state()).isEqualTo(ImportState.CANCELLED);
        assertThat(sites.byDomain(RegistrableDomain.in("a-" + tag + ".com").orElseThrow())).isEmpty();
    }

    @Test
    void aBrokenAddressIsRefusedWithItsRowAndNothingElseIs() throws IOException {
        Import done = run(ImportKind.PROSPECTS, "a.csv", text("Domain,Email\na-" + tag + ".com,not an address\nb-" + tag + ".com,n/a\n,x@y.com\n"));
        assertCounts(done, 3, 1, 0, 0, 2);
        assertThat(imports.reasons(done.id(), 5)).hasSize(2);
    }

    @Test
    void linksAndMentionsGoToTheTracker() throws IOException {
        String links = "SourceURL,AnchorText,SourceTrustFlow,TargetURL,FlagNoFollow\nhttps://a-" + tag + ".com/x,here,3,https://" + brand.domains().get(0)
            + "/guide,1\nhttps://a-" + tag + ".com/x,here,3,https://" + brand.domains().get(0) + "/guide,1\nftp://b.com/x,here,3,https://c.com/,0\n";
        Import done = run(ImportKind.BACKLINKS, "links.csv", text(links));
        assertCounts(done, 3, 1, 0, 1, 1);
        var site = sites.byDomain(RegistrableDomain.in("a-" + tag + ".com").orElseThrow()).orElseThrow();
        assertThat(backlinks.at(site)).singleElement().satisfies(link -> assertThat(link.pageUrl()).isEqualTo("https://a-" + tag + ".com/x"));
        Import named = run(ImportKind.MENTIONS, "mentions.csv", text("URL,Snippet\nhttps://m-" + tag + ".com/x,they name us\n"));
        assertCounts(named, 1, 1, 0, 0, 0);
        assertCounts(run(ImportKind.BACKLINKS, "links.csv", text(links)), 3, 0, 0, 2, 1);
        undo.run(done.id(), NOW);
        undo.run(named.id(), NOW);
        assertThat(sites.byDomain(RegistrableDomain.in("a-" + tag + ".com").orElseThrow())).isEmpty();
    }

    @Test
    void aMillionRowsWouldPassInBatches() throws IOException {
        StringBuilder csv = new StringBuilder("Domain,DR,Title\n");
        for (int i = 0; i < 9_000; i++) {
            csv.append("s").append(i).append('-').append(tag).append(".com,").append(i % 100).append(",Remote work ").append(i).append('\n');
        }
        assertCounts(run(ImportKind.PROSPECTS, "many.csv", text(csv.toString())), 9_000, 9_000, 0, 0, 0);
        assertThat(prospect("s42-" + tag + ".com").signals().authority().value()).hasValue(0.42);
    }

    @Test
    void totalsAreNoLinks() {
        assertThatThrownBy(() -> bring(ImportKind.BACKLINKS, "gsc.csv", text("Site,Linking pages,Target pages\na.com,3,1\n")))
            .isInstanceOf(RuleViolation.class).hasMessageContaining("totals per site");
    }

    private Import run(ImportKind kind, String name, byte[] content) throws IOException {
        Import brought = bring(kind, name, content);
        bring.start(brought.id());
        runImport.run(NOW);
        return fresh(brought.id());
    }

    private Import bring(ImportKind kind, String name, byte[] content) throws IOException {
        Path file = folder.resolve(name);
        Files.write(file, content);
        return bring.bring(brand, cast.ana(), kind, name, file, NOW);
    }

    private Import fresh(long id) {
        imports.getEntityManager().clear();
        return imports.findById(id);
    }

    private Prospect prospect(String domain) {
        return sites.byDomain(RegistrableDomain.in(domain).orElseThrow()).flatMap(site -> prospects.of(brand, site)).orElseThrow();
    }

    private static void assertCounts(Import done, long rows, long created, long updated, long duplicate, long refused) {
        assertThat(List.of(done.rows(), done.created(), done.updated(), done.duplicate(), done.refused()))
            .as(done.failure()).containsExactly(rows, created, updated, duplicate, refused);
    }

    private static byte[] text(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }

    private static <T> T inTransaction(Callable<T> work) {
        return QuarkusTransaction.requiringNew().call(work);
    }
}
