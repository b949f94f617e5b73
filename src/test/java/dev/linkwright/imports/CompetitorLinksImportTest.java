package dev.linkwright.imports;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.linkwright.brand.Brand;
import dev.linkwright.brand.Brands;
import dev.linkwright.brand.DescribeBrand;
import dev.linkwright.prospect.Prospects;
import dev.linkwright.prospect.gap.GapFilter;
import dev.linkwright.prospect.gap.GapRow;
import dev.linkwright.prospect.gap.LinkGap;
import dev.linkwright.shared.RuleViolation;
import dev.linkwright.testing.Cast;
import io.quarkus.narayana.jta.QuarkusTransaction;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Referring domains, backlinks and link intersects of competitors become rows of the link gap, once, and are taken back as a whole. */
@QuarkusTest
class CompetitorLinksImportTest {

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
    Brands brands;
    @Inject
    DescribeBrand describe;
    @Inject
    Prospects prospects;
    @Inject
    LinkGap gap;
    @Inject
    EntityManager entities;
    @TempDir
    Path folder;

    private Brand brand;
    private int number;
    private String north;
    private String hill;
    private String one;
    private String two;

    @BeforeEach
    void aBrandWithTwoCompetitors() {
        number = Cast.number();
        north = "north-" + number + ".com";
        hill = "hill-" + number + ".com";
        one = "one-" + number + ".com";
        two = "two-" + number + ".com";
        brand = describe.change(cast.brand().id(), new DescribeBrand.Fields(null, null, null, null, List.of(north, hill), null, null), NOW);
    }

    @Test
    void referringDomainsOfTwoCompetitorsMakeTheGap() throws IOException {
        Import first = run("north-refdomains.csv", north, ahrefs(one + "\t71\t14\t", two + "\t20\t3\t", "lost-" + number + ".com\t50\t2\t2026-01-02"));
        assertThat(first).satisfies(done -> {
            assertThat(done.state()).isEqualTo(ImportState.DONE);
            assertThat(done.created()).isEqualTo(2);
            assertThat(done.refused()).isEqualTo(1);
        });
        assertThat(imports.reasons(first.id(), 5).get(0).example()).contains("the tool says that this link is lost");
        Import second = run("hill.csv", hill, semrush(one + ";40;1.200", "blog." + two + ";31;4", "only-" + number + ".com;9;1"));
        assertThat(List.of(second.created(), second.updated())).containsExactly(1L, 2L);
        List<GapRow> rows = gap.find(brand(), GapFilter.GAP, 0, 10);
        assertThat(rows).extracting(GapRow::domain).containsExactly(one, two);
        assertThat(rows.get(0).links()).containsExactly(new GapRow.Link(hill, 1200), new GapRow.Link(north, 14));
        assertThat(rows.get(0).authorityShown()).as("readings come along").isEqualTo("71");
        assertThat(QuarkusTransaction.requiringNew().call(() -> prospects.count("brand.id = ?1", brand.id()))).as("nobody is a prospect yet").isZero();
    }

    @Test
    void theSameFileTwiceChangesNothing() throws IOException {
        String file = ahrefs(one + "\t71\t14\t", two + "\t20\t3\t");
        run("north.csv", north, file);
        List<?> before = everything();
        Import again = run("renamed.csv", north, file);
        assertThat(List.of(again.created(), again.updated(), again.duplicate())).containsExactly(0L, 0L, 2L);
        assertThat(everything()).isEqualTo(before);
    }

    @Test
    void anImportIsTakenBackAsAWhole() throws IOException {
        run("north.csv", north, ahrefs(one + "\t71\t14\t", two + "\t20\t3\t"));
        List<?> before = everything();
        Import hills = run("hill.csv", hill, semrush(one + ";40;1", two + ";31;4", "only-" + number + ".com;9;1"));
        assertThat(gap.count(brand(), GapFilter.GAP)).isEqualTo(2);
        undo.run(hills.id(), NOW);
        assertThat(gap.count(brand(), GapFilter.GAP)).isZero();
        assertThat(everything()).isEqualTo(before);
        assertThat(gap.compared(brand()).withoutFile()).containsExactly(hill);
        assertThat(entities.createNativeQuery("select count(*) from site where domain = ?1", Long.class).setParameter(1, "only-" + number + ".com").getSingleResult()).isEqualTo(0L);
    }

    @Test
    void backlinksSayByTheirTargetWhomTheyLinkTo() throws IOException {
        String file = "\"Referring page title\"\t\"Referring page URL\"\t\"Domain rating\"\t\"Target URL\"\t\"Anchor\"\n"
            + "A\thttps://" + one + "/a\t60\thttps://www." + north + "/x\tread\nB\thttps://" + one + "/b\t60\thttps://" + north + "/y\tmore\n"
            + "C\thttps://" + one + "/c\t60\thttps://" + hill + "/\tthis\nD\thttps://" + two + "/d\t10\thttps://stranger-" + number + ".com/\tthat\n";
        Import done = run("backlinks.tsv", "", file);
        assertThat(List.of(done.created(), done.duplicate(), done.refused())).containsExactly(1L, 2L, 1L);
        assertThat(imports.reasons(done.id(), 5).get(0).example()).contains("stranger-" + number + ".com, which is neither a competitor’s site nor ours");
        assertThat(gap.find(brand(), GapFilter.GAP, 0, 10).get(0).links()).containsExactly(new GapRow.Link(hill, 1), new GapRow.Link(north, 2));
    }

    @Test
    void majesticAndMozBacklinksOfAChosenCompetitorCount() throws IOException {
        run("majestic.csv", north, "\"SourceURL\",\"AnchorText\",\"SourceTrustFlow\",\"SourceCitationFlow\",\"Domain\",\"DomainTrustFlow\",\"TargetURL\"\n"
            + "\"https://" + one + "/p\",\"x\",\"20\",\"21\",\"" + one + "\",\"33\",\"https://" + north + "/\"\n");
        run("moz.csv", hill, "About\nExport\n\n\n\nURL,Title,Anchor Text,Spam Score,Page Authority,Domain Authority,Target URL\nhttps://" + one + "/q,Q,x,1,30,44,https://" + hill + "/\n");
        assertThat(gap.find(brand(), GapFilter.GAP, 0, 10)).extracting(GapRow::domain).containsExactly(one);
    }

    @Test
    void aLinkIntersectNamesTheCompetitorsInItsColumns() throws IOException {
        String own = brand.domains().get(0);
        String fresh = "lake-" + number + ".com";
        Import done = run("intersect.tsv", "", "Referring page title\tReferring page URL\tDomain rating\tIntersect\t" + north + "/\t" + fresh + "/\t" + own + "/\n"
            + "A\thttps://" + one + "/a\t60\t2\t3\t1\t0\nB\thttps://" + two + "/b\t40\t2\t1\t1\t2\nC\thttps://none-" + number + ".com/\t40\t0\t\t\t\n");
        assertThat(List.of(done.created(), done.refused())).containsExactly(2L, 1L);
        assertThat(brand().competitors()).as("a target nobody knew becomes a competitor").containsExactly(north, hill, fresh);
        assertThat(gap.find(brand(), GapFilter.GAP, 0, 10)).satisfiesExactly(row -> {
            assertThat(row.domain()).isEqualTo(one);
            assertThat(row.links()).containsExactly(new GapRow.Link(fresh, 1), new GapRow.Link(north, 3));
        });
        assertThat(gap.compared(brand()).ours()).as("the column of our own site says who links to us").isEqualTo(1);
        assertThat(gap.compared(brand()).ownFile()).isTrue();
    }

    @Test
    void ourOwnReferringDomainsAreBroughtTheSameWay() throws IOException {
        run("own.csv", brand.domains().get(0), ahrefs(one + "\t71\t14\t"));
        run("north.csv", north, ahrefs(one + "\t71\t14\t", two + "\t20\t3\t"));
        run("hill.csv", hill, ahrefs(one + "\t71\t14\t", two + "\t20\t3\t"));
        assertThat(gap.find(brand(), GapFilter.GAP, 0, 10)).extracting(GapRow::domain).containsExactly(two);
        assertThat(gap.compared(brand()).gap()).isEqualTo(1);
    }

    @Test
    void whomTheSitesLinkToMustBeSaidAndIsGuessedFromTheNameOfTheFile() throws IOException {
        String file = ahrefs(one + "\t71\t14\t");
        assertThatThrownBy(() -> run("export.csv", "", file)).isInstanceOfSatisfying(RuleViolation.class, violation -> assertThat(violation.field()).isEqualTo("linksTo"));
        assertThatThrownBy(() -> run("export.csv", "not a domain", file)).isInstanceOfSatisfying(RuleViolation.class, violation -> assertThat(violation.field()).isEqualTo("linksTo"));
        assertThat(run(north + "-refdomains-subdomains.csv", "", file).linksTo()).isEqualTo(north);
        assertThat(run("third.csv", "https://www.third-" + number + ".com/page", file).linksTo()).isEqualTo("third-" + number + ".com");
        assertThat(brand().competitors()).contains("third-" + number + ".com");
    }

    @Test
    void thePreviewCountsSitesThatAreNewToTheGap() throws IOException {
        run("north.csv", north, ahrefs(one + "\t71\t14\t"));
        Path path = Files.writeString(folder.resolve("hill.csv"), ahrefs(one + "\t71\t14\t", two + "\t20\t3\t", hill + "\t20\t3\t"), StandardCharsets.UTF_8);
        Import brought = bring.bring(brand(), null, ImportKind.COMPETITORS, "hill.csv", path, NOW);
        bring.linkTo(brought.id(), hill);
        Counts counts = preview.of(brought.id()).counts();
        assertThat(List.of(counts.created(), counts.updated(), counts.refused())).as("the competitor itself is refused").containsExactly(1L, 1L, 1L);
    }

    private Import run(String name, String linksTo, String content) throws IOException {
        Path path = Files.writeString(folder.resolve(name), content, StandardCharsets.UTF_8);
        long id = bring.bringAndStart(brand(), null, ImportKind.COMPETITORS, name, path, null, Map.of(), linksTo, NOW).id();
        runImport.run(NOW);
        return QuarkusTransaction.requiringNew().call(() -> imports.require(id));
    }

    private Brand brand() {
        return QuarkusTransaction.requiringNew().call(() -> brands.require(brand.id()));
    }

    private static String ahrefs(String... rows) {
        return "Domain\tDR\tLinks to target\tLost\tDofollow ref. domains\n" + String.join("\n", rows) + "\n";
    }

    private static String semrush(String... rows) {
        StringBuilder file = new StringBuilder("Domain ascore;Domain;Backlinks;Country\n");
        for (String row : rows) {
            String[] cells = row.split(";");
            file.append(cells[1]).append(';').append(cells[0]).append(';').append(cells[2]).append(";us\n");
        }
        return file.toString();
    }

    private List<?> everything() {
        return entities.createNativeQuery("""
            select 'link', competitor, site_id, links, source from competitor_link where brand_id = ?1
            union all select 'site', array_to_string(competitors, ','), site_id, n, authority || '/' || ours from referring_site where brand_id = ?1
            union all select 'count', competitor, sites, 0, array_to_string(sources, ',') from competitor_count where brand_id = ?1
            order by 1, 2, 3, 5""", Object[].class).setParameter(1, brand.id()).getResultList().stream().map(row -> List.of((Object[]) row)).toList();
    }
}
