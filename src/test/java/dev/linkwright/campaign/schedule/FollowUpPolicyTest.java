package dev.linkwright.campaign.schedule;

import static org.assertj.core.api.Assertions.assertThat;

import dev.linkwright.campaign.schedule.SendFacts.Sender;
import dev.linkwright.campaign.schedule.SendFacts.Standing;
import dev.linkwright.mail.pace.Turn;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

class FollowUpPolicyTest {
    private static final Instant NOW = Instant.parse("2026-11-20T10:00:00Z");       // a Friday, 11:00 in Berlin
    private static final Instant SENT = NOW.minus(Duration.ofDays(3));
    private static final Sender READ = sender(true, SENT.plusSeconds(60), null);

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            CAMPAIGN_DRAFT  | 1 | The campaign is not launched yet.        | when launched
            CAMPAIGN_PAUSED | 2 | The campaign is paused.                  | when resumed
            PAUSED          | 2 | Paused by a person.                      | when resumed
            IN_REVIEW       | 1 | Waits in the review queue, 5th in line.  | when approved
            SKIPPED         | 1 | Skipped in the review.                   | when taken up again
            FINISHED        | 3 | All 3 mails are sent.                    | does not move
            FAILED          | 1 | The first mail could not be sent: because | when mended
            STOPPED         | 1 | because                                  | does not move
            UNCERTAIN       | 2 | It is not known whether mail 2 arrived. A person decides; it is never sent again blindly. | when decided
            """)
    void everyStandingSaysWhy(Standing standing, int step, String why, String moves) {
        NextSend next = FollowUpPolicy.decide(facts(standing, step, NOW, READ), NOW);
        assertThat(next.why()).isEqualTo(why);
        assertThat(next.moves()).isEqualTo(moves);
        assertThat(next.time()).isEmpty();
    }

    @Test
    void aDueFollowUpLeavesInsideTheWindow() {
        assertThat(FollowUpPolicy.decide(facts(Standing.FOLLOWING_UP, 2, NOW, READ), NOW))
                .isEqualTo(new NextSend.At(NOW, "Mail 2 is due and leaves with the next run."));
    }

    @Test
    void outsideTheWindowItWaitsForTheNextMorning() {
        Instant evening = Instant.parse("2026-11-20T20:21:00Z");
        assertThat(FollowUpPolicy.decide(facts(Standing.FOLLOWING_UP, 2, NOW, READ), evening)).isEqualTo(
                new NextSend.At(Instant.parse("2026-11-23T08:00:00Z"), "Outside the send window: it is 21:21 in Europe/Berlin."));
    }

    @Test
    void itWaitsUntilTheMailboxWasReadAfterThePreviousMail() {
        for (Instant read : new Instant[] {null, SENT.minusSeconds(1), SENT}) {
            NextSend next = FollowUpPolicy.decide(facts(Standing.FOLLOWING_UP, 2, NOW, sender(true, read, null)), NOW);
            assertThat(next).as("read at %s", read).isInstanceOf(NextSend.Blocked.class);
            assertThat(next.why()).isEqualTo("Inbox of ana@fernhill.example was last read before the previous mail left. No follow-up until it has been read.");
        }
    }

    @Test
    void aQueuedFollowUpWaitsForTheMailboxToo() {
        assertThat(FollowUpPolicy.decide(facts(Standing.QUEUED, 2, NOW, sender(true, SENT, null)), NOW)).isInstanceOf(NextSend.Blocked.class);
        assertThat(FollowUpPolicy.decide(facts(Standing.QUEUED, 1, NOW, sender(true, null, null)), NOW)).isInstanceOf(NextSend.At.class);
    }

    @Test
    void aSendOnlyMailboxNeverFollowsUp() {
        Sender sendOnly = sender(false, null, null);
        for (Instant planned : new Instant[] {NOW, NOW.plusSeconds(9999)}) {
            NextSend next = FollowUpPolicy.decide(facts(Standing.FOLLOWING_UP, 2, planned, sendOnly), NOW);
            assertThat(next).isInstanceOf(NextSend.Blocked.class);
            assertThat(next.why()).contains("follow-ups never leave");
        }
    }

    @Test
    void aPausedMailboxHoldsEverything() {
        Sender paused = sender(true, NOW, "the password is refused");
        assertThat(FollowUpPolicy.decide(facts(Standing.QUEUED, 1, NOW, paused), NOW).why())
                .isEqualTo("ana@fernhill.example is paused: the password is refused");
    }

    @Test
    void aMailInLineNamesThePaceOfItsMailbox() {
        Sender capped = new Sender("ana@fernhill.example", true, Optional.of(NOW), Optional.empty(), Optional.of(new Turn.Later(NOW.plusSeconds(3600), "It has sent its 40 mails of today.")));
        assertThat(FollowUpPolicy.decide(facts(Standing.QUEUED, 1, NOW, capped), NOW).why()).isEqualTo("It has sent its 40 mails of today.");
    }

    @Test
    void anAutomaticAnswerMovesItPastTheReturnDate() {
        SendFacts away = new SendFacts(Standing.FOLLOWING_UP, 2, 3, 3, Optional.of(NOW.plus(Duration.ofDays(11))), Optional.of(SENT),
                Optional.of(Instant.parse("2026-11-30T10:00:00Z")), Optional.empty(), Optional.empty(), Optional.empty(), 0, READ, window());
        assertThat(FollowUpPolicy.decide(away, NOW).why()).isEqualTo("Automatic answer: away until 30 November.");
    }

    @ParameterizedTest
    @EnumSource(value = Standing.class, names = {"CAMPAIGN_DRAFT", "CAMPAIGN_PAUSED", "PAUSED", "IN_REVIEW", "SKIPPED", "QUEUED", "FAILED", "FOLLOWING_UP"})
    void anAnswerOrASuppressionOutweighsEverythingElse(Standing standing) {
        assertThat(FollowUpPolicy.decide(closed(standing, "Ines answered", null), NOW))
                .isEqualTo(new NextSend.Never("Ines answered. Follow-ups stop for everyone at the site."));
        assertThat(FollowUpPolicy.decide(closed(standing, null, "unsubscribed on 2 November"), NOW))
                .isEqualTo(new NextSend.Never("Must not be written to: unsubscribed on 2 November"));
    }

    @ParameterizedTest
    @CsvSource({"1,1st", "2,2nd", "3,3rd", "4,4th", "11,11th", "12,12th", "13,13th", "21,21st", "102,102nd", "111,111th"})
    void placesInLineReadAloud(int place, String words) {
        assertThat(FollowUpPolicy.ordinal(place)).isEqualTo(words);
    }

    private static Sender sender(boolean reads, Instant readAt, String paused) {
        return new Sender("ana@fernhill.example", reads, Optional.ofNullable(readAt), Optional.ofNullable(paused), Optional.empty());
    }

    private static SendFacts facts(Standing standing, int step, Instant planned, Sender sender) {
        return new SendFacts(standing, step, 3, 3, Optional.of(planned), Optional.of(SENT), Optional.empty(), Optional.of("because"),
                Optional.empty(), Optional.empty(), 5, sender, window());
    }

    private static SendFacts closed(Standing standing, String answered, String suppressed) {
        return new SendFacts(standing, 2, 3, 3, Optional.of(NOW), Optional.of(SENT), Optional.empty(), Optional.empty(),
                Optional.ofNullable(answered), Optional.ofNullable(suppressed), 0, READ, window());
    }

    private static SendWindow window() {
        return SendWindow.officeHours(ZoneId.of("Europe/Berlin"));
    }
}
