package dev.linkwright.link.disavow;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

import org.junit.jupiter.api.Test;

import dev.linkwright.shared.RuleViolation;

/** The disavow file: UTF-8, one domain:x or address a line, # comments, at most 100,000 lines and 2 MB; the earlier file is kept. */
class DisavowTextTest {

    @Test
    void theEarlierFileIsKeptWordForWordAndTheNewLinesFollow() {
        String earlier = "# our first file, 2019\r\ndomain:Old-Spam.example\r\n\r\n  # indented\r\nhttp://pages.example/a?b=1\r\n";
        String next = DisavowText.of(bytes("\uFEFF" + earlier)).with(List.of("Added on 2026-11-21"), Set.of("zeta.example", "old-spam.example", "alpha.example"),
            Set.of("https://www.pages.example/new", "http://pages.example/a?b=1", "https://blog.alpha.example/x"));
        assertThat(next).isEqualTo("""
            # our first file, 2019
            domain:Old-Spam.example

              # indented
            http://pages.example/a?b=1

            # Added on 2026-11-21
            domain:alpha.example
            domain:zeta.example
            https://www.pages.example/new
            """);
    }

    @Test
    void aFileMergedTwiceIsTheSameFile() {
        String once = DisavowText.of("domain:a.example").with(List.of("Added"), Set.of("b.example"), Set.of("http://c.example/x"));
        assertThat(DisavowText.of(once).with(List.of("Added"), Set.of("b.example"), Set.of("http://c.example/x"))).isEqualTo(once);
    }

    @Test
    void brokenLinesAreReportedByNumberAndKeptAsComments() {
        DisavowText text = DisavowText.of("domain:good.example\nspam.example\ndomain:http://x.example\n\ndomain:co.uk\nhttp://two words.example/a\nnonsense\nftp://x.example/\nhttp://ok.example/" + "a".repeat(2_048));
        assertThat(text.broken()).extracting(DisavowText.Broken::number).containsExactly(2, 3, 5, 6, 7, 8, 9);
        assertThat(text.broken().get(0).why()).contains("domain:");
        assertThat(text.with(List.of(), Set.of(), Set.of()).split("\n")[1]).isEqualTo("# line 2, left out (write “domain:” before a site, or http:// before a page): spam.example");
    }

    @Test
    void aSubdomainIsCoveredByItsDomainAndNotTheOtherWayRound() {
        DisavowText text = DisavowText.of("domain:blog.spam.example\ndomain:farm.example");
        assertThat(text.covers("https://www.farm.example/x")).isTrue();
        assertThat(text.covers("https://blog.spam.example/x")).isTrue();
        assertThat(text.covers("https://spam.example/x")).isFalse();
        assertThat(text.with(List.of(), Set.of("spam.example"), Set.of())).contains("domain:spam.example");
    }

    @Test
    void namesInOtherAlphabetsAreTheirPunycode() {
        assertThat(DisavowText.of("domain:bücher.example").coversHost("xn--bcher-kva.example")).isTrue();
        assertThat(DisavowText.of("domain:bücher.example").broken()).isEmpty();
    }

    @Test
    void theLimitsOfGoogleHoldOnTheWayInAndOut() {
        assertThat(DisavowText.of(lines(100_000)).domainCount()).isEqualTo(100_000);
        refused(() -> DisavowText.of(lines(100_001)), "100,001 lines");
        refused(() -> DisavowText.of(lines(99_998)).with(List.of("Added"), Set.of("a.example"), Set.of()), "100,001 lines");
        refused(() -> DisavowText.of(new byte[2 * 1024 * 1024 + 1]), "2 MB");
        refused(() -> DisavowText.of(("# fine\n# caf\u00e9\n").getBytes(StandardCharsets.ISO_8859_1)), "not UTF-8 (line 2)");
        refused(() -> DisavowText.of(bytes("domain:a.example\n\u0000\u0000")), "no text file");
    }

    private static void refused(org.assertj.core.api.ThrowableAssert.ThrowingCallable what, String why) {
        assertThatThrownBy(what).isInstanceOfSatisfying(RuleViolation.class, no -> assertThat(no.field()).isEqualTo("file")).hasMessageContaining(why);
    }

    private static String lines(int count) {
        return IntStream.range(0, count).mapToObj(i -> "domain:s" + i + ".example").collect(Collectors.joining("\n"));
    }

    private static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }
}
