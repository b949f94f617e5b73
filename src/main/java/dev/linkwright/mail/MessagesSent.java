package dev.linkwright.mail;

import java.util.List;

/** Mails of ours have left, several of them told at once; each once, and what follows is on record in the transaction that tells them. */
public record MessagesSent(List<MessageSent> mails) {

    public MessagesSent {
        mails = List.copyOf(mails);
    }

    public static MessagesSent one(MessageSent mail) {
        return new MessagesSent(List.of(mail));
    }
}
