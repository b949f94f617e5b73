package dev.linkwright.imports;

import static org.assertj.core.api.Assertions.assertThat;

import dev.linkwright.brand.Brand;
import dev.linkwright.prospect.ProspectFilter;
import dev.linkwright.prospect.RankProspects;
import dev.linkwright.prospect.RankedProspects;
import dev.linkwright.prospect.RankedProspects.Sort;
import dev.linkwright.testing.Cast;
import io.quarkus.narayana.jta.QuarkusTransaction;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What a big file brings straight in is what the same rows bring in a small one; and its prospects stand in the list at once. */
@QuarkusTest
class StraightInTest {

    private static final Instant NOW = Instant.parse("2026-11-20T10:00:00Z");
    /** More than are ranked while somebody waits; a big file, above 2 MB. */
    private static final int MANY = 21_000;
    /** With wide rows a big file too. */
    private static final int WIDE = 5_000;
    private static final String HEADER = "Domain,Title,Category,Domain Rating,Traffic,Email,Contact name,Country,Price,Currency\n";
    /** Everything a row can be: further rows with other words and people, several addresses, prices, nothing to say, refused. */
    private static final String ROWS = """
        first-#.com,A title,Remote work,44,1200,ann@first-#.com,Ann,Kenya,,
        first-#.com,Another title,Travel,45,1300,ben@first-#.com,Ben,Spain,,
        FIRST-#.com,A title,Remote work,44,1200,ANN@first-#.com,Ann again,Kenya,,
        silent-#.com,,,,,,,,,
        silent-#.com,Now a title,Gardens,,,eva@silent-#.com,Eva,,,
        two-#.com,Two people,Music,12,,cleo@two-#.com; dan@two-#.com,Cleo,Chile,,
        two-#.com,,Sport,,,finn@two-#.com,Finn,,,
        dear-#.com,Has a price,Coffee,70,50000,,,,120,EUR
        known-#.com,Known site,History,30,10,gia@known-#.com,Gia,,,
        known-#.com,Known site again,Science,31,11,hal@known-#.com,Hal,,,
        https://www.spelt-#.com/page,"Käse, ""quoted"" \\ and	tab",Käse,12.5,7,jan@spelt-#.com,Ján Ünal,,,
        not a domain,x,,,,,,,,
        bad-#.com,x,,,,no address here,,,,
        """;

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
    RankedProspects ranked;
    @Inject
    RankProspects rank;
    @TempDir
    Path folder;

    private Brand brand;

    @BeforeEach
    void freshBrand() {
        brand = cast.brand();
    }

    @Test
    void aBigFileMakesOfItsRowsWhatASmallOneMakesOfThem() throws IOException {
        String small = "s" + Cast.number();
        String big = "b" + Cast.number();
        run("known.csv", HEADER + "known-" + small + ".com,,,,,,,,,\nknown-" + big + ".com,,,,,,,,,\n");
        Import classic = run("rows.csv", HEADER + ROWS.replace("#", small));
        Import straight = run("rows.csv", HEADER + ROWS.replace("#", big) + filling(big, WIDE, " wide".repeat(70)));

        assertThat(straight.created() - WIDE).isEqualTo(classic.created());
        assertThat(List.of(straight.updated(), straight.duplicate(), straight.refused())).isEqualTo(List.of(classic.updated(), classic.duplicate(), classic.refused()));
        for (String table : List.of("site", "prospect", "contact", "site_reading", "site_price")) {
            assertThat(said(table, straight, big)).as(table).isEqualTo(said(table, classic, small)).isNotEmpty();
        }
        assertThat(count("""
            select count(*) from (select stage, sunk, has_contact, cell, sum(n) as n from prospect_count where brand_id = %1$d group by 1, 2, 3, 4 having sum(n) <> 0) said
            full join (select stage, sunk, has_contact, cell, count(*) as n from prospect where brand_id = %1$d group by 1, 2, 3, 4) there
              using (stage, sunk, has_contact, cell) where said.n is distinct from there.n""".formatted(brand.id()))).as("counts of the lists").isZero();
        assertThat(count("""
            select count(*) from contact c where c.import_id = %d and c.check_due_at is null
              and not exists (select 1 from contact_check_range r where c.id between r.from_contact and r.to_contact)""".formatted(straight.id())))
            .as("addresses that nobody will look at").isZero();
        long readings = count("select count(*) from site_reading where import_id = " + straight.id());
        Import again = run("rows.csv", HEADER + ROWS.replace("#", big) + filling(big, WIDE, " wide".repeat(70)));
        assertThat(List.of(again.created(), again.updated())).as("twice changes nothing").isEqualTo(List.of(0L, 0L));
        assertThat(count("select count(*) from site_reading where import_id in (" + straight.id() + ", " + again.id() + ")")).isEqualTo(readings);
        assertThat(count("select count(*) from site s where s.import_id = " + straight.id()
            + " and (s.domain ~ '[A-Z]' or not exists (select 1 from prospect p where p.site_id = s.id))")).isZero();
    }

    @Test
    void prospectsThatWaitForTheirRankingStandBehindTheRankedOnesAndAreRankedInPlace() throws IOException {
        String tag = "w" + Cast.number();
        run("ranked.csv", "Domain,DR\nranked-" + tag + ".com,20\n");
        Import big = run("big.csv", HEADER + filling(tag, MANY, ""));
        assertThat(count("select count(*) from prospect where awaits_ranking and brand_id = " + brand.id())).isEqualTo(MANY);
        for (Sort sort : Sort.values()) {
            List<String> page = page(sort, 0, 3);
            assertThat(page).as(sort + ": ranked first").hasSize(3).startsWith("ranked-" + tag + ".com");
            assertThat(page(sort, 1, 2)).as(sort + ": page two goes on").isEqualTo(page.subList(1, 3));
            assertThat(page(sort, MANY, 5)).as(sort + ": the last").hasSize(1);
        }
        assertThat(found(ProspectFilter.ALL)).isEqualTo(MANY + 1);
        assertThat(found(ProspectFilter.ALL.withContact(true))).isEqualTo(MANY);
        assertThat(found(ProspectFilter.ALL.withText("fill-1-" + tag))).isEqualTo(1);

        QuarkusTransaction.requiringNew().timeout(300).run(() -> rank.run(brand.id(), NOW));
        assertThat(count("select count(*) from prospect where awaits_ranking and brand_id = " + brand.id())).isZero();
        assertThat(count("select count(*) from brand_ranking where awaiting_from is not null and brand_id = " + brand.id())).isZero();
        assertThat(page(Sort.AUTHORITY, 0, 1)).as("DR 99 is better than 20").doesNotContain("ranked-" + tag + ".com");
        assertThat(found(ProspectFilter.ALL)).isEqualTo(MANY + 1);

        undo.run(big.id(), NOW);
        assertThat(page(Sort.SCORE, 0, 9)).containsExactly("ranked-" + tag + ".com");
        assertThat(count("select count(*) from contact where import_id = " + big.id())).isZero();
    }

    private static String filling(String tag, int rows, String more) {
        StringBuilder filling = new StringBuilder();
        for (int i = 0; i < rows; i++) {
            filling.append("fill-").append(i).append('-').append(tag).append(".com,Filling no. ").append(i).append(more).append(",Remote work,").append(i % 100).append(',').append(i)
                .append(",ed@fill-").append(i).append('-').append(tag).append(".com,Ed,Kenya,,\n");
        }
        return filling.toString();
    }

    /** Every row of the table that the import made at sites that are no filling, without numbers and moments and without what the ranking adds. */
    private List<?> said(String table, Import of, String tag) {
        String ofSite = table.equals("site") ? "t.id" : "t.site_id";
        String row = table.equals("prospect") ? "concat_ws(' ', t.domain, t.stage, t.has_contact)"
            : "cast(to_jsonb(t) - array['id', 'site_id', 'number', 'import_id', 'title_import_id', 'check_due_at', 'created_at', 'source_at'] as text)";
        return rows("select replace(s.domain || ' ' || " + row + ", '" + tag + "', '#') from " + table + " t join site s on s.id = " + ofSite
            + " where t.import_id = " + of.id() + " and s.domain not like 'fill-%' order by 1");
    }

    private List<String> page(Sort sort, long offset, int limit) {
        return QuarkusTransaction.requiringNew().call(() -> ranked.find(imports.getEntityManager().find(Brand.class, brand.id()), ProspectFilter.ALL, Optional.empty(), sort,
            offset, limit).stream().map(each -> each.prospect().site().domain()).toList());
    }

    private long found(ProspectFilter filter) {
        return QuarkusTransaction.requiringNew().call(() -> ranked.count(imports.getEntityManager().find(Brand.class, brand.id()), filter));
    }

    private Import run(String name, String text) throws IOException {
        Import brought = bring.bring(brand, cast.ana(), ImportKind.PROSPECTS, name, Files.writeString(folder.resolve(name), text), NOW);
        bring.start(brought.id());
        runImport.run(NOW);
        Import done = QuarkusTransaction.requiringNew().call(() -> imports.findById(brought.id()));
        assertThat(done.state()).as(done.failure()).isEqualTo(ImportState.DONE);
        return done;
    }

    private long count(String sql) {
        return ((Number) rows(sql).get(0)).longValue();
    }

    private List<?> rows(String sql) {
        return QuarkusTransaction.requiringNew().call(() -> imports.getEntityManager().createNativeQuery(sql).getResultList());
    }
}
