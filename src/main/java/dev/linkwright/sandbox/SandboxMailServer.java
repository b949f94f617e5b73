package dev.linkwright.sandbox;

import com.icegreen.greenmail.mail.MailAddress;
import com.icegreen.greenmail.mail.MovingMessage;
import com.icegreen.greenmail.user.GreenMailUser;
import com.icegreen.greenmail.user.UserException;
import com.icegreen.greenmail.user.UserManager;
import com.icegreen.greenmail.util.ServerSetup;
import jakarta.mail.MessagingException;
import jakarta.mail.Session;
import jakarta.mail.internet.MimeMessage;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.util.Properties;

/**
 * A real mail server inside this process: SMTP and IMAP on loopback ports, one inbox per address written to.
 * It forgets everything when it stops, so every mail goes to a {@link Keeper} before SMTP says "250 OK", and comes back
 * through {@link #deliverAgain} at the next start.
 */
final class SandboxMailServer implements AutoCloseable {

    private static final String LOOPBACK = "127.0.0.1";
    private static final long STARTUP_MILLIS = 20_000;

    /** Stores one delivered mail; throwing makes the server refuse the mail, so that the sender keeps it. */
    @FunctionalInterface
    interface Keeper {
        void keep(String sender, String recipient, byte[] raw);
    }

    private final PromptGreenMail server;

    /** @param smtpPort 0 for any free port; likewise {@code imapPort} */
    SandboxMailServer(int smtpPort, int imapPort, Keeper keeper) {
        server = new PromptGreenMail(onLoopback(smtpPort, ServerSetup.PROTOCOL_SMTP), onLoopback(imapPort, ServerSetup.PROTOCOL_IMAP));
        UserManager users = server.getUserManager();
        users.setMessageDeliveryHandler((mail, recipient) -> {
            keeper.keep(addressOf(mail.getReturnPath()), recipient.getEmail(), bytesOf(mail));
            return inboxOf(recipient.getEmail());
        });
        server.start();
    }

    int smtpPort() {
        return server.getSmtp().getPort();
    }

    int imapPort() {
        return server.imapPort();
    }

    /** Makes an account that can log in by SMTP and IMAP. */
    void account(String address, String password) {
        server.setUser(address, address, password);
    }

    /** Puts a mail of an earlier run back into its inbox, without telling the keeper. */
    void deliverAgain(String recipient, byte[] raw) {
        try {
            inboxOf(recipient).deliver(new MimeMessage(Session.getInstance(new Properties()), new ByteArrayInputStream(raw)));
        } catch (MessagingException | UserException e) {
            throw new IllegalStateException("A kept mail to " + recipient + " can't be read", e);
        }
    }

    @Override
    public void close() {
        server.stop();
    }

    /** What stands behind a plus sign is a tag for the receiver, not another inbox (RFC 5233). */
    private GreenMailUser inboxOf(String recipient) throws UserException {
        String address = recipient.replaceFirst("\\+[^@]*@", "@");
        UserManager users = server.getUserManager();
        GreenMailUser known = users.getUserByEmail(address);
        return known != null ? known : users.createUser(address, address, java.util.UUID.randomUUID().toString());
    }

    private static ServerSetup onLoopback(int port, String protocol) {
        ServerSetup setup = new ServerSetup(port, LOOPBACK, protocol);
        setup.setServerStartupTimeout(STARTUP_MILLIS);
        return setup;
    }

    private static String addressOf(MailAddress returnPath) {
        return returnPath == null || returnPath.getEmail() == null ? "" : returnPath.getEmail();
    }

    private static byte[] bytesOf(MovingMessage mail) throws MessagingException {
        try {
            ByteArrayOutputStream bytes = new ByteArrayOutputStream();
            mail.getMessage().writeTo(bytes);
            return bytes.toByteArray();
        } catch (IOException e) {
            throw new MessagingException("The mail can't be kept", e);
        }
    }
}
