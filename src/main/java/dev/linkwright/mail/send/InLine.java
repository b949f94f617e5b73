package dev.linkwright.mail.send;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Optional;

import dev.linkwright.mail.Claims;
import dev.linkwright.mail.Message;

/** The mails of one mailbox for the lines that carry them: a few are claimed in one commit, as many as there are lines. */
final class InLine implements AutoCloseable {

    private final Claims claims;
    private final long mailboxId;
    private final int lines;
    private final ClaimKeeper keeper;
    private final Elapsed time;
    private final Deque<Message> claimed = new ArrayDeque<>();

    InLine(Claims claims, long mailboxId, int lines, ClaimKeeper keeper, Elapsed time) {
        this.claims = claims;
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
    void ended(long mail) {
        keeper.ended(mail);
    }

    int lines() {
        return lines;
    }

    /** The next mail for a line that is free; empty when none may leave now. */
    synchronized Optional<Message> next() {
        if (claimed.isEmpty()) {
            claims.next(mailboxId, lines, keeper.worker(), time.now()).forEach(mail -> {
                keeper.began(mail.id());
                claimed.add(mail);
            });
        }
        return Optional.ofNullable(claimed.poll());
    }

    /** Gives back what no line could carry. */
    @Override
    public synchronized void close() {
        claimed.forEach(mail -> {
            claims.giveBack(mail.id(), time.now());
            keeper.ended(mail.id());
        });
        claimed.clear();
    }
}
