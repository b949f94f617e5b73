package dev.linkwright.mail;

import java.time.Instant;
import java.util.Arrays;
import java.util.Locale;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.transaction.Transactional;

import dev.linkwright.shared.RuleViolation;
import dev.linkwright.system.Secrets;

/** Connects a mailbox, or changes one. Passwords come in here in clear, are encrypted at once and never go out again. */
@ApplicationScoped
@Transactional
public class ConnectMailbox {

    /** What somebody enters about one server. {@code password} null or blank keeps the one that is stored. */
    public record Server(String host, Integer port, String security, String user, String password) {

        public boolean isEmpty() {
            return (host == null || host.isBlank()) && (user == null || user.isBlank());
        }
    }

    /**
     * How a mailbox signs in without a password. Blank secrets keep what is stored; a blank {@code url} goes back to the password.
     *
     * @param url where access tokens are bought, such as https://oauth2.googleapis.com/token
     */
    public record Tokens(String url, String clientId, String clientSecret, String scope, String refreshToken) {
    }

    /**
     * What somebody enters about a mailbox; null keeps what is stored, and on a new one takes the usual.
     *
     * @param warmUpStart  mails on the first day of warming up; 0 for a warm mailbox
     * @param warmUpGrowth mails more on every day after
     */
    public record Entry(String name, String address, Server smtp, Server imap, Integer dailyCap, Integer minGapSeconds, Boolean sentCopies,
            Integer warmUpStart, Integer warmUpGrowth, Tokens tokens) {
    }

    private static final int USUAL_CAP = 40;
    private static final int USUAL_GAP_SECONDS = 240;

    @Inject
    Mailboxes mailboxes;

    public Mailbox connect(Entry entry, Instant now) {
        String address = MailText.address("address", entry.address());
        refuseTaken(address, null);
        if (entry.smtp() == null || entry.smtp().isEmpty()) {
            throw new RuleViolation("smtp.host", "The server that sends is needed.");
        }
        Mailbox mailbox = new Mailbox(entry.name(), address, server("smtp", entry.smtp(), null), imap(entry, null),
                entry.dailyCap() == null ? USUAL_CAP : entry.dailyCap(),
                entry.minGapSeconds() == null ? USUAL_GAP_SECONDS : entry.minGapSeconds(), now);
        mailbox.keepSentCopies(Boolean.TRUE.equals(entry.sentCopies()));
        warmUp(mailbox, entry, now);
        tokens(mailbox, entry.tokens());
        mailboxes.persist(mailbox);
        return mailbox;
    }

    public Mailbox change(long id, Entry entry, Instant now) {
        Mailbox mailbox = mailboxes.requireLocked(id);
        String address = entry.address() == null ? mailbox.address() : MailText.address("address", entry.address());
        refuseTaken(address, id);
        mailbox.rename(entry.name() == null ? mailbox.name() : entry.name(), address);
        if (entry.smtp() != null || entry.imap() != null) {
            mailbox.connect(entry.smtp() == null ? mailbox.smtp() : server("smtp", entry.smtp(), mailbox.smtp()),
                    entry.imap() == null ? mailbox.imap().orElse(null) : imap(entry, mailbox.imap().orElse(null)));
        }
        mailbox.pace(entry.dailyCap() == null ? mailbox.dailyCap() : entry.dailyCap(),
                entry.minGapSeconds() == null ? mailbox.minGapSeconds() : entry.minGapSeconds());
        warmUp(mailbox, entry, now);
        tokens(mailbox, entry.tokens());
        if (entry.sentCopies() != null) {
            mailbox.keepSentCopies(entry.sentCopies());
        }
        return mailbox;
    }

    private static void warmUp(Mailbox mailbox, Entry entry, Instant now) {
        if (entry.warmUpStart() != null || entry.warmUpGrowth() != null) {
            Integer start = entry.warmUpStart() == null ? mailbox.warmUpStart() : entry.warmUpStart();
            mailbox.warmUp(start == null || start == 0 ? null : start, entry.warmUpGrowth() == null ? mailbox.warmUpGrowth() : entry.warmUpGrowth(), now);
        }
    }

    private static void tokens(Mailbox mailbox, Tokens entry) {
        if (entry == null) {
            return;
        }
        if (blank(entry.url())) {
            mailbox.signInBy(null);
            return;
        }
        TokenGrant stored = mailbox.grant().orElse(null);
        String url = entry.url().strip();
        if (!url.matches("https?://[^\\s/]+(/\\S*)?")) {
            throw new RuleViolation("tokens.url", "Enter the address of the token endpoint, such as https://oauth2.googleapis.com/token.");
        }
        if (blank(entry.clientId())) {
            throw new RuleViolation("tokens.clientId", "The client id your provider gave you is needed.");
        }
        if (blank(entry.refreshToken()) && stored == null) {
            throw new RuleViolation("tokens.refreshToken", "The refresh token is needed: sign in with the provider once and paste it here.");
        }
        mailbox.signInBy(new TokenGrant(url, MailText.headerLine("tokens.clientId", entry.clientId()),
                blank(entry.clientSecret()) ? stored == null ? null : stored.clientSecret() : Secrets.encrypt(entry.clientSecret().strip()),
                blank(entry.scope()) ? null : MailText.headerLine("tokens.scope", entry.scope()),
                blank(entry.refreshToken()) ? stored.refresh() : Secrets.encrypt(entry.refreshToken().strip())));
    }

    private static boolean blank(String text) {
        return text == null || text.isBlank();
    }

    private void refuseTaken(String address, Long ownId) {
        mailboxes.byAddress(address).filter(other -> !other.id().equals(ownId)).ifPresent(other -> {
            throw new RuleViolation("address", address + " is connected already.");
        });
    }

    private static MailServer imap(Entry entry, MailServer stored) {
        return entry.imap() == null || entry.imap().isEmpty() ? null : server("imap", entry.imap(), stored);
    }

    private static MailServer server(String field, Server entry, MailServer stored) {
        String host = MailText.headerLine(field + ".host", entry.host() == null && stored != null ? stored.host() : entry.host());
        if (host.isEmpty() || host.contains(" ") || host.length() > 253) {
            throw new RuleViolation(field + ".host", "Enter the server's name, such as " + field + ".example.com.");
        }
        ServerSecurity security = security(field, entry.security(), stored);
        int port = entry.port() != null ? entry.port() : stored != null ? stored.port() : usualPort(field, security);
        if (port < 1 || port > 65535) {
            throw new RuleViolation(field + ".port", "A port is a number between 1 and 65535.");
        }
        String user = entry.user() != null ? MailText.headerLine(field + ".user", entry.user()) : stored == null ? null : stored.login();
        String secret = entry.password() == null || entry.password().isBlank() ? stored == null ? null : stored.encryptedPassword()
                : Secrets.encrypt(entry.password());
        if (field.equals("imap") && (user == null || user.isBlank())) {
            throw new RuleViolation("imap.user", "Reading needs a user name.");
        }
        return new MailServer(host, port, security, user, secret);
    }

    private static ServerSecurity security(String field, String name, MailServer stored) {
        if (name == null || name.isBlank()) {
            return stored == null ? ServerSecurity.TLS : stored.security();
        }
        return Arrays.stream(ServerSecurity.values()).filter(s -> s.name().equals(name.toUpperCase(Locale.ROOT))).findFirst()
                .orElseThrow(() -> new RuleViolation(field + ".security", "Security is NONE, STARTTLS or TLS."));
    }

    private static int usualPort(String field, ServerSecurity security) {
        if (field.equals("smtp")) {
            return security == ServerSecurity.TLS ? 465 : security == ServerSecurity.STARTTLS ? 587 : 25;
        }
        return security == ServerSecurity.TLS ? 993 : 143;
    }
}
