package dev.linkwright.mail.send;

import java.net.ConnectException;
import java.net.NoRouteToHostException;
import java.net.SocketTimeoutException;
import java.net.UnknownHostException;
import java.security.cert.CertPathBuilderException;
import java.security.cert.CertificateException;
import java.security.cert.CertificateExpiredException;
import java.util.Optional;

import javax.net.ssl.SSLException;

import jakarta.mail.AuthenticationFailedException;
import jakarta.mail.MessagingException;

import dev.linkwright.mail.MailServer;
import dev.linkwright.mail.MailboxFindings.Finding;

/** What a mail library's fault means to the person whose mailbox it is, and what to do about it. */
final class InPlainWords {

    private InPlainWords() {
    }

    /** @param purpose "send" or "read" */
    static Finding wrong(String purpose, MailServer server, boolean byTokens, Exception e) {
        if (e instanceof AuthenticationFailedException) {
            return Finding.bad("Signing in to " + purpose + " failed", "The server " + server.host() + " said “" + line(e.getMessage()) + "”. "
                    + (byTokens ? "The access was withdrawn or is for another address; connect the mailbox with the provider again."
                    : "The password may be wrong or changed, or the provider wants an app password."));
        }
        return Finding.bad("No connection to " + place(server), aboutCertificate(e, server).or(() -> aboutConnection(e, server))
                .orElseGet(() -> "The server said “" + line(e.getMessage()) + "”."));
    }

    private static Optional<String> aboutCertificate(Exception e, MailServer server) {
        boolean untrusted = false;
        for (Throwable cause = e; cause != null; cause = next(cause)) {
            if (cause instanceof CertificateExpiredException) {
                return Optional.of("The server's certificate has run out. Whoever runs " + server.host() + " must renew it; until then it is not used.");
            }
            if (cause instanceof CertificateException && (line(cause.getMessage()).contains("matching") || line(cause.getMessage()).contains("subject alternative"))
                    || line(cause.getMessage()).contains("server identity")) {
                return Optional.of("The server's certificate is for another name than " + server.host() + ". Use the name your provider gives; it stands in the certificate.");
            }
            untrusted |= cause instanceof CertPathBuilderException || cause instanceof CertificateException || line(cause.getMessage()).contains("PKIX");
        }
        return untrusted ? Optional.of("The server's certificate was made by nobody that is trusted here, often by the server itself. Use the server name your provider gives, or ask for a "
                + "certificate of a public authority.") : Optional.empty();
    }

    private static Optional<String> aboutConnection(Exception e, MailServer server) {
        for (Throwable cause = e; cause != null; cause = next(cause)) {
            if (cause instanceof UnknownHostException) {
                return Optional.of("There is no server of that name. Check the spelling.");
            }
            if (cause instanceof ConnectException || cause instanceof NoRouteToHostException) {
                return Optional.of("Nothing answers at port " + server.port() + " there. The port or the name is wrong, or a firewall is in between; many networks block port 25.");
            }
            if (cause instanceof SocketTimeoutException) {
                return Optional.of("The server did not answer in time. A blocked or wrong port, or TLS where STARTTLS is meant, looks like this.");
            }
            if (cause instanceof SSLException) {
                return Optional.of("Encryption could not be agreed on (" + line(cause.getMessage()) + "). Try STARTTLS in place of TLS, or the other way round.");
            }
        }
        return Optional.empty();
    }

    /** Angus Mail hangs the reason on either of two hooks. */
    private static Throwable next(Throwable cause) {
        return cause.getCause() != null ? cause.getCause() : cause instanceof MessagingException mail ? mail.getNextException() : null;
    }

    /** What a server said to a mail that it did not take. */
    static String said(Outcome outcome) {
        if (outcome instanceof Outcome.Refused refused) {
            return "The server said “" + refused.reply() + "”.";
        }
        if (outcome instanceof Outcome.MailboxRefused refused) {
            return "The server said “" + refused.reply() + "”.";
        }
        return outcome instanceof Outcome.Later later ? "The server said “" + later.why() + "”." : "The connection broke before the server answered.";
    }

    static String place(MailServer server) {
        return server.host() + ", port " + server.port() + switch (server.security()) {
            case NONE -> ", not encrypted";
            case STARTTLS, TLS -> ", encrypted";
        };
    }

    static String line(String text) {
        return text == null ? "" : text.replaceAll("\\s+", " ").strip();
    }
}
