package dev.linkwright.mail.send;

import java.io.IOException;
import java.time.Duration;
import java.util.Properties;
import java.util.function.BooleanSupplier;

import jakarta.mail.AuthenticationFailedException;
import jakarta.mail.MessagingException;
import jakarta.mail.Session;
import jakarta.mail.URLName;
import jakarta.mail.internet.MimeMessage;

import dev.linkwright.mail.Mailbox;
import dev.linkwright.mail.MailServer;
import dev.linkwright.mail.ServerSecurity;
import dev.linkwright.mail.SignIn;
import org.eclipse.angus.mail.smtp.SMTPAddressFailedException;
import org.eclipse.angus.mail.smtp.SMTPSendFailedException;
import org.eclipse.angus.mail.smtp.SMTPSenderFailedException;
import org.eclipse.angus.mail.smtp.SMTPTransport;

/**
 * One signed-in connection to a mailbox's SMTP server, for one mail at a time. Tells the moment right before DATA's final dot
 * (RFC 5321 4.1.1.4): until then a mail certainly did not leave, after it only the server's answer tells.
 */
final class SmtpLine implements AutoCloseable {

    private static final int CONNECT_MILLIS = 15_000;

    private final Session session;
    private final Transport transport;

    private SmtpLine(Session session) {
        this.session = session;
        this.transport = new Transport(session);
    }

    /**
     * @param answerTime how long the server may take for each answer
     * @throws jakarta.mail.AuthenticationFailedException when the server refuses user or password
     */
    static SmtpLine open(Mailbox mailbox, SignIn signIn, Duration answerTime) throws MessagingException {
        return signIn.to(mailbox, mailbox.smtp(), secret -> open(mailbox, secret, answerTime));
    }

    private static SmtpLine open(Mailbox mailbox, String password, Duration answerTime) throws MessagingException {
        MailServer server = mailbox.smtp();
        SmtpLine line = new SmtpLine(Session.getInstance(properties(server, mailbox, answerTime)));
        try {
            line.transport.connect(server.host(), server.port(), server.asksForLogin() ? server.login() : null, password);
        } catch (AuthenticationFailedException e) {
            // RFC 4954 6: only 5xx refuses the sign-in; 4xx, a broken line or nonsense say nothing about the password. XOAUTH2 refuses a token by 334 and its reason.
            boolean refused = line.transport.getLastReturnCode() >= 500 || mailbox.grant().isPresent() && line.transport.getLastReturnCode() == 334;
            throw refused ? e : new MessagingException("the sign-in could not be finished: " + e.getMessage(), e);
        }
        return line;
    }

    private static Properties properties(MailServer server, Mailbox mailbox, Duration answerTime) {
        Properties p = new Properties();
        if (mailbox.grant().isPresent()) {
            p.put("mail.smtp.auth.mechanisms", "XOAUTH2");
        }
        p.put("mail.smtp.auth", String.valueOf(server.asksForLogin()));
        p.put("mail.smtp.from", mailbox.address());
        p.put("mail.smtp.localhost", mailbox.domain());
        p.put("mail.smtp.connectiontimeout", CONNECT_MILLIS);
        p.put("mail.smtp.timeout", (int) answerTime.toMillis());
        p.put("mail.smtp.writetimeout", (int) answerTime.toMillis());
        p.put("mail.smtp.quitwait", "false");
        p.put("mail.smtp.starttls.enable", String.valueOf(server.security() == ServerSecurity.STARTTLS));
        p.put("mail.smtp.starttls.required", String.valueOf(server.security() == ServerSecurity.STARTTLS));
        p.put("mail.smtp.ssl.enable", String.valueOf(server.security() == ServerSecurity.TLS));
        p.put("mail.smtp.ssl.checkserveridentity", "true");
        return p;
    }

    Session session() {
        return session;
    }

    boolean isOpen() {
        return transport.isConnected();
    }

    /** Sends one mail. {@code handOver} is asked right before the final dot; when it answers false the dot is not sent. */
    Outcome send(MimeMessage mail, BooleanSupplier handOver) {
        transport.handOver = handOver;
        transport.dotSent = false;
        try {
            transport.sendMessage(mail, mail.getAllRecipients());
            return new Outcome.Sent(line(transport.getLastServerResponse()));
        } catch (HandOverRefused e) {
            close();
            return new Outcome.Later(e.getMessage(), true);
        } catch (MessagingException e) {
            return outcome(e);
        } catch (RuntimeException e) {
            close();
            return transport.dotSent ? new Outcome.Unknown(e.toString()) : new Outcome.Later(e.toString(), true);
        }
    }

    private Outcome outcome(MessagingException e) {
        Reply reply = Reply.in(e);
        if (reply == null || reply.code() < 400) {
            boolean handedOver = transport.dotSent;
            close();
            return handedOver ? new Outcome.Unknown("The connection broke after the mail was handed over: " + e.getMessage())
                    : new Outcome.Later("The connection broke before the mail was handed over: " + e.getMessage(), true);
        }
        if (reply.code() >= 500) {
            // RFC 4954 6: asks for a sign-in, refuses it, or wants another kind of it
            if (reply.code() == 530 || reply.code() == 534 || reply.code() == 535 || reply.code() == 538 || reply.atSender()) {
                return new Outcome.MailboxRefused(reply.text());
            }
            return new Outcome.Refused(reply.text(), reply.atRecipient());
        }
        return new Outcome.Later(reply.text(), reply.code() == 421 || !transport.isConnected());
    }

    private static String line(String reply) {
        return reply == null ? "" : reply.replaceAll("\\s+", " ").strip();
    }

    @Override
    public void close() {
        try {
            transport.close();
        } catch (MessagingException e) {
            // gone already
        }
    }

    /** The server's answer inside Angus Mail's chain of exceptions. */
    private record Reply(int code, String text, boolean atRecipient, boolean atSender) {

        static Reply in(MessagingException e) {
            Reply outer = null;
            for (Exception next = e; next != null; next = next instanceof MessagingException m ? m.getNextException() : null) {
                if (next instanceof SMTPAddressFailedException at) {
                    return new Reply(at.getReturnCode(), line(at.getMessage()), true, false);
                }
                if (next instanceof SMTPSenderFailedException at) {
                    return new Reply(at.getReturnCode(), line(at.getMessage()), false, true);
                }
                if (next instanceof SMTPSendFailedException at && outer == null && at.getReturnCode() > 0) {
                    // RFC 5321 4.2.3: 552 to MAIL is about this mail's size, any other refusal there about who sends
                    boolean atSender = String.valueOf(at.getCommand()).startsWith("MAIL") && at.getReturnCode() != 552;
                    outer = new Reply(at.getReturnCode(), line(at.getMessage()), false, atSender);
                }
            }
            return outer;
        }
    }

    /** The claim was lost while the mail was being written. */
    private static final class HandOverRefused extends RuntimeException {
        HandOverRefused() {
            super("Another worker took this mail over, or it must not leave any more; looked at again.");
        }
    }

    /** Angus Mail's client with a word before the final dot. */
    private static final class Transport extends SMTPTransport {
        private BooleanSupplier handOver;
        private boolean dotSent;

        Transport(Session session) {
            super(session, new URLName("smtp", null, -1, null, null, null));
        }

        @Override
        protected void finishData() throws IOException, MessagingException {
            if (!handOver.getAsBoolean()) {
                throw new HandOverRefused();
            }
            dotSent = true;
            super.finishData();
        }
    }
}
