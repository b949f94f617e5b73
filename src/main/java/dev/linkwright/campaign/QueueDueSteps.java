package dev.linkwright.campaign;

import dev.linkwright.campaign.letter.Flaw;
import dev.linkwright.campaign.letter.Letter;
import dev.linkwright.campaign.letter.MergeValues;
import dev.linkwright.campaign.letter.OtherSites;
import dev.linkwright.campaign.schedule.NextSend;
import dev.linkwright.mail.Message;
import io.quarkus.narayana.jta.QuarkusTransaction;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jboss.logging.Logger;

/**
 * Writes and queues the follow-ups that are due. Each enrollment is claimed with its row (other processes pass over it), asked
 * once more whether anything stands against the mail, and settled in one transaction; what is blocked stays due and says why.
 */
@ApplicationScoped
public class QueueDueSteps {
    private static final Logger LOG = Logger.getLogger(QueueDueSteps.class);

    private static final int LOOK_AHEAD = 500;

    private final Enrollments enrollments;
    private final WhyNotNow whyNotNow;
    private final LetterWriter letters;
    private final LetterLinks links;
    private final StepMail mails;

    QueueDueSteps(Enrollments enrollments, WhyNotNow whyNotNow, LetterWriter letters, LetterLinks links, StepMail mails) {
        this.enrollments = enrollments;
        this.whyNotNow = whyNotNow;
        this.letters = letters;
        this.links = links;
        this.mails = mails;
    }

    /** Says how many were queued. */
    public int run(Instant now) {
        int queued = 0;
        Map<Long, OtherSites> sites = new HashMap<>();
        List<Long> due = dueAfter(0, now);
        while (!due.isEmpty()) {
            for (Long id : due) {
                queued += settled(id, sites, now) ? 1 : 0;
            }
            due = dueAfter(due.get(due.size() - 1), now);
        }
        return queued;
    }

    private List<Long> dueAfter(long id, Instant now) {
        return QuarkusTransaction.requiringNew().call(() -> enrollments.dueAfter(id, now, LOOK_AHEAD));
    }

    /** Whether a mail was queued. */
    private boolean settled(long id, Map<Long, OtherSites> sites, Instant now) {
        try {
            return QuarkusTransaction.requiringNew().call(() -> enrollments.claimDue(id, now).map(enrollment -> settle(enrollment, sites, now)).orElse(false));
        } catch (RuntimeException e) {
            LOG.errorf(e, "The follow-up of enrollment %d could not be queued; it stays due", id);
            return false;
        }
    }

    private boolean settle(Enrollment enrollment, Map<Long, OtherSites> sites, Instant now) {
        if (enrollment.heldBecause().isPresent() && flaw(enrollment, sites).isEmpty()) {
            enrollment.mended();
        }
        NextSend next = whyNotNow.of(enrollment, now);
        if (next instanceof NextSend.Never) {
            StopReason reason = enrollments.siteAnswered(enrollment) ? StopReason.REPLIED : StopReason.SUPPRESSED;
            enrollment.stop(reason, reason == StopReason.REPLIED ? "somebody at the site" : null, null, now);
            return false;
        }
        if (next instanceof NextSend.At at && at.at().isAfter(now)) {
            enrollment.planNext(at.at());
            return false;
        }
        return next instanceof NextSend.At && queue(enrollment, sites, now);
    }

    private boolean queue(Enrollment enrollment, Map<Long, OtherSites> sites, Instant now) {
        Optional<String> flaw = flaw(enrollment, sites);
        if (flaw.isPresent()) {
            enrollment.holdBack(flaw.get());
            return false;
        }
        Message message = mails.draft(enrollment, step(enrollment), letters.sender(enrollment).orElseThrow(), now);
        mails.queue(enrollment, message, now);
        enrollment.followUpQueued();
        return true;
    }

    /**
     * Promise 3 holds for follow-ups too: whatever was changed since the launch, a broken one does not leave, nor one with a link that the last look found dead.
     *
     * @param sites the other sites of each brand, read once a run: there can be as many as there are follow-ups
     */
    private Optional<String> flaw(Enrollment enrollment, Map<Long, OtherSites> sites) {
        MergeValues values = letters.values(enrollment);
        Letter letter = letters.write(enrollment, step(enrollment), values, LetterWriter.LINK_COMES_HERE);
        return letters.flaws(enrollment, letter, sites.computeIfAbsent(enrollment.campaign().brandId(), enrollments::sitesOf)).stream().map(Flaw::sentence).findFirst()
                .or(() -> links.dead(letter, values).stream().findFirst());
    }

    private static Step step(Enrollment enrollment) {
        return enrollment.campaign().step(enrollment.nextStep()).orElseThrow();
    }
}
