package dev.linkwright.mail.send;

import java.io.IOException;
import java.io.OutputStream;
import java.lang.invoke.MethodHandle;
import java.lang.invoke.MethodHandles;
import java.nio.charset.StandardCharsets;
import java.util.List;

import jakarta.mail.MessagingException;
import jakarta.mail.Session;
import jakarta.mail.URLName;
import jakarta.mail.internet.MimeMessage;

import org.eclipse.angus.mail.smtp.SMTPOutputStream;
import org.eclipse.angus.mail.smtp.SMTPSendFailedException;
import org.eclipse.angus.mail.smtp.SMTPTransport;

/** Angus Mail's connection, to say and hear words of our own over it. */
final class SmtpWire extends SMTPTransport {

    private static final String[] NOT_SENT = {"Bcc", "Content-Length"};
    private static final MethodHandle OUT = streamOfServer();

    /** Where texts go, with the dots of RFC 5321 4.5.2; known from the first mail on, which therefore goes word by word. */
    private SMTPOutputStream text;

    SmtpWire(Session session) {
        super(session, new URLName("smtp", null, -1, null, null, null));
    }

    private static MethodHandle streamOfServer() {
        try {
            return MethodHandles.privateLookupIn(SMTPTransport.class, MethodHandles.lookup()).findGetter(SMTPTransport.class, "serverOutput", OutputStream.class);
        } catch (ReflectiveOperationException e) {
            throw new ExceptionInInitializerError(e);
        }
    }

    boolean canSayTogether() {
        return text != null && supportsExtension("PIPELINING");
    }

    /** All in one piece. */
    synchronized void say(List<String> words) throws IOException {
        OutputStream out = out();
        out.write((String.join("\r\n", words) + "\r\n").getBytes(StandardCharsets.US_ASCII));
        out.flush();
    }

    /** Angus Mail sends every command by itself; this is where it sends them to, another one once the line is encrypted. */
    private OutputStream out() {
        try {
            return (OutputStream) OUT.invokeExact((SMTPTransport) this);
        } catch (Throwable e) {
            throw new IllegalStateException(e);
        }
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
