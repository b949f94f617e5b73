package dev.linkwright.mail;

import dev.linkwright.system.Secrets;
import jakarta.enterprise.context.ApplicationScoped;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/** The address of a mail's own way out: the line under its text and the List-Unsubscribe header say the same. */
@ApplicationScoped
public class UnsubscribeLinks {

    private final String publicUrl;

    UnsubscribeLinks(@ConfigProperty(name = "linkwright.public-url") String publicUrl) {
        this.publicUrl = publicUrl.endsWith("/") ? publicUrl.substring(0, publicUrl.length() - 1) : publicUrl;
    }

    /** Of a campaign mail that has not left yet; after that only the partner has the token. */
    public String of(Message message) {
        return publicUrl + "/unsubscribe/" + Secrets.decrypt(message.unsubscribeSecret());
    }
}
