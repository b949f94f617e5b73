package dev.linkwright.web.mail;

import dev.linkwright.mail.InboxList;
import dev.linkwright.mail.MailKind;
import dev.linkwright.mail.Message;
import dev.linkwright.mail.MessageState;
import dev.linkwright.mail.ReceivedFiles.FileNote;
import java.util.List;

/**
 * One mail in a conversation.
 *
 * @param writer    who wrote it, for a mail of ours
 * @param whyNotNow why a waiting mail has not left, "" when it is not waiting
 */
record MessageCard(Message mail, String writer, LetterText text, List<FileNote> files, String whyNotNow, boolean last) {

    public boolean ours() {
        return !mail.incoming();
    }

    /** A person wrote it to us: shown open. */
    public boolean answer() {
        return mail.incoming() && mail.kind().isHumanAnswer();
    }

    public boolean bounce() {
        return mail.kind() == MailKind.BOUNCE;
    }

    public boolean unsubscribe() {
        return mail.kind() == MailKind.UNSUBSCRIBE;
    }

    public boolean automatic() {
        return mail.kind() == MailKind.AUTOMATIC_REPLY;
    }

    public boolean complaint() {
        return mail.kind() == MailKind.COMPLAINT;
    }

    public boolean uncertain() {
        return mail.state() == MessageState.UNCERTAIN;
    }

    public boolean failed() {
        return mail.state() == MessageState.FAILED;
    }

    public boolean cancelled() {
        return mail.state() == MessageState.CANCELLED;
    }

    public boolean waits() {
        return mail.state() == MessageState.QUEUED || mail.state() == MessageState.SENDING;
    }

    public boolean draft() {
        return mail.state() == MessageState.DRAFT;
    }

    public boolean html() {
        return mail.incoming() && mail.html() != null;
    }

    /** The day the sequence may go on, "" when it does not wait. */
    public String resumes() {
        return mail.resumeAt() == null ? "" : InboxList.DAY.format(mail.resumeAt());
    }

    public String initial() {
        String name = partner();
        return name.isEmpty() ? "?" : name.substring(0, name.offsetByCodePoints(0, 1)).toUpperCase();
    }

    public String partner() {
        if (mail.incoming()) {
            return mail.fromName().isBlank() ? mail.fromAddress() : mail.fromName();
        }
        return mail.toName().isBlank() ? mail.toAddress() : mail.toName();
    }

    public String firstWords() {
        return InboxList.firstWords(mail.text());
    }
}
