package dev.linkwright.mail.send;

import java.util.Optional;
import java.util.function.Function;

import jakarta.mail.internet.MimeMessage;

import dev.linkwright.mail.LeavingMail;

/**
 * The next mail of one line, taken from those of its mailbox and written while the one before it is being recorded. A mailbox that keeps a gap between its
 * mails has one line, which takes the next mail when it is its time. What was taken and not begun goes back when the line ends.
 */
final class Ahead implements AutoCloseable {

    private final InLine mails;
    private final Function<LeavingMail, Optional<MimeMessage>> writer;
    private Optional<Ready> taken = Optional.empty();

    /** A mail as it goes over the line. */
    record Ready(LeavingMail mail, MimeMessage source) {
    }

    /** @param writer empty for a mail that cannot be written, when that is on record */
    Ahead(InLine mails, Function<LeavingMail, Optional<MimeMessage>> writer) {
        this.mails = mails;
        this.writer = writer;
    }

    /** Whom the next mail goes to, which is taken for that; empty when none is taken ahead. */
    Optional<String> recipient() {
        if (taken.isEmpty() && mails.lines() > 1) {
            taken = take();
        }
        return taken.map(ready -> ready.mail.toAddress());
    }

    /** The next mail; empty when none may leave now. */
    Optional<Ready> next() {
        Optional<Ready> next = taken.isPresent() ? taken : take();
        taken = Optional.empty();
        return next;
    }

    private Optional<Ready> take() {
        Optional<LeavingMail> mail = mails.next();
        while (mail.isPresent()) {
            LeavingMail one = mail.get();
            boolean written = false;
            try {
                Optional<MimeMessage> source = writer.apply(one);
                written = source.isPresent();
                if (written) {
                    return source.map(text -> new Ready(one, text));
                }
            } finally {
                if (!written) {
                    mails.ended(one);
                }
            }
            mail = mails.next();
        }
        return Optional.empty();
    }

    @Override
    public void close() {
        taken.ifPresent(ready -> mails.back(ready.mail));
        taken = Optional.empty();
    }
}
