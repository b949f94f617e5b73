package dev.linkwright.mail.send;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.Optional;

import dev.linkwright.mail.LeavingMail;
import dev.linkwright.mail.Outcomes;

/**
 * The mails of one mailbox for the lines that carry them, claimed some at a time: as many as there are lines to begin with, twice as many each time they were
 * gone within a second, half as many when they took longer than two. So a claim is shared by many where the server is fast, and never long before its mail.
 */
final class InLine implements AutoCloseable {

    private static final int MOST = 512;
    private static final long SECOND = 1_000_000_000;

    private final Outcomes outcomes;
    private final long mailboxId;
    private final int lines;
    private final ClaimKeeper keeper;
    private final Elapsed time;
    private final Deque<LeavingMail> claimed = new ArrayDeque<>();
    private boolean noneIsLeft;
    private int atOnce;
    private long claimedAt;

    InLine(Outcomes outcomes, long mailboxId, int lines, ClaimKeeper keeper, Elapsed time) {
        this.outcomes = outcomes;
        this.mailboxId = mailboxId;
        this.lines = lines;
        this.keeper = keeper;
        this.time = time;
    }

    long mailboxId() {
        return mailboxId;
    }

    Elapsed time() {
        return time;
    }

    /** What became of it is on record. */
    void ended(LeavingMail mail) {
        keeper.ended(mail.id());
    }

    int lines() {
        return lines;
    }

    /** The next mail for a line that is free; empty when none may leave now, which is asked once: what gets in line later is the next run's. */
    synchronized Optional<LeavingMail> next() {
        if (claimed.isEmpty() && !noneIsLeft) {
            claim();
        }
        return Optional.ofNullable(claimed.poll());
    }

    /** Not even begun: it is the next one. */
    synchronized void back(LeavingMail mail) {
        claimed.addFirst(mail);
    }

    private void claim() {
        long now = System.nanoTime();
        long took = now - claimedAt;
        atOnce = atOnce == 0 ? lines : took < SECOND ? Math.min(MOST, 2 * atOnce) : took > 2 * SECOND ? Math.max(lines, atOnce / 2) : atOnce;
        claimedAt = now;
        List<LeavingMail> mails = keeper.next(mailboxId, atOnce);
        claimed.addAll(mails);
        noneIsLeft = mails.isEmpty();
    }

    /** Gives back what no line could carry. */
    @Override
    public synchronized void close() {
        outcomes.giveBack(List.copyOf(claimed), keeper.worker(), time.now());
        claimed.forEach(this::ended);
        claimed.clear();
    }
}
