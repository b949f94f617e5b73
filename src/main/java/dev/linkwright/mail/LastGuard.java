package dev.linkwright.mail;

import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Event;
import jakarta.inject.Inject;

/**
 * What is asked of a mail at the very last: its window, the ledger, the rest of its reader, an answer. Asked for many mails at once; what must not leave
 * is taken out of the queue, each with its reason.
 */
@ApplicationScoped
class LastGuard {

    @Inject
    Messages messages;
    @Inject
    Suppressions suppressions;
    @Inject
    CoolDown coolDown;
    @Inject
    Answered answered;
    @Inject
    Event<StillResting> stillResting;
    @Inject
    Event<MessageFailed> messageFailed;
    @Inject
    Event<SendWindowMissed> windowMissed;

    /**
     * Those that may leave, in the same order. Of two to one person, to one site or in one conversation only the first is looked at: whether the other may
     * leave depends on it, so it waits for the next round.
     */
    List<LeavingMail> mayLeave(List<LeavingMail> inLine, Instant now) {
        Set<Object> concerned = new HashSet<>();
        List<LeavingMail> mails = new ArrayList<>();
        for (LeavingMail mail : inLine) {
            if (!mail.concerns(concerned)) {
                mail.concernsFromNowOn(concerned);
                mails.add(mail);
            }
        }
        Map<Long, String> suppressed = suppressions.reasonsNotToWrite(mails);
        CoolDown.Days days = coolDown.days();
        Set<Long> resting = coolDown.resting(days, mails.stream().filter(mail -> mail.kind() == MailKind.FIRST && !mail.restWaived()).toList(), now);
        Set<Long> answeredThreads = answered.among(mails.stream().filter(mail -> mail.kind() == MailKind.FOLLOW_UP).map(LeavingMail::threadId).toList());
        List<LeavingMail> free = new ArrayList<>();
        for (LeavingMail mail : mails) {
            if (mail.missedItsWindow(now)) {
                missedItsWindow(mail, now);
            } else if (suppressed.containsKey(mail.id())) {
                cancel(mail, suppressed.get(mail.id()), now);
            } else if (mail.kind() == MailKind.FOLLOW_UP && answeredThreads.contains(mail.threadId())) {
                cancel(mail, "Somebody at that site has answered.", now);
            } else if (!resting.contains(mail.id()) || !rests(mail, days, now)) {
                free.add(mail);
            }
        }
        return free;
    }

    private void missedItsWindow(LeavingMail mail, Instant now) {
        messages.requireLocked(mail.id()).missedItsWindow(now);
        windowMissed.fire(new SendWindowMissed(mail.id(), mail.threadId(), mail.sendKey(), now));
    }

    private boolean rests(LeavingMail mail, CoolDown.Days days, Instant now) {
        Optional<CoolDown.Rest> rest = coolDown.against(days, mail.toAddress(), mail.siteId(), mail.threadId(), now);
        rest.ifPresent(until -> {
            messages.requireLocked(mail.id()).recall(until.why(), now);
            stillResting.fire(new StillResting(mail.id(), mail.threadId(), mail.sendKey(), until.until(), now));
        });
        return rest.isPresent();
    }

    private void cancel(LeavingMail mail, String why, Instant now) {
        messages.requireLocked(mail.id()).cancel(why, now);
        messageFailed.fire(new MessageFailed(mail.id(), mail.threadId(), mail.sendKey(), why, now));
    }
}
