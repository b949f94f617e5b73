package dev.linkwright.sandbox;

import de.siegmar.fastcsv.reader.CsvReader;
import de.siegmar.fastcsv.reader.NamedCsvRecord;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;

/**
 * One line of {@code sandbox/sites.csv}: a made-up site with made-up figures.
 *
 * @param authority 0..100
 * @param visits    organic visits a month
 * @param spam      spam score in percent
 * @param contact   empty where nobody is known yet
 * @param mailbox   local part of the contact's address
 */
record SampleSite(String domain, String title, String category, String path, String page, String intro,
        int authority, long visits, int spam, String contact, String role, String mailbox) {

    static List<SampleSite> all() {
        try (InputStreamReader file = new InputStreamReader(SampleSite.class.getResourceAsStream("/sandbox/sites.csv"), StandardCharsets.UTF_8);
                CsvReader<NamedCsvRecord> lines = CsvReader.builder().ofNamedCsvRecord(file)) {
            return lines.stream().map(SampleSite::of).toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** The contact's mail address, if there is a contact. */
    Optional<String> address() {
        return mailbox.isBlank() ? Optional.empty() : Optional.of(mailbox + "@" + domain);
    }

    String homeUrl() {
        return "http://" + domain + "/";
    }

    String pageUrl() {
        return "http://" + domain + path;
    }

    private static SampleSite of(NamedCsvRecord line) {
        return new SampleSite(line.getField("domain"), line.getField("title"), line.getField("category"), line.getField("path"), line.getField("page"),
                line.getField("intro"), Integer.parseInt(line.getField("authority")), Long.parseLong(line.getField("visits")),
                Integer.parseInt(line.getField("spam")), line.getField("contact"), line.getField("role"), line.getField("mailbox"));
    }
}
