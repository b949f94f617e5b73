package dev.linkwright.link;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import dev.linkwright.link.inspect.Observation;
import dev.linkwright.shared.RuleViolation;

class BacklinkStatesTest {

    private static final Instant START = Instant.parse("2026-11-20T08:00:00Z");

    /** Each check is "hours after the promise:observation". */
    @ParameterizedTest
    @CsvSource(delimiter = '|', value = {
        "1:FOLLOWED | WON",
        "1:QUALIFIED | WON",
        "1:NOT_INDEXABLE | WON",
        "1:REDIRECTED_TARGET | WON",
        "1:ABSENT 99:GONE 200:MENTION_ONLY 300:WRONG_TARGET 400:ABSENT | PROMISED",
        "1:UNVERIFIABLE 900:UNVERIFIABLE | PROMISED",
        "1:FOLLOWED 2:ABSENT | AT_RISK",
        "1:FOLLOWED 2:MENTION_ONLY | AT_RISK",
        "1:FOLLOWED 2:GONE | AT_RISK",
        "1:FOLLOWED 2:WRONG_TARGET | AT_RISK",
        "1:FOLLOWED 2:UNVERIFIABLE 500:UNVERIFIABLE 1000:UNVERIFIABLE | WON",
        "1:FOLLOWED 2:ABSENT 26:ABSENT 50:ABSENT | LOST",
        "1:FOLLOWED 2:ABSENT 26:GONE 50:MENTION_ONLY | LOST",
        "1:FOLLOWED 2:ABSENT 26:ABSENT 49:ABSENT | AT_RISK",
        "1:FOLLOWED 2:ABSENT 3:ABSENT 4:ABSENT 5:ABSENT | AT_RISK",
        "1:FOLLOWED 2:ABSENT 3:ABSENT 4:ABSENT 50:ABSENT | LOST",
        "1:FOLLOWED 2:ABSENT 500:ABSENT | AT_RISK",
        "1:FOLLOWED 2:ABSENT 26:ABSENT 50:UNVERIFIABLE | AT_RISK",
        "1:FOLLOWED 2:ABSENT 26:ABSENT 50:UNVERIFIABLE 51:ABSENT | AT_RISK",
        "1:FOLLOWED 2:ABSENT 26:UNVERIFIABLE 50:ABSENT 74:ABSENT 98:ABSENT | LOST",
        "1:FOLLOWED 2:ABSENT 26:ABSENT 30:FOLLOWED | WON",
        "1:FOLLOWED 2:ABSENT 26:ABSENT 30:FOLLOWED 50:ABSENT | AT_RISK",
        "1:FOLLOWED 2:ABSENT 26:ABSENT 30:FOLLOWED 50:ABSENT 74:ABSENT | AT_RISK",
        "1:FOLLOWED 2:ABSENT 26:ABSENT 50:ABSENT 900:UNVERIFIABLE 1800:ABSENT | LOST",
        "1:FOLLOWED 2:ABSENT 26:ABSENT 50:ABSENT 900:QUALIFIED | WON",
    })
    void aRowOfChecksLeadsTo(String checks, BacklinkState expected) {
        assertThat(after(checks).state()).as(checks).isEqualTo(expected);
    }

    /** 3,000 lives of 60 checks each: whatever happens, a link is only lost as the rule says, and what cannot be verified moves nothing. */
    @Test
    void noRowOfChecksLosesALinkThatTheRuleDoesNotLose() {
        Random random = new Random(20261120);
        Observation[] all = Observation.values();
        for (int life = 0; life < 3_000; life++) {
            Backlink link = promised();
            List<String> history = new ArrayList<>();
            Instant at = START;
            List<Instant> misses = new ArrayList<>();
            for (int n = 0; n < 60; n++) {
                at = at.plus(Duration.ofMinutes(1 + random.nextInt(random.nextBoolean() ? 60 : 3 * 1440)));
                Observation seen = random.nextInt(3) == 0 ? Observation.ABSENT : all[random.nextInt(all.length)];
                history.add(Duration.between(START, at).toMinutes() + ":" + seen);
                BacklinkState before = link.state();
                link.saw(seen, seen == Observation.QUALIFIED ? List.of("ugc") : List.of(), at);
                if (seen.isMissing()) misses.add(at);
                else misses.clear();
                boolean threeOverTwoDays = misses.size() >= 3 && Duration.between(misses.get(0), at).compareTo(Duration.ofHours(48)) >= 0;
                BacklinkState expected = seen == Observation.UNVERIFIABLE ? before : seen.isThere() ? BacklinkState.WON : switch (before) {
                    case WON, POLICY_RISK -> BacklinkState.AT_RISK;
                    case AT_RISK -> threeOverTwoDays ? BacklinkState.LOST : BacklinkState.AT_RISK;
                    case PROMISED, LOST, WRITTEN_OFF -> before;
                };
                assertThat(link.state()).as("%s", history).isEqualTo(expected);
                assertThat(link.nextCheckAt()).as("%s", history).isAfter(at);
            }
        }
    }

    @Test
    void losingAndWinningBackAreSteps() {
        List<Backlink.Step> steps = new ArrayList<>();
        Backlink link = promised();
        for (String check : "1:FOLLOWED 2:ABSENT 26:ABSENT 50:ABSENT 900:FOLLOWED".split(" ")) steps.addAll(see(link, check));
        assertThat(steps).extracting(Backlink.Step::to).containsExactly(BacklinkState.WON, BacklinkState.AT_RISK, BacklinkState.LOST, BacklinkState.WON);
        assertThat(link.lostAt()).isNull();
        assertThat(link.wonAt()).isEqualTo(START.plus(Duration.ofHours(900)));
    }

    @Test
    void aChangeOfMannerIsAnEventOfItsOwn() {
        Backlink link = after("1:FOLLOWED");
        List<Backlink.Step> steps = link.saw(Observation.QUALIFIED, List.of("nofollow"), START.plus(Duration.ofHours(30)));
        assertThat(steps).singleElement().satisfies(step -> {
            assertThat(step.moved()).isFalse();
            assertThat(step.why()).isEqualTo("it was followed and is now nofollow");
        });
        assertThat(link.saw(Observation.QUALIFIED, List.of("nofollow"), START.plus(Duration.ofHours(60)))).isEmpty();
        assertThat(link.saw(Observation.NOT_INDEXABLE, List.of(), START.plus(Duration.ofHours(90)))).hasSize(1);
    }

    @Test
    void whatCannotBeVerifiedIsTriedDailyUntilAPersonIsAsked() {
        Backlink link = after("0:FOLLOWED 10:UNVERIFIABLE");
        assertThat(Duration.between(START, link.nextCheckAt()).toHours()).isEqualTo(34);
        see(link, (10 + 14 * 24) + ":UNVERIFIABLE");
        assertThat(link.nextCheckBecause()).contains("have a look yourself");
        assertThat(CheckSchedule.isForAPerson(link.unverifiableSince(), link.lastCheckedAt())).isTrue();
    }

    @Test
    void aLinkWrittenOffIsLeftAlone() {
        Backlink link = after("1:FOLLOWED");
        link.writeOff("site closed", START.plus(Duration.ofHours(5)));
        assertThat(link.nextCheckAt()).isNull();
        assertThatThrownBy(() -> link.writeOff("again", START)).isInstanceOf(RuleViolation.class);
    }

    @Test
    void onlyALostLinkIsReclaimed() {
        assertThatThrownBy(() -> after("1:FOLLOWED").startReclaiming(false, START)).isInstanceOf(RuleViolation.class);
        Backlink lost = after("1:FOLLOWED 2:ABSENT 26:ABSENT 50:ABSENT");
        lost.startReclaiming(false, START.plus(Duration.ofHours(60)));
        see(lost, "80:FOLLOWED");
        assertThat(lost.reclaimingSince()).isNull();
    }

    private static Backlink after(String checks) {
        Backlink link = promised();
        for (String check : checks.split(" ")) see(link, check);
        return link;
    }

    private static Backlink promised() {
        return new Backlink(null, null, PageAddress.of("https://tidy-desk.example/a", "pageUrl"), PageAddress.of("fernhill.example/b", "targetUrl"), null, null, "promised", START);
    }

    private static List<Backlink.Step> see(Backlink link, String check) {
        String[] parts = check.split(":");
        Observation observation = Observation.valueOf(parts[1]);
        return link.saw(observation, observation == Observation.QUALIFIED ? List.of("nofollow") : List.of(), START.plus(Duration.ofHours(Long.parseLong(parts[0]))));
    }
}
