package dev.linkwright.testing;

import java.io.IOException;
import java.io.Writer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Random;

/** A generated sheet of prospects: eight columns, every row another domain, in no order; the same file every time. */
public final class ManyProspects {

    private static final List<String> WORDS = List.of("remote", "work", "survey", "hiring", "garden", "travel", "finance", "health", "recipe", "cloud",
        "music", "sport", "history", "science", "kids", "school", "energy", "craft", "coffee", "design");
    private static final List<String> ENDINGS = List.of("com", "org", "net", "de", "co.uk", "io", "blog", "fr", "info", "es");
    private static final List<String> NAMES = List.of("Ada", "Ben", "Cleo", "Dan", "Eva", "Finn", "Gia", "Hal", "Ida", "Jan");
    private static final List<String> COUNTRIES = List.of("United States", "Germany", "France", "Spain", "Kenya");

    private ManyProspects() {
    }

    public static void write(Path file, int rows) throws IOException {
        Random random = new Random(7);
        try (Writer out = Files.newBufferedWriter(file)) {
            out.write("Domain,Title,Category,Domain Rating,Traffic,Email,Contact name,Country\n");
            for (int i = 0; i < rows; i++) {
                // Knuth's multiplicative hash: every number another one, in no order
                String number = Long.toString(i * 2_654_435_761L % 4_294_967_296L, 36);
                String domain = any(WORDS, random) + "-" + any(WORDS, random) + "-" + number + "." + any(ENDINGS, random);
                String name = any(NAMES, random);
                out.write(domain + ",\"The " + any(WORDS, random) + " and " + any(WORDS, random) + " weekly, no. " + random.nextInt(1000) + "\","
                    + any(WORDS, random) + " and " + any(WORDS, random) + "," + random.nextInt(101) + "," + random.nextInt(200_000) + ","
                    + name.toLowerCase(java.util.Locale.ROOT) + "@" + domain + "," + name + " " + any(NAMES, random) + "son," + any(COUNTRIES, random) + "\n");
            }
        }
    }

    private static String any(List<String> of, Random random) {
        return of.get(random.nextInt(of.size()));
    }
}
