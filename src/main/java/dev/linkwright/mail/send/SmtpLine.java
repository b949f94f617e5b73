package dev.linkwright.mail.send;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Properties;
import java.util.function.BooleanSupplier;

import jakarta.mail.AuthenticationFailedException;
import jakarta.mail.MessagingException;
import jakarta.mail.Session;
import jakarta.mail.URLName;
import jakarta.mail.internet.MimeMessage;

import dev.linkwright.mail.MailServer;
import dev.linkwright.mail.Mailbox;
import dev.linkwright.mail.ServerSecurity;
import dev.linkwright.mail.SignIn;
import dev.linkwright.shared.HostNames;
import org.eclipse.angus.mail.smtp.SMTPOutputStream;
import org.eclipse.angus.mail.smtp.SMTPSendFailedException;
import org.eclipse.angus.mail.smtp.SMTPTransport;

/**
 * One signed-in connection to a mailbox's SMTP server, for one mail at a time. Tells the moment right before DATA's final dot
 * (RFC 5321 4.1.1.4): until then a mail certainly did not leave, after it only the server's answer tells.
 *
 * <p>Angus Mail connects, encrypts and signs in; the few words about each mail are said here, because only so they can go together where the server offers
 * it (RFC 2920), and a small text goes in one piece with its dot.
 */
final class SmtpLine implements AutoCloseable {

    private static final int CONNECT_MILLIS = 15_000;

    private final Session session;
    private final Wire wire;
    private final String sender;
    private boolean open;
    /** Whether the server said yes to anything of the mail that is on the line. */
    private boolean begun;

    private SmtpLine(Session session, String sender) {
        this.session = session;
        this.wire = new Wire(session);
        this.sender = sender;
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
        SmtpLine line = new SmtpLine(Session.getInstance(properties(server, mailbox, answerTime)), inAscii(mailbox.address()));
        try {
            line.wire.connect(server.host(), server.port(), server.asksForLogin() ? server.login() : null, password);
        } catch (AuthenticationFailedException e) {
            // RFC 4954 6: only 5xx refuses the sign-in; 4xx, a broken line or nonsense say nothing about the password. XOAUTH2 refuses a token by 334 and its reason.
            boolean refused = line.wire.getLastReturnCode() >= 500 || mailbox.grant().isPresent() && line.wire.getLastReturnCode() == 334;
            throw refused ? e : new MessagingException("the sign-in could not be finished: " + e.getMessage(), e);
        }
        line.open = true;
        return line;
    }

    private static Properties properties(MailServer server, Mailbox mailbox, Duration answerTime) {
        Properties p = new Properties();
        if (mailbox.grant().isPresent()) {
            p.put("mail.smtp.auth.mechanisms", "XOAUTH2");
        }
        p.put("mail.smtp.auth", String.valueOf(server.asksForLogin()));
        p.put("mail.smtp.localhost", mailbox.domain());
        p.put("mail.smtp.connectiontimeout", CONNECT_MILLIS);
        p.put("mail.smtp.timeout", (int) answerTime.toMillis());
        p.put("mail.smtp.writetimeout", (int) answerTime.toMillis());
        p.put("mail.smtp.executor.writetimeout", WriteWatch.OF_ALL);
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

    /** Whether another mail can be tried on it. */
    boolean isOpen() {
        return open;
    }

    /** Sends one mail. {@code handOver} is asked right before the final dot; when it answers false the dot is not sent. */
    Outcome send(MimeMessage mail, String recipient, BooleanSupplier handOver) {
        boolean dotSent = false;
        begun = false;
        try {
            Outcome refused = announce(recipient);
            if (refused != null) {
                return refused;
            }
            wire.write(mail);
            if (!handOver.getAsBoolean()) {
                close();
                return new Outcome.Later("Another worker took this mail over, or it must not leave any more; looked at again.", true);
            }
            dotSent = true;
            return said(wire.ask("."));
        } catch (MessagingException | IOException | RuntimeException e) {
            close();
            return dotSent ? new Outcome.Unknown("The connection broke after the mail was handed over: " + e.getMessage())
                    : new Outcome.Later("The connection broke before the mail was handed over: " + e.getMessage(), true, begun);
        }
    }

    /** Everything up to the server's "go ahead"; null then, else what became of the mail. */
    private Outcome announce(String recipient) throws MessagingException, IOException {
        List<String> words = List.of("MAIL FROM:<" + sender + ">", "RCPT TO:<" + inAscii(recipient) + ">", "DATA");
        boolean together = wire.canSayTogether();
        if (together) {
            wire.sayTogether(words);
        }
        Outcome refused = null;
        for (int word = 0; word < words.size() && (together ? !lost(refused) : refused == null); word++) {
            SmtpReply reply = together ? wire.hear() : word < 2 ? wire.ask(words.get(word)) : wire.askForText();
            Outcome no = switch (word) {
                case 0 -> reply.isYes() ? null : beforeItBegan(reply.refusesSender());
                case 1 -> reply.isYes() ? null : reply.refusesRecipient();
                default -> reply.isGoAhead() ? null : reply.refusesText();
            };
            if (refused != null && reply.isGoAhead()) {
                // RFC 2920 3.1: it waits for the text of a mail that goes to nobody
                wire.ask(".");
            }
            begun |= reply.isYes();
            refused = refused == null ? no : refused;
        }
        return refused == null ? null : over(refused);
    }

    private static Outcome beforeItBegan(Outcome refused) {
        return refused instanceof Outcome.Later later ? new Outcome.Later(later.why(), later.lineLost(), false) : refused;
    }

    private static boolean lost(Outcome refused) {
        return refused instanceof Outcome.Later later && later.lineLost();
    }

    /** The server's last word about a text that it has. */
    private Outcome said(SmtpReply reply) {
        if (reply.isYes()) {
            return new Outcome.Sent(reply.text());
        }
        if (reply.isNonsense()) {
            close();
            return new Outcome.Unknown("The connection broke after the mail was handed over: " + reply.text());
        }
        return over(reply.refusesText());
    }

    /** Nothing came of this mail: the line is made ready for the next one, or it ends. */
    private Outcome over(Outcome outcome) {
        if (lost(outcome)) {
            close();
            return outcome;
        }
        try {
            if (!wire.ask("RSET").isYes()) {
                close();
            }
        } catch (MessagingException e) {
            close();
        }
        return outcome;
    }

    private static String inAscii(String address) {
        int at = address.lastIndexOf('@');
        return address.substring(0, at + 1) + HostNames.ascii(address.substring(at + 1)).orElseThrow(IllegalArgumentException::new);
    }

    @Override
    public void close() {
        open = false;
        try {
            wire.close();
        } catch (MessagingException e) {
            // gone already
        }
    }

    /** Angus Mail's connection, to say and hear words of our own over it. */
    private static final class Wire extends SMTPTransport {

        private static final String[] NOT_SENT = {"Bcc", "Content-Length"};

        /** Where texts go, with the dots of RFC 5321 4.5.2; known from the first mail on, which therefore goes word by word. */
        private SMTPOutputStream text;

        Wire(Session session) {
            super(session, new URLName("smtp", null, -1, null, null, null));
        }

        boolean canSayTogether() {
            return text != null && supportsExtension("PIPELINING");
        }

        synchronized void sayTogether(List<String> words) throws MessagingException, IOException {
            for (String word : words.subList(0, words.size() - 1)) {
                text.write((word + "\r\n").getBytes(StandardCharsets.US_ASCII));
            }
            sendCommand(words.get(words.size() - 1));
        }

        synchronized SmtpReply hear() throws MessagingException {
            return SmtpReply.of(readServerResponse(), getLastServerResponse());
        }

        synchronized SmtpReply ask(String command) throws MessagingException {
            sendCommand(command);
            return hear();
        }

        synchronized SmtpReply askForText() throws MessagingException {
            try {
                text = (SMTPOutputStream) data();
            } catch (SMTPSendFailedException e) {
                return SmtpReply.of(e.getReturnCode(), e.getMessage());
            }
            return SmtpReply.of(getLastReturnCode(), getLastServerResponse());
        }

        /** Into the buffer of the line, as far as there is room; the dot brings it on its way. */
        synchronized void write(MimeMessage mail) throws MessagingException, IOException {
            mail.writeTo(text, NOT_SENT);
            text.ensureAtBOL();
        }
    }
}
