package dev.linkwright.system;

import io.quarkus.mailer.Mail;
import io.quarkus.mailer.Mailer;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Optional;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/** Linkwright's own mail to its own people (Quarkus Mailer). Outreach never goes this way; it goes through mailboxes. */
@ApplicationScoped
public class SystemMail {

    private final Mailer mailer;
    private final Optional<String> host;
    private final String publicUrl;

    SystemMail(Mailer mailer, @ConfigProperty(name = "linkwright.system-mail.host") Optional<String> host,
            @ConfigProperty(name = "linkwright.public-url") String publicUrl) {
        this.mailer = mailer;
        this.host = host;
        this.publicUrl = publicUrl;
    }

    /** False until an operator names a mail server: then pages offer nothing that would need one. */
    public boolean isConfigured() {
        return host.isPresent();
    }

    public void send(String to, String subject, String text) {
        if (isConfigured()) {
            mailer.send(Mail.withText(to, subject, text));
        }
    }

    /** A full address of a page of ours, for use in a mail. */
    public String link(String path) {
        return publicUrl.replaceAll("/+$", "") + path;
    }
}
