package dev.linkwright.link;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.stream.IntStream;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import dev.linkwright.link.inspect.Observation;

/** When a page is looked at again, as links.md says it, and why. */
class CheckScheduleTest {

    private static final Instant START = Instant.parse("2026-11-20T08:00:00Z");

    /** The checks are "days after the promise:what was seen"; the next one comes between two days after the promise. */
    @ParameterizedTest
    @CsvSource(delimiter = '|', value = {
        "                                    | 2   | 2.05  | 48 hours after the promise",
        "2.1:ABSENT                          | 7   | 7.05  | a week after the promise",
        "2.1:ABSENT 7.1:MENTION_ONLY         | 30  | 30.05 | 30 days after the promise",
        "2.1:ABSENT 7.1:ABSENT 31:ABSENT     | 61  | 62    | every 30 days: promised long ago",
        "0:FOLLOWED                          | 1   | 1.05  | daily: won this week",
        "0:FOLLOWED 6.9:FOLLOWED             | 7.9 | 7.95  | daily: won this week",
        "0:QUALIFIED 7:QUALIFIED             | 14  | 15    | weekly: won lately",
        "0:QUALIFIED 89:QUALIFIED            | 96  | 97    | weekly: won lately",
        "0:QUALIFIED 90:QUALIFIED            | 120 | 121   | every 30 days: stable",
        "0:QUALIFIED 400:QUALIFIED           | 460 | 461   | every 60 days: stable for over a year",
        "0:FOLLOWED! 10:FOLLOWED!            | 13  | 14    | every 3 days: won lately, of high value",
        "0:FOLLOWED! 100:FOLLOWED!           | 114 | 115   | every 2 weeks: stable, of high value",
        "0:FOLLOWED 100:ABSENT               | 101 | 101.05| daily: at risk",
        "0:FOLLOWED 1:GONE 2:GONE 3:GONE     | 33  | 34    | monthly: lost",
        "0:FOLLOWED 20:UNVERIFIABLE          | 21  | 21.05 | daily: could not verify",
        "0:FOLLOWED 20:UNVERIFIABLE 34:UNVERIFIABLE | 41 | 42 | weekly: please have a look yourself",
    })
    void theNextLook(String checks, double from, double to, String because) {
        Backlink link = promised("https://tidy-desk.example/a");
        for (String check : checks == null ? new String[0] : checks.split(" ")) see(link, check);
        Duration after = Duration.between(START, link.nextCheckAt());
        assertThat(after.toMinutes() / 1440.0).as(because).isBetween(from - 0.001, to + 0.001);
        assertThat(link.nextCheckBecause()).isEqualTo(because);
    }

    @Test
    void checksAreSpreadAndThoseOfOnePageComeTogether() {
        List<Instant> days = IntStream.range(0, 2_400).mapToObj(i -> promised("https://site-" + i + ".example/page"))
            .peek(link -> see(link, "0:QUALIFIED")).peek(link -> see(link, "10:QUALIFIED")).map(Backlink::nextCheckAt).toList();
        for (int hour = 0; hour < 24; hour++) {
            Instant from = START.plus(Duration.ofDays(17)).plus(Duration.ofHours(hour));
            assertThat(days.stream().filter(at -> !at.isBefore(from) && at.isBefore(from.plus(Duration.ofHours(1))))).as("hour " + hour).hasSizeBetween(50, 150);
        }
        Backlink one = promised("https://tidy-desk.example/a");
        Backlink other = new Backlink(null, null, PageAddress.of("http://www.tidy-desk.example/a/", "pageUrl"), PageAddress.of("fernhill.example/c", "targetUrl"), null, null, "promised", START);
        assertThat(other.nextCheckAt()).isEqualTo(one.nextCheckAt());
    }

    @Test
    void whatIsWrittenOffIsNotLookedAt() {
        Backlink link = promised("https://tidy-desk.example/a");
        link.writeOff("site closed", START);
        assertThat(link.nextCheckAt()).isNull();
        assertThat(link.nextCheckBecause()).isEqualTo("no more checks: written off");
    }

    @Test
    void aSentenceSaysWhyAPageIsNotVisitedNow() {
        Backlink link = promised("https://tidy-desk.example/a");
        assertThat(WhyNotChecked.briefly(link, START)).startsWith("It waits for 22 Nov 2026, 08:").endsWith("UTC (48 hours after the promise).");
        assertThat(WhyNotChecked.briefly(link, START.plus(Duration.ofDays(3)))).startsWith("It is due since 22 Nov 2026, 08:").contains("one page at a time");
        link.writeOff("site closed", START);
        assertThat(WhyNotChecked.briefly(link, START)).isEqualTo("It is not looked at any more: written off.");
    }

    private static Backlink promised(String page) {
        return new Backlink(null, null, PageAddress.of(page, "pageUrl"), PageAddress.of("fernhill.example/b", "targetUrl"), null, null, "promised", START);
    }

    private static void see(Backlink link, String check) {
        String[] parts = check.replace("!", "").split(":");
        Observation observation = Observation.valueOf(parts[1]);
        link.saw(observation, observation == Observation.QUALIFIED ? List.of("nofollow") : List.of(), check.endsWith("!"), START.plus(Duration.ofMinutes(Math.round(Double.parseDouble(parts[0]) * 1440))));
    }
}
