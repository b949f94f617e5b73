package dev.linkwright.campaign.schedule;

import dev.linkwright.mail.pace.Turn;
import java.time.Instant;
import java.util.Optional;

/**
 * Everything the policy looks at for one enrollment, read in one go.
 *
 * @param standing       where the enrollment and its current mail stand
 * @param step           the number of the mail that would leave next, from 1
 * @param steps          how many mails the campaign has
 * @param delayDays      days between the previous mail and this one
 * @param planned        when it was meant to leave; empty while nothing is planned
 * @param previousSent   when the previous mail of the thread really left
 * @param awayUntil      the return date of an automatic answer
 * @param stoppedBecause why it ended, failed or is held, for a standing that says so
 * @param answered       who at the site has answered, e.g. “ines@nomadpost.example answered”
 * @param suppressed     why the address must not be written to
 * @param queuePlace     place in the review queue, from 1
 */
public record SendFacts(Standing standing, int step, int steps, int delayDays, Optional<Instant> planned,
        Optional<Instant> previousSent, Optional<Instant> awayUntil, Optional<String> stoppedBecause,
        Optional<String> answered, Optional<String> suppressed, int queuePlace, Sender sender, SendWindow window) {

    public enum Standing {
        CAMPAIGN_DRAFT, CAMPAIGN_PAUSED, PAUSED, IN_REVIEW, SKIPPED, QUEUED, SENDING, UNCERTAIN, FAILED, HELD, FOLLOWING_UP,
        FINISHED, STOPPED
    }

    /**
     * The mailbox the thread is written from.
     *
     * @param reads         whether it has an inbox we can read; without one follow-ups never leave
     * @param readAt        when its inbox was last read to the end
     * @param pausedBecause why it does not send until somebody does something
     * @param busy          why this mail does not leave at this very moment (the mailbox's pace, what the receiving domain has had), and when it may
     */
    public record Sender(String address, boolean reads, Optional<Instant> readAt, Optional<String> pausedBecause, Optional<Turn.Later> busy) {
        boolean wasReadSince(Instant moment) {
            return readAt.isPresent() && readAt.get().isAfter(moment);
        }
    }

    boolean isFollowUp() {
        return step > 1;
    }
}
