package dev.linkwright.web;

import dev.linkwright.shared.RuleViolation;
import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import jakarta.ws.rs.core.Cookie;
import jakarta.ws.rs.core.HttpHeaders;
import java.net.URLDecoder;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;

/**
 * One sentence that survives a redirect and is then shown as a toast: {@code flash.say("Link checked: live and followed")} before
 * answering 303. Travels in a cookie that the next page takes away again; {@link FlashCookie} writes it.
 */
@Named("flash")
@RequestScoped
public class Flash {

    static final String COOKIE = "flash";

    @Inject
    HttpHeaders headers;

    private String said;

    public void say(String words) {
        said = words + "\n";
    }

    /** @param undo the path that a POST takes back what was done */
    public void say(String words, String undo) {
        said = words + "\n" + undo;
    }

    /**
     * Does it; a rule that stands against it is what the next page says.
     *
     * @return whether it was done
     */
    public boolean tries(Runnable deed) {
        try {
            deed.run();
            return true;
        } catch (RuleViolation no) {
            say(no.getMessage());
            return false;
        }
    }

    /** For the page: the words of the redirect that led here, or null. */
    public String words() {
        String[] parts = received();
        return parts == null ? null : parts[0];
    }

    public String undo() {
        String[] parts = received();
        return parts != null && parts.length > 1 && parts[1].startsWith("/") && !parts[1].startsWith("//") ? parts[1] : null;
    }

    /** What this request wants the next page to say, ready for a cookie, or null. */
    String toSet() {
        return said == null ? null : URLEncoder.encode(said, StandardCharsets.UTF_8);
    }

    private String[] received() {
        Cookie cookie = headers.getCookies().get(COOKIE);
        if (cookie == null || cookie.getValue().isEmpty()) {
            return null;
        }
        try {
            return URLDecoder.decode(cookie.getValue(), StandardCharsets.UTF_8).split("\n", 2);
        } catch (IllegalArgumentException e) {
            return null;
        }
    }
}
