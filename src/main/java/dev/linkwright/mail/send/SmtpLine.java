package dev.linkwright.mail.send;

import java.io.IOException;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.Properties;
import java.util.concurrent.CompletableFuture;
import java.util.function.BooleanSupplier;
import java.util.function.Supplier;
import java.util.stream.Stream;

import jakarta.mail.AuthenticationFailedException;
import jakarta.mail.MessagingException;
import jakarta.mail.Session;
import jakarta.mail.internet.MimeMessage;

import dev.linkwright.mail.MailServer;
import dev.linkwright.mail.Mailbox;
import dev.linkwright.mail.ServerSecurity;
import dev.linkwright.mail.SignIn;
import dev.linkwright.shared.HostNames;

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
    private final SmtpWire wire;
    private final String sender;
    private boolean open;
    /** Whether the server said yes to anything of the mail that is on the line. */
    private boolean begun;
    /** What was said about the next mail together with the last dot, its answers not heard yet; empty when nothing was. */
    private List<String> announced = List.of();

    private SmtpLine(Session session, String sender) {
        this.session = session;
        this.wire = new SmtpWire(session);
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

    /** Sends one mail, and nothing is known yet of a next one. */
    Outcome send(MimeMessage mail, String recipient, BooleanSupplier handOver) {
        return send(mail, recipient, () -> CompletableFuture.completedFuture(handOver.getAsBoolean()), Optional::empty);
    }

    /**
     * Sends one mail. Where the server takes commands together, the next mail is announced with the dot of this one (RFC 2920 3.1); it then has to be the next one sent.
     *
     * @param handOver asked right before the final dot; when it answers false the dot is not sent
     * @param next     the next mail's recipient, asked for while {@code handOver} finds its answer
     */
    Outcome send(MimeMessage mail, String recipient, Supplier<CompletableFuture<Boolean>> handOver, Supplier<Optional<String>> next) {
        boolean dotSent = false;
        begun = false;
        try {
            Outcome refused = announce(recipient);
            if (refused != null) {
                return refused;
            }
            wire.write(mail);
            CompletableFuture<Boolean> mayLeave = handOver.get();
            Optional<List<String>> following = wire.canSayTogether() ? next.get().map(this::announcement) : Optional.empty();
            if (!mayLeave.join()) {
                close();
                return new Outcome.Later("Another worker took this mail over, or it must not leave any more; looked at again.", true);
            }
            announced = following.orElse(List.of());
            dotSent = true;
            wire.say(Stream.concat(Stream.of("."), announced.stream()).toList());
            return said(wire.hear());
        } catch (MessagingException | IOException | RuntimeException e) {
            close();
            return dotSent ? new Outcome.Unknown("The connection broke after the mail was handed over: " + e.getMessage())
                    : new Outcome.Later("The connection broke before the mail was handed over: " + e.getMessage(), true, begun);
        }
    }

    private List<String> announcement(String recipient) {
        return List.of("MAIL FROM:<" + sender + ">", "RCPT TO:<" + inAscii(recipient) + ">", "DATA");
    }

    /** Everything up to the server's "go ahead"; null then, else what became of the mail. */
    private Outcome announce(String recipient) throws MessagingException, IOException {
        List<String> words = announcement(recipient);
        boolean together = wire.canSayTogether();
        if (!announced.isEmpty() && !announced.equals(words)) {
            throw new IllegalStateException("another mail was announced");
        }
        if (together && announced.isEmpty()) {
            wire.say(words);
        }
        announced = List.of();
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
        if (!announced.isEmpty()) {
            // RFC 5321 4.1.1.4: the end of a text clears everything, and the next mail has begun
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
}
