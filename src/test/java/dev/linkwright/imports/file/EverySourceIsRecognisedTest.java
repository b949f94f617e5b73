package dev.linkwright.imports.file;

import static dev.linkwright.imports.file.Meaning.ANCHOR;
import static dev.linkwright.imports.file.Meaning.AS;
import static dev.linkwright.imports.file.Meaning.CONTACT;
import static dev.linkwright.imports.file.Meaning.DA;
import static dev.linkwright.imports.file.Meaning.DR;
import static dev.linkwright.imports.file.Meaning.EMAIL;
import static dev.linkwright.imports.file.Meaning.FIRST_NAME;
import static dev.linkwright.imports.file.Meaning.LAST_SEEN;
import static dev.linkwright.imports.file.Meaning.NOFOLLOW;
import static dev.linkwright.imports.file.Meaning.PAGE;
import static dev.linkwright.imports.file.Meaning.PRICE;
import static dev.linkwright.imports.file.Meaning.RANK;
import static dev.linkwright.imports.file.Meaning.REVERSED_SITE;
import static dev.linkwright.imports.file.Meaning.SITE;
import static dev.linkwright.imports.file.Meaning.SPAM_FLAG;
import static dev.linkwright.imports.file.Meaning.SPAM_SCORE;
import static dev.linkwright.imports.file.Meaning.SPONSORED;
import static dev.linkwright.imports.file.Meaning.TARGET;
import static dev.linkwright.imports.file.Meaning.TF;
import static dev.linkwright.imports.file.Meaning.TITLE;
import static dev.linkwright.imports.file.Meaning.TOPIC;
import static dev.linkwright.imports.file.Meaning.TRAFFIC;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.dhatim.fastexcel.Workbook;
import org.dhatim.fastexcel.Worksheet;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** Every file that people bring from the usual tools, as it really looks: a small one of each in {@code src/test/resources/imports}. */
class EverySourceIsRecognisedTest {

    @TempDir
    Path folder;

    /** file, source, encoding, delimiter, line of the header, rows, and what some columns mean */
    static Stream<Arguments> files() {
        return Stream.of(
            file("ahrefs-backlinks.csv", "Ahrefs backlinks", "UTF-16LE", "tab", 1, 2, PAGE, TITLE, TARGET, DR, TRAFFIC, SPAM_FLAG, NOFOLLOW, SPONSORED, CONTACT, TOPIC),
            file("ahrefs-backlinks-older.csv", "Ahrefs backlinks", "UTF-16LE", "tab", 1, 1, PAGE, TITLE, TARGET, DR),
            file("ahrefs-broken-backlinks.csv", "Ahrefs broken backlinks", "UTF-16LE", "tab", 1, 1, PAGE, TARGET, ANCHOR, DR),
            file("ahrefs-link-intersect.csv", "Ahrefs link intersect", "UTF-16LE", "tab", 1, 1, PAGE, TITLE, DR),
            file("ahrefs-referring-domains.csv", "Ahrefs referring domains", "UTF-16LE", "tab", 1, 1, SITE, DR, TRAFFIC, SPAM_FLAG),
            file("ahrefs-referring-domains-numbered.csv", "Ahrefs referring domains", "UTF-16BE", "tab", 1, 1, SITE, DR, TRAFFIC),
            file("ahrefs-batch-analysis.csv", "Ahrefs batch analysis", "UTF-8", "tab", 1, 1, SITE, DR, TRAFFIC),
            file("semrush-backlinks.csv", "Semrush backlinks", "UTF-8", "comma", 1, 1, PAGE, TITLE, TARGET, ANCHOR, NOFOLLOW, SPONSORED),
            file("semrush-backlinks-older.csv", "Semrush backlinks", "UTF-8", "comma", 1, 1, PAGE, TITLE, TARGET),
            file("semrush-referring-domains.csv", "Semrush referring domains", "UTF-8", "semicolon", 1, 1, SITE, AS),
            file("moz-inbound-links.csv", "Moz inbound links", "UTF-8", "comma", 6, 1, PAGE, TITLE, ANCHOR, DA, SPAM_SCORE, TARGET),
            file("moz-linking-domains.csv", "Moz linking domains", "UTF-8", "comma", 1, 1, SITE, DA, SPAM_SCORE),
            file("majestic-backlinks.csv", "Majestic backlinks", "UTF-8", "comma", 1, 7, PAGE, TARGET, TF, TOPIC, NOFOLLOW),
            file("majestic-backlinks-older.csv", "Majestic backlinks, older", "UTF-8", "comma", 1, 1, PAGE, TARGET, ANCHOR),
            file("search-console-latest-links.csv", "Search Console latest links", "UTF-8", "comma", 1, 2, PAGE, LAST_SEEN),
            file("search-console-latest-links-de.csv", "Search Console latest links", "UTF-8", "comma", 1, 1, PAGE, LAST_SEEN),
            file("search-console-latest-links-fr.csv", "Search Console latest links", "UTF-8", "comma", 1, 1, PAGE, LAST_SEEN),
            file("search-console-latest-links-es.csv", "Search Console latest links", "UTF-8", "comma", 1, 1, PAGE, LAST_SEEN),
            file("search-console-latest-links-it.csv", "Search Console latest links", "UTF-8", "semicolon", 1, 1, PAGE, LAST_SEEN),
            file("search-console-latest-links-pt.csv", "Search Console latest links", "UTF-8", "comma", 1, 1, PAGE, LAST_SEEN),
            file("search-console-latest-links-hu.csv", "Search Console latest links", "UTF-8", "comma", 1, 1, PAGE, LAST_SEEN),
            file("search-console-top-sites.csv", "Search Console top sites", "UTF-8", "comma", 1, 2, SITE),
            file("search-console-top-sites-de.csv", "Search Console top sites", "UTF-8", "comma", 1, 1, SITE),
            file("search-console-top-sites-fi.csv", "Search Console top sites", "UTF-8", "comma", 1, 1, SITE),
            file("search-console-top-pages.csv", "Search Console top pages", "UTF-8", "comma", 1, 1, TARGET),
            file("pitchbox-partners.csv", "Pitchbox partners", "UTF-8", "comma", 1, 2, PAGE, TOPIC, EMAIL, CONTACT, PRICE),
            file("pitchbox-partners-two-names.csv", "Pitchbox partners", "UTF-8", "comma", 1, 1, PAGE, EMAIL, FIRST_NAME),
            file("buzzstream-link-partners.csv", "BuzzStream link partners", "UTF-8", "comma", 1, 1, SITE, PAGE, TARGET, PRICE),
            file("majestic-million.csv", "Majestic Million", "UTF-8", "comma", 1, 3, SITE, RANK),
            file("tranco.csv", "Tranco", "UTF-8", "comma", 0, 4, SITE, RANK),
            file("common-crawl-domain-ranks.txt.gz", "Common Crawl domain ranks", "UTF-8", "tab", 1, 3, REVERSED_SITE, RANK),
            file("crux.csv", "CrUX", "UTF-8", "comma", 1, 2, SITE, RANK));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("files")
    void everyFileIsKnownByItsHeaderAndReadAsItIs(String name, String source, String encoding, String delimiter, int headerLine, int rows, List<Meaning> means)
            throws IOException {
        ImportFile file = new ImportFile(() -> open(name));
        Shape shape = file.shape();
        assertThat(shape.source()).map(KnownSource::name).hasValue(source);
        assertThat(shape.encoding()).isEqualTo(encoding);
        assertThat(shape.delimiterName()).isEqualTo(delimiter);
        assertThat(shape.headerLine()).isEqualTo(headerLine);
        assertThat(shape.meanings()).containsAll(means);
        assertThat(rows(file, shape)).hasSize(rows);
    }

    @Test
    void numbersAndDaysAreReadAsTheyWereMeant() throws IOException {
        ImportFile file = new ImportFile(() -> open("own-sheet-windows-1252.csv"));
        Shape shape = file.shape();
        assertThat(shape.encoding()).isEqualTo("Windows-1252");
        assertThat(shape.meanings()).startsWith(SITE, CONTACT, EMAIL, DR, TRAFFIC);
        Row row = rows(file, shape).get(0);
        assertThat(row.cell(1)).isEqualTo("Jürgen Groß");
        assertThat(Values.number(row.cell(3), shape.decimalComma())).hasValue(31.5);
        assertThat(Values.number(row.cell(4), shape.decimalComma())).hasValue(18_400);
        for (String language : List.of("", "-de", "-fr", "-es", "-it", "-pt", "-hu")) {
            ImportFile links = new ImportFile(() -> open("search-console-latest-links" + language + ".csv"));
            assertThat(Values.date(rows(links, links.shape()).get(0).cell(1))).as(language).hasValue(LocalDate.of(2026, 9, 15));
        }
    }

    @Test
    void aRowThatIsNotValidCsvHarmsOnlyItself() throws IOException {
        ImportFile file = new ImportFile(() -> open("majestic-backlinks.csv"));
        List<Row> rows = rows(file, file.shape());
        assertThat(rows).extracting(row -> row.cell(0)).contains("https://blog.hiringfield.example/surveys", "https://worklab.example/a",
            "https://site0.example/a", "https://site1.example/a", "https://site2.example/a");
        assertThat(rows).extracting(Row::line).containsExactly(2L, 3L, 4L, 5L, 6L, 7L, 8L);
    }

    @Test
    void aQuoteThatNeverClosesSwallowsNothingInABigFile() throws IOException {
        StringBuilder csv = new StringBuilder("Domain,Title\nfirst.example,\"open\n");
        for (int i = 0; i < 5_000; i++) {
            csv.append("site").append(i).append(".example,\"Title, no. ").append(i).append("\"\n");
        }
        byte[] bytes = csv.toString().getBytes(java.nio.charset.StandardCharsets.UTF_8);
        ImportFile file = new ImportFile(() -> new java.io.ByteArrayInputStream(bytes));
        List<Row> rows = rows(file, file.shape());
        assertThat(rows).hasSize(5_001);
        assertThat(rows.get(5_000).cell(1)).isEqualTo("Title, no. 4999");
    }

    @Test
    void aWorkbookOfSemrushIsReadRowByRow() throws IOException {
        Path file = folder.resolve("semrush.xlsx");
        try (OutputStream out = Files.newOutputStream(file); Workbook workbook = new Workbook(out, "Linkwright", "1.0")) {
            Worksheet sheet = workbook.newWorksheet("Sheet 1");
            List<String> header = List.of("Domain ascore", "Domain", "Backlinks", "IP address", "Country", "First seen", "Last seen");
            for (int i = 0; i < header.size(); i++) {
                sheet.value(0, i, header.get(i));
            }
            for (int row = 1; row <= 3_000; row++) {
                sheet.value(row, 0, 44);
                sheet.value(row, 1, "site" + row + ".example");
                sheet.value(row, 2, 1_204);
                sheet.value(row, 4, "us");
                sheet.value(row, 5, LocalDate.of(2026, 9, 15));
                sheet.style(row, 5).format("dd/mm/yyyy").set();
            }
        }
        ImportFile workbook = new ImportFile(() -> Files.newInputStream(file));
        Shape shape = workbook.shape();
        assertThat(shape.source()).map(KnownSource::name).hasValue("Semrush referring domains");
        assertThat(shape.encoding()).isEqualTo("XLSX");
        List<Row> rows = rows(workbook, shape);
        assertThat(rows).hasSize(3_000);
        assertThat(rows.get(2_999).cells()).startsWith("44", "site3000.example", "1204").contains("us", "2026-09-15");
    }

    private static Arguments file(String name, String source, String encoding, String delimiter, int headerLine, int rows, Meaning... means) {
        return Arguments.of(name, source, encoding, delimiter, headerLine, rows, List.of(means));
    }

    private static InputStream open(String name) {
        return EverySourceIsRecognisedTest.class.getResourceAsStream("/imports/" + name);
    }

    private static List<Row> rows(ImportFile file, Shape shape) throws IOException {
        List<Row> rows = new ArrayList<>();
        file.read(shape, rows::add);
        return rows;
    }
}
