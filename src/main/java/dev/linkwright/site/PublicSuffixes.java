package dev.linkwright.site;

import crawlercommons.domains.EffectiveTldFinder;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.HashSet;
import java.util.Set;

/**
 * The same list as {@link EffectiveTldFinder}'s, private section included, for the names that most of a million are: two or three plain labels
 * under rules without wildcards. Whatever is more than that is asked there.
 */
final class PublicSuffixes {

    private static final String LIST = "/effective_tld_names.dat";
    private static final Set<String> RULES = new HashSet<>(1 << 15);
    /** Domains with a wildcard or an exception below them. */
    private static final Set<String> OTHERWISE = new HashSet<>();

    static {
        try (BufferedReader lines = new BufferedReader(new InputStreamReader(EffectiveTldFinder.class.getResourceAsStream(LIST), StandardCharsets.UTF_8))) {
            for (String line = lines.readLine(); line != null; line = lines.readLine()) {
                String rule = line.strip();
                if (rule.startsWith("*.") || rule.startsWith("!")) {
                    OTHERWISE.add(rule.substring(rule.indexOf('.') + 1));
                } else if (!rule.isEmpty() && !rule.startsWith("//")) {
                    RULES.add(rule);
                }
            }
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }

    private PublicSuffixes() {
    }

    /**
     * @param host lower-case ASCII
     * @return one label below the longest suffix, or null where {@link EffectiveTldFinder} must say
     */
    static String registrable(String host) {
        int last = host.lastIndexOf('.');
        int second = host.lastIndexOf('.', last - 1);
        if (last < 0 || second >= 0 && host.lastIndexOf('.', second - 1) >= 0 || host.contains("xn--") || RULES.contains(host)) {
            return null;
        }
        String ending = host.substring(last + 1);
        if (!RULES.contains(ending) || OTHERWISE.contains(ending) || OTHERWISE.contains(host)) {
            return null;
        }
        if (second < 0) {
            return host;
        }
        String two = host.substring(second + 1);
        return OTHERWISE.contains(two) ? null : RULES.contains(two) ? host : two;
    }
}
