package dev.linkwright.mail.mime;

import jakarta.mail.Session;
import jakarta.mail.util.StreamProvider;
import java.util.Properties;
import org.eclipse.angus.mail.util.MailStreamProvider;

/**
 * The session of mails that go nowhere. Making one looks through every library for providers, which costs more than the mail itself; it keeps
 * nothing of a mail, so one serves all. For the same reason the maker of streams, which every part of a mail asks for, is named once.
 */
final class Plain {

    static final Session SESSION;

    static {
        System.setProperty(StreamProvider.class.getName(), MailStreamProvider.class.getName());
        SESSION = Session.getInstance(new Properties());
    }

    private Plain() {
    }
}
