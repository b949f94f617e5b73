package dev.linkwright.imports.file;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.linkwright.shared.SafeCells;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import java.util.zip.GZIPOutputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

class ImportFileTest {

    private static final String AHREFS_DOMAINS = "\"Domain\"\t\"Is spam\"\t\"DR\"\t\"Dofollow ref. domains\"\t\"Traffic \"\t\"Keywords \"\t\"First seen\"\n"
        + "\"hiringfield.com\"\t\"false\"\t\"71\"\t\"1,204\"\t\"18,400\"\t\"12\"\t\"2026-10-01 10:00:00\"\n"
        + "\"worklab.com\"\t\"true\"\t\"31,5\"\t\"12\"\t\"\"\t\"\"\t\"\"\n";

    static Stream<Arguments> sources() {
        return Stream.of(
            Arguments.of("Ahrefs backlinks", "Referring page title\tReferring page URL\tDomain rating\tTarget URL\tAnchor\tNofollow\tFirst seen"),
            Arguments.of("Ahrefs link intersect", "Referring page title\tReferring page URL\tDomain rating\tIntersect\trival.com/"),
            Arguments.of("Ahrefs batch analysis", "#\tTarget\tMode\tURL Rating\tDomain Rating\tAhrefs Rank\tOrganic / Traffic"),
            Arguments.of("Semrush backlinks", "Page ascore,Source title,Source url,Target url,Anchor,Nofollow"),
            Arguments.of("Semrush backlinks", "Page score,Page trust score,Source title,Source url,Target url,Anchor"),
            Arguments.of("Semrush referring domains", "Domain ascore;Domain;Backlinks;Country"),
            Arguments.of("Moz inbound links", "URL,Title,Anchor Text,Spam Score,Page Authority,Domain Authority,Target URL"),
            Arguments.of("Majestic backlinks", "SourceURL,AnchorText,SourceTrustFlow,SourceCitationFlow,Domain,DomainTrustFlow,TargetURL"),
            Arguments.of("Majestic backlinks, older", "Target URL,Source URL,Anchor Text,Source Crawl Date"),
            Arguments.of("Search Console latest links", "Linking page,Last crawled"),
            Arguments.of("Search Console top sites", "Site,Linking pages,Target pages"),
            Arguments.of("Pitchbox partners", "Partner URL,Partner Category,Contact Email,Contact First Name,Contact Last Name"),
            Arguments.of("BuzzStream link partners", "Link Partner - Name,Link Partner - Domain,Linking from,Linking To,Anchor Text"),
            Arguments.of("Majestic Million", "GlobalRank,TldRank,Domain,TLD,RefSubNets,RefIPs,IDN_Domain,IDN_TLD"),
            Arguments.of("Common Crawl domain ranks", "#harmonicc_pos\t#harmonicc_val\t#pr_pos\t#pr_val\t#host_rev\t#n_hosts"),
            Arguments.of("CrUX", "origin,rank"));
    }

    @ParameterizedTest
    @MethodSource("sources")
    void whatTheUsualToolsExportIsKnownByItsHeader(String source, String header) throws IOException {
        Shape shape = file(header.toUpperCase() + "\n").shape();
        assertThat(shape.source()).map(KnownSource::name).hasValue(source);
    }

    @Test
    void ahrefsReferringDomainsAsTheyReallyLook() throws IOException {
        ImportFile file = file(AHREFS_DOMAINS, StandardCharsets.UTF_16LE, 0xff, 0xfe);
        Shape shape = file.shape();
        assertThat(shape.source()).map(KnownSource::name).hasValue("Ahrefs referring domains");
        assertThat(shape.encoding()).isEqualTo("UTF-16LE");
        assertThat(shape.delimiterName()).isEqualTo("tab");
        assertThat(shape.headerLine()).isEqualTo(1);
        assertThat(shape.header()).contains("Traffic", "Is spam");
        assertThat(shape.meanings()).containsExactly(Meaning.SITE, Meaning.SPAM_FLAG, Meaning.DR, Meaning.NOTE, Meaning.TRAFFIC, Meaning.NOTE, Meaning.NOTE);
        assertThat(rows(file, shape)).extracting(row -> row.cell(0)).containsExactly("hiringfield.com", "worklab.com");
        assertThat(Values.number(rows(file, shape).get(1).cell(2), shape.decimalComma())).hasValue(31.5);
    }

    @Test
    void linesOfMetadataAboveTheHeaderAreSkipped() throws IOException {
        ImportFile file = file("Moz export\nSite: fernhill.com\n\nDate,2026-11-02\n\n"
            + "URL,Title,Anchor Text,Spam Score,Page Authority,Domain Authority,Target URL\nhttps://a.com/x,A,here,3,20,44,https://fernhill.com/\n");
        Shape shape = file.shape();
        assertThat(shape.headerLine()).isEqualTo(6);
        assertThat(rows(file, shape)).singleElement().satisfies(row -> {
            assertThat(row.number()).isEqualTo(1);
            assertThat(row.line()).isEqualTo(7);
            assertThat(row.cell(5)).isEqualTo("44");
        });
    }

    @Test
    void trancoHasNoHeader() throws IOException {
        ImportFile file = file("1,google.com\n2,facebook.com\n");
        Shape shape = file.shape();
        assertThat(shape.source()).map(KnownSource::name).hasValue("Tranco");
        assertThat(rows(file, shape)).hasSize(2);
    }

    @Test
    void gzipIsUnpackedOnTheWay() throws IOException {
        byte[] packed = gzip("1,google.com\n2,facebook.com\n");
        ImportFile file = new ImportFile(() -> new ByteArrayInputStream(packed));
        assertThat(rows(file, file.shape())).hasSize(2);
    }

    @Test
    void lettersOfWindows1252AreNotTornApart() throws IOException {
        ImportFile file = file("Website;Ansprechpartner;E-Mail\nbücher.de;Jürgen Groß;j@bücher.de\n", Charset.forName("windows-1252"));
        Shape shape = file.shape();
        assertThat(shape.encoding()).isEqualTo("Windows-1252");
        assertThat(shape.meanings()).containsExactly(Meaning.SITE, Meaning.CONTACT, Meaning.EMAIL);
        assertThat(rows(file, shape).get(0).cell(1)).isEqualTo("Jürgen Groß");
    }

    @Test
    void aSheetOfOnesOwnIsGuessedAtByItsColumnNames() throws IOException {
        Shape shape = file("Website,Name,Email,DA,Colour\nhttps://a.com,Maya,maya@a.com,44,blue\n").shape();
        assertThat(shape.source()).isEmpty();
        assertThat(shape.meanings()).containsExactly(Meaning.SITE, Meaning.CONTACT, Meaning.EMAIL, Meaning.DA, Meaning.NOTE);
    }

    @Test
    void aBareListOfSitesNeedsNoHeader() throws IOException {
        ImportFile file = file("hiringfield.com\nworklab.com\n");
        Shape shape = file.shape();
        assertThat(shape.meanings()).containsExactly(Meaning.SITE);
        assertThat(rows(file, shape)).hasSize(2);
    }

    @Test
    void quotedNewlinesStayInTheirCell() throws IOException {
        ImportFile file = file("Domain,Title\na.com,\"two\nlines\"\nb.com,x\n");
        List<Row> rows = rows(file, file.shape());
        assertThat(rows).extracting(Row::number).containsExactly(1L, 2L);
        assertThat(rows).extracting(Row::line).containsExactly(2L, 4L);
    }

    @Test
    void aCellThatASpreadsheetWouldRunIsMadeHarmlessAndComesBack() throws IOException {
        assertThat(SafeCells.write(List.of("=1+1", "+49", "-x", "@sum", "\tx", "plain", "")))
            .containsExactly("'=1+1", "'+49", "'-x", "'@sum", "'\tx", "plain", "");
        ImportFile ours = file("Domain,Title,Refused because\na.com,'=1+1,no address\n");
        assertThat(rows(ours, ours.shape()).get(0).cell(1)).isEqualTo("=1+1");
        ImportFile theirs = file("Domain,Title\na.com,'=1+1\n");
        assertThat(rows(theirs, theirs.shape()).get(0).cell(1)).isEqualTo("'=1+1");
    }

    static Stream<Arguments> noTables() throws IOException {
        byte[] noise = new byte[3000];
        new java.util.Random(7).nextBytes(noise);
        byte[] packed = gzip("Domain\nhello.com\n");
        return Stream.of(
            Arguments.of("noise", noise, "neither text nor a workbook"),
            Arguments.of("a picture", new byte[] {(byte) 0x89, 'P', 'N', 'G', '\r', '\n', 0x1a, '\n', 0, 0, 0, 13}, "neither text nor a workbook"),
            Arguments.of("a PDF", "%PDF-1.7 something".getBytes(StandardCharsets.UTF_8), "neither text nor a workbook"),
            Arguments.of("a zip that breaks off", new byte[] {'P', 'K', 3, 4, 0, 0, 0}, "workbook can't be opened"),
            Arguments.of("gzip that breaks off", java.util.Arrays.copyOf(packed, packed.length - 6), "damaged or breaks off"),
            Arguments.of("gzip that breaks off at once", java.util.Arrays.copyOf(packed, 4), "damaged or breaks off"));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("noTables")
    void whatIsNoTableIsRefusedInWords(String what, byte[] bytes, String words) {
        assertThatThrownBy(() -> new ImportFile(() -> new ByteArrayInputStream(bytes)).shape()).isInstanceOf(UnreadableFile.class).hasMessageContaining(words);
    }

    @Test
    void aNulInAHeaderIsNoLetter() throws IOException {
        assertThat(file("Domain\0,Title of it" + " and more".repeat(20) + "\nhello.com,x\n").shape().header().get(0)).isEqualTo("Domain");
    }

    private static byte[] gzip(String text) throws IOException {
        ByteArrayOutputStream packed = new ByteArrayOutputStream();
        try (GZIPOutputStream gzip = new GZIPOutputStream(packed)) {
            gzip.write(text.getBytes(StandardCharsets.UTF_8));
        }
        return packed.toByteArray();
    }

    private static List<Row> rows(ImportFile file, Shape shape) throws IOException {
        List<Row> rows = new ArrayList<>();
        file.read(shape, rows::add);
        return rows;
    }

    private static ImportFile file(String text) throws IOException {
        return file(text, StandardCharsets.UTF_8);
    }

    private static ImportFile file(String text, Charset charset, int... bom) throws IOException {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        for (int b : bom) {
            out.write(b);
        }
        out.write(text.getBytes(charset));
        byte[] bytes = out.toByteArray();
        return new ImportFile(() -> new ByteArrayInputStream(bytes));
    }
}
