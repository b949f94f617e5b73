package dev.linkwright.campaign.schedule;

import dev.linkwright.mail.pace.Turn;
import java.time.Instant;
import java.time.format.DateTimeFormatter;
import java.util.Locale;
import java.util.Optional;

/**
 * Decides when the next mail of an enrollment leaves, or why not now. The order of the questions is the order of
 * their weight: what ended stays ended, then who must not be written to, then people's decisions, then whether we
 * would know of an answer, then the clock.
 */
public final class FollowUpPolicy {
    private static final DateTimeFormatter TIME = DateTimeFormatter.ofPattern("HH:mm", Locale.ENGLISH);
    private static final DateTimeFormatter DAY = DateTimeFormatter.ofPattern("d MMMM", Locale.ENGLISH);

    private FollowUpPolicy() { }

    public static NextSend decide(SendFacts facts, Instant now) {
        return switch (facts.standing()) {
            case STOPPED -> new NextSend.Never(facts.stoppedBecause().orElse("Stopped."));
            case FINISHED -> new NextSend.Never(facts.steps() == 1 ? "The mail is sent; there is no follow-up."
                    : "All " + facts.steps() + " mails are sent.");
            case SENDING -> new NextSend.At(now, mail(facts, true) + " is being sent.");
            case UNCERTAIN -> new NextSend.Blocked("It is not known whether " + mail(facts, false)
                    + " arrived. A person decides; it is never sent again blindly.", "when decided");
            case CAMPAIGN_DRAFT, CAMPAIGN_PAUSED, PAUSED, IN_REVIEW, SKIPPED, QUEUED, FAILED, HELD, FOLLOWING_UP ->
                    forbidden(facts).orElseGet(() -> allowed(facts, now));
        };
    }

    /** Promise 2 and 8: an answer or a suppression anywhere at the site ends the writing, whatever else is planned. */
    private static Optional<NextSend> forbidden(SendFacts facts) {
        if (facts.suppressed().isPresent()) {
            return Optional.of(new NextSend.Never("Must not be written to: " + facts.suppressed().get()));
        }
        return facts.answered().map(who -> new NextSend.Never(who + ". Follow-ups stop for everyone at the site."));
    }

    private static NextSend allowed(SendFacts facts, Instant now) {
        return switch (facts.standing()) {
            case CAMPAIGN_DRAFT -> new NextSend.Blocked("The campaign is not launched yet.", "when launched");
            case CAMPAIGN_PAUSED -> new NextSend.Blocked("The campaign is paused.", "when resumed");
            case PAUSED -> new NextSend.Blocked("Paused by a person.", "when resumed");
            case IN_REVIEW -> new NextSend.Blocked(facts.queuePlace() > 0
                    ? "Waits in the review queue, " + ordinal(facts.queuePlace()) + " in line." : "Waits in the review queue.", "when approved");
            case SKIPPED -> new NextSend.Blocked("Skipped in the review.", "when taken up again");
            case FAILED -> new NextSend.Blocked(mail(facts, true) + " could not be sent: "
                    + facts.stoppedBecause().orElse("the mail server refused it."), "when mended");
            case HELD -> new NextSend.Blocked(mail(facts, true) + " can't be sent: " + facts.stoppedBecause().orElse("something is missing."), "when mended");
            case QUEUED -> senderReady(facts).orElseGet(() -> queued(facts, now));
            case FOLLOWING_UP -> followUp(facts, now);
            case SENDING, UNCERTAIN, FINISHED, STOPPED -> throw new IllegalStateException("decided before: " + facts.standing());
        };
    }

    private static NextSend followUp(SendFacts facts, Instant now) {
        if (!facts.sender().reads()) {
            return new NextSend.Blocked("Answers to " + facts.sender().address()
                    + " can't be read here, so follow-ups never leave from it.", "when it can be read");
        }
        Instant planned = facts.planned().orElse(now);
        if (planned.isAfter(now)) {
            return new NextSend.At(planned, waiting(facts, now));
        }
        return senderReady(facts).orElseGet(() -> byTheClock(facts, now, mail(facts, true) + " is due and leaves with the next run."));
    }

    /** Whether the mailbox may send, and whether we would know by now if somebody had answered. */
    private static Optional<NextSend> senderReady(SendFacts facts) {
        SendFacts.Sender sender = facts.sender();
        if (sender.pausedBecause().isPresent()) {
            return Optional.of(new NextSend.Blocked(sender.address() + " is paused: " + sender.pausedBecause().get(), "when mailbox works"));
        }
        if (!facts.isFollowUp()) {
            return Optional.empty();
        }
        boolean couldKnow = facts.previousSent().isPresent() && sender.wasReadSince(facts.previousSent().get());
        return couldKnow ? Optional.empty() : Optional.of(new NextSend.Blocked("Inbox of " + sender.address()
                + " was last read before the previous mail left. No follow-up until it has been read.", "when mailbox is read"));
    }

    private static NextSend queued(SendFacts facts, Instant now) {
        Instant planned = facts.planned().orElse(now);
        Optional<Turn.Later> busy = facts.sender().busy().filter(later -> !later.from().isBefore(planned) || !planned.isAfter(now));
        if (busy.isPresent()) {
            return new NextSend.At(facts.window().next(busy.get().from()), busy.get().why());
        }
        if (planned.isAfter(now)) {
            return new NextSend.At(planned, outside(facts, now));
        }
        return byTheClock(facts, now, "In line at " + facts.sender().address() + "; leaves with the next free place.");
    }

    private static NextSend byTheClock(SendFacts facts, Instant now, String sentence) {
        Instant opens = facts.window().next(now);
        return opens.equals(now) ? new NextSend.At(now, sentence) : new NextSend.At(opens, outside(facts, now));
    }

    private static String waiting(SendFacts facts, Instant now) {
        if (facts.awayUntil().filter(until -> until.isAfter(now)).isPresent()) {
            return "Automatic answer: away until " + DAY.format(facts.window().local(facts.awayUntil().get())) + ".";
        }
        String days = facts.delayDays() == 1 ? "1 day" : facts.delayDays() + " days";
        return mail(facts, true) + " waits " + days + " after the previous mail, then for the send window.";
    }

    private static String outside(SendFacts facts, Instant now) {
        if (facts.window().isHoliday(now)) {
            return "It is a holiday for the recipient (" + DAY.format(facts.window().local(now)) + ").";
        }
        return facts.window().contains(now) ? "Waits for its turn."
                : "Outside the send window: it is " + TIME.format(facts.window().local(now)) + " in " + facts.window().zone().getId() + ".";
    }

    private static String mail(SendFacts facts, boolean atStart) {
        String name = facts.step() == 1 ? "the first mail" : "mail " + facts.step();
        return atStart ? Character.toUpperCase(name.charAt(0)) + name.substring(1) : name;
    }

    static String ordinal(int place) {
        int tens = place % 100;
        String ending = tens >= 11 && tens <= 13 ? "th" : switch (place % 10) {
            case 1 -> "st";
            case 2 -> "nd";
            case 3 -> "rd";
            default -> "th";
        };
        return place + ending;
    }
}
