package dev.linkwright.web.mail;

import dev.linkwright.mail.ConnectMailbox;
import dev.linkwright.mail.MailServer;
import dev.linkwright.mail.Mailbox;
import dev.linkwright.shared.RuleViolation;
import org.jboss.resteasy.reactive.RestForm;

/** What the mailbox form holds, as it was typed. Passwords go in and never come out. */
public class MailboxForm {

    @RestForm
    String name = "";
    @RestForm
    String address = "";
    @RestForm("smtp.host")
    String smtpHost = "";
    @RestForm("smtp.port")
    String smtpPort = "465";
    @RestForm("smtp.security")
    String smtpSecurity = "TLS";
    @RestForm("smtp.user")
    String smtpUser = "";
    @RestForm("smtp.password")
    String smtpPassword = "";
    @RestForm("imap.host")
    String imapHost = "";
    @RestForm("imap.port")
    String imapPort = "993";
    @RestForm("imap.security")
    String imapSecurity = "TLS";
    @RestForm("imap.user")
    String imapUser = "";
    @RestForm("imap.password")
    String imapPassword = "";
    @RestForm("tokens.url")
    String tokensUrl = "";
    @RestForm("tokens.clientId")
    String tokensClientId = "";
    @RestForm("tokens.clientSecret")
    String tokensClientSecret = "";
    @RestForm("tokens.scope")
    String tokensScope = "";
    @RestForm("tokens.refreshToken")
    String tokensRefreshToken = "";
    @RestForm
    String dailyCap = "40";
    @RestForm
    String minGapSeconds = "240";
    @RestForm
    String sentCopies = "";
    @RestForm
    String warmUpStart = "";
    @RestForm
    String warmUpGrowth = "";

    static MailboxForm of(Mailbox box) {
        MailboxForm form = new MailboxForm();
        form.name = box.name();
        form.address = box.address();
        MailServer smtp = box.smtp();
        form.smtpHost = smtp.host();
        form.smtpPort = String.valueOf(smtp.port());
        form.smtpSecurity = smtp.security().name();
        form.smtpUser = smtp.login() == null ? "" : smtp.login();
        box.imap().ifPresent(imap -> {
            form.imapHost = imap.host();
            form.imapPort = String.valueOf(imap.port());
            form.imapSecurity = imap.security().name();
            form.imapUser = imap.login() == null ? "" : imap.login();
        });
        box.grant().ifPresent(grant -> {
            form.tokensUrl = grant.url();
            form.tokensClientId = grant.clientId();
            form.tokensScope = grant.scope() == null ? "" : grant.scope();
        });
        form.dailyCap = String.valueOf(box.dailyCap());
        form.minGapSeconds = String.valueOf(box.minGapSeconds());
        form.warmUpStart = box.warmUpStart() == null ? "" : String.valueOf(box.warmUpStart());
        form.warmUpGrowth = box.warmUpGrowth() == null ? "" : String.valueOf(box.warmUpGrowth());
        form.sentCopies = box.keepsSentCopies() ? "yes" : "";
        return form;
    }

    ConnectMailbox.Entry entry() {
        ConnectMailbox.Server smtp = new ConnectMailbox.Server(smtpHost, number("smtp.port", smtpPort), smtpSecurity, smtpUser, smtpPassword);
        boolean same = imapUser == null || imapUser.isBlank() || imapUser.strip().equals(smtpUser.strip());
        ConnectMailbox.Server imap = imapHost == null || imapHost.isBlank() ? new ConnectMailbox.Server("", null, null, "", "")
                : new ConnectMailbox.Server(imapHost, number("imap.port", imapPort), imapSecurity, same ? smtpUser : imapUser,
                        imapPassword == null || imapPassword.isBlank() ? (same ? smtpPassword : "") : imapPassword);
        return new ConnectMailbox.Entry(name, address, smtp, imap, number("dailyCap", dailyCap), number("minGapSeconds", minGapSeconds), "yes".equals(sentCopies),
                warmUpStart == null || warmUpStart.isBlank() ? Integer.valueOf(0) : number("warmUpStart", warmUpStart), number("warmUpGrowth", warmUpGrowth),
                new ConnectMailbox.Tokens(tokensUrl, tokensClientId, tokensClientSecret, tokensScope, tokensRefreshToken));
    }

    private static Integer number(String field, String text) {
        try {
            return text == null || text.isBlank() ? null : Integer.valueOf(text.strip());
        } catch (NumberFormatException e) {
            throw new RuleViolation(field, "Enter a whole number.");
        }
    }

    public String warmUpStart() {
        return warmUpStart;
    }

    public String warmUpGrowth() {
        return warmUpGrowth;
    }

    public String name() {
        return name;
    }

    public String address() {
        return address;
    }

    public String smtpHost() {
        return smtpHost;
    }

    public String smtpPort() {
        return smtpPort;
    }

    public String smtpSecurity() {
        return smtpSecurity;
    }

    public String smtpUser() {
        return smtpUser;
    }

    public String imapHost() {
        return imapHost;
    }

    public String imapPort() {
        return imapPort;
    }

    public String imapSecurity() {
        return imapSecurity;
    }

    public String imapUser() {
        return imapUser;
    }

    public String tokensUrl() {
        return tokensUrl;
    }

    public String tokensClientId() {
        return tokensClientId;
    }

    public String tokensScope() {
        return tokensScope;
    }

    public String dailyCap() {
        return dailyCap;
    }

    public String minGapSeconds() {
        return minGapSeconds;
    }

    public boolean sentCopies() {
        return "yes".equals(sentCopies);
    }
}
