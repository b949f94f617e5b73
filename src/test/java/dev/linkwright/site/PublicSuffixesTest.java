package dev.linkwright.site;

import static org.assertj.core.api.Assertions.assertThat;

import crawlercommons.domains.EffectiveTldFinder;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.junit.jupiter.api.Test;

/** The short way never says anything else than the library does, tried around every rule of the list. */
class PublicSuffixesTest {

    @Test
    void saysWhatTheLibrarySays() throws IOException {
        int answered = 0;
        try (BufferedReader lines = new BufferedReader(new InputStreamReader(EffectiveTldFinder.class.getResourceAsStream("/effective_tld_names.dat"), StandardCharsets.UTF_8))) {
            for (String line = lines.readLine(); line != null; line = lines.readLine()) {
                String rule = line.strip().replaceFirst("^(\\*\\.|!)", "");
                if (!rule.matches("[a-z0-9.-]+")) {
                    continue;
                }
                for (String host : List.of(rule, "a1." + rule, "b2.a1." + rule, "c3.b2.a1." + rule)) {
                    String said = PublicSuffixes.registrable(host);
                    if (said != null) {
                        assertThat(said).as(host).isEqualTo(EffectiveTldFinder.getAssignedDomain(host, true, false));
                        answered++;
                    }
                }
            }
        }
        assertThat(answered).isGreaterThan(7_000);
    }
}
