package dev.linkwright.mail;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Set;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Event;
import jakarta.inject.Inject;
import jakarta.transaction.Transactional;
import jakarta.transaction.Transactional.TxType;

import dev.linkwright.shared.RuleViolation;

/**
 * The record of what became of a claimed mail. Every method is one short transaction of its own, so that what is true is committed before the next word is
 * said to a mail server.
 */
@ApplicationScoped
@Transactional(TxType.REQUIRES_NEW)
public class Outcomes {

    @Inject
    MessageMoves moves;
    @Inject
    Messages messages;
    @Inject
    Event<MessagesSent> messagesSent;
    @Inject
    Event<MessageFailed> messageFailed;

    /**
     * What was written at one go.
     *
     * @param mayLeave ids of those that may be handed over: for the others the claim was lost meanwhile or they must not leave any more, and the dot must not be sent
     * @param left     of which others have to be told, see {@link #tell}
     */
    public record Written(List<Long> mayLeave, List<MessageSent> left) {
    }

    /**
     * What several connections have to say, in one commit: these were taken by the server, these are about to be handed over. A few statements, however
     * many they are; nothing is recorded when one of the first can't be.
     */
    public Written sentAndHandOver(List<LeavingMail> sent, List<LeavingMail> leaving, String worker, Instant now) {
        List<MessageSent> left = sent.isEmpty() ? List.of() : record(sent, now);
        List<Long> mayLeave = leaving.isEmpty() ? List.of() : moves.handOver(leaving, worker, now);
        return new Written(mayLeave, left);
    }

    private List<MessageSent> record(List<LeavingMail> sent, Instant now) {
        List<MessageSent> gone = moves.sent(sent, now);
        if (gone.size() < sent.size()) {
            throw new RuleViolation("state", "A mail was taken by its server that was not on its way.");
        }
        return gone;
    }

    /** Tells those who want to know that these have left; each is told once, whoever tells. What they make of it is on record with that, or none of it. */
    public void tell(List<MessageSent> left) {
        Set<Long> news = moves.takeNews(left.stream().map(MessageSent::messageId).toList());
        if (!news.isEmpty()) {
            messagesSent.fire(new MessagesSent(left.stream().filter(mail -> news.contains(mail.messageId())).toList()));
        }
    }

    /** Mails that left before that moment and whose news a program that died has not told. */
    public List<MessageSent> untold(Instant before) {
        return moves.untold(before);
    }

    /** Somebody who was told could not bear it: it is not told again, and the mail's events say so. */
    public void toldInVain(long id, Instant at) {
        moves.takeNews(List.of(id));
        messages.requireLocked(id).remark("It left, but what follows from that for its sequence failed.", at);
    }

    /** One by itself, for when it cannot be written with others: that it went must be on record. */
    public void sentQuietly(long id, Instant at) {
        messages.requireLocked(id).sent("Recorded, but what follows from it failed.", at);
    }

    /** Refused for good. */
    public void failed(long id, String why, Instant at) {
        Message message = messages.requireLocked(id);
        message.failed(why, at);
        messageFailed.fire(new MessageFailed(id, message.threadId(), message.sendKey(), why, at));
    }

    /** It certainly did not leave. */
    public void retry(long id, String why, Duration gap, Instant at) {
        messages.requireLocked(id).retry(why, gap, at);
    }

    public void uncertain(long id, String why, Instant at) {
        messages.requireLocked(id).uncertain(why, at);
    }

    /** Claimed and never tried: back in line as if nothing had been. */
    public void giveBack(List<LeavingMail> mails, String worker, Instant at) {
        if (!mails.isEmpty()) {
            moves.giveBack(mails, "Its connection was lost before its turn came.", worker, at);
        }
    }
}
