package dev.linkwright.mail;

import java.util.List;

/** Mails of ours have left, several of them told at once; all in the transaction that recorded them. */
public record MessagesSent(List<MessageSent> mails) {

    public MessagesSent {
        mails = List.copyOf(mails);
    }

    public static MessagesSent one(MessageSent mail) {
        return new MessagesSent(List.of(mail));
    }
}
