package dev.linkwright.mail.pace;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.linkwright.shared.RuleViolation;
import java.time.Instant;
import java.time.LocalDate;
import org.junit.jupiter.api.Test;

/** Every limit says why not now, and when. */
class MailboxPaceTest {

    private static final Instant NOW = Instant.parse("2026-11-20T10:00:00Z");
    private static final MailboxPace WARMING = new MailboxPace("ana@us.example", 56, 240, new WarmUp(2, 2, LocalDate.of(2026, 11, 12)));

    @Test
    void aYoungMailboxSendsALittleMoreEachDay() {
        assertThat(WARMING.warmUpDay(NOW)).contains("day 9 of 28");
        assertThat(WARMING.capOn(NOW)).isEqualTo(18);
        assertThat(WARMING.turn(18, null, NOW)).isEqualTo(new Turn.Later(Instant.parse("2026-11-21T00:00:00Z"),
                "The mailbox ana@us.example has sent its 18 mails of today (day 9 of 28 of warming up); the next leaves from 21 Nov, 00:00 UTC on."));
        Instant warm = Instant.parse("2026-12-09T10:00:00Z");
        assertThat(WARMING.capOn(warm)).isEqualTo(56);
        assertThat(WARMING.warmUpDay(warm)).isEmpty();
    }

    @Test
    void theGapIsNeverShorterAndALittleUneven() {
        assertThat(WARMING.nextAfter(NOW, 0)).isEqualTo(NOW.plusSeconds(240));
        assertThat(WARMING.nextAfter(NOW, 1)).isEqualTo(NOW.plusSeconds(300));
        assertThat(((Turn.Later) WARMING.turn(1, NOW.plusSeconds(100), NOW)).why())
                .isEqualTo("At least 240 seconds between two mails of ana@us.example; the next leaves from 20 Nov, 10:01 UTC on.");
        assertThat(WARMING.turn(1, NOW, NOW)).isEqualTo(Turn.NOW);
    }

    @Test
    void aDomainGetsItsShareOfTheDay() {
        assertThat(new DomainPace(5).turn("big.example", 4, NOW)).isEqualTo(Turn.NOW);
        assertThat(((Turn.Later) new DomainPace(5).turn("big.example", 5, NOW)).why())
                .isEqualTo("big.example has had its 5 mails of today from us; the next leaves from 21 Nov, 00:00 UTC on.");
        assertThat(new DomainPace(0).turn("big.example", 500, NOW)).isEqualTo(Turn.NOW);
    }

    @Test
    void aMailboxPausesAboveThreePercentOfAHundredBouncesOrOneComplaintInAThousand() {
        assertThat(AutoPause.why(100, 3, 1000, 1)).isEmpty();
        assertThat(AutoPause.why(100, 4, 1000, 0)).hasValueSatisfying(why -> assertThat(why).startsWith("4 of its last 100 mails came back"));
        assertThat(AutoPause.why(100, 0, 1000, 2)).hasValueSatisfying(why -> assertThat(why).startsWith("2 readers reported"));
        assertThat(AutoPause.why(100, 0, 999, 1)).as("one of less than a thousand is more than 0.1 %").isPresent();
    }

    @Test
    void numbersThatMakeNoSenseAreRefused() {
        assertThatThrownBy(() -> new WarmUp(0, 1, LocalDate.EPOCH)).isInstanceOf(RuleViolation.class);
        assertThatThrownBy(() -> new WarmUp(1, 0, LocalDate.EPOCH)).isInstanceOf(RuleViolation.class);
        assertThatThrownBy(() -> new DomainPace(-1)).isInstanceOf(RuleViolation.class);
    }
}
