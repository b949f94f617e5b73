package dev.linkwright.site.address;

import dev.linkwright.site.MailState;

/**
 * What the DNS says about mail for a domain.
 *
 * @param reason in words, such as "mx1.fern.net takes its mail"
 */
record Route(MailState state, String reason) {

    static Route good(String reason) {
        return new Route(MailState.GOOD, reason);
    }

    static Route bad(String reason) {
        return new Route(MailState.BAD, reason);
    }

    static Route unknown(String reason) {
        return new Route(MailState.NOT_CHECKED, reason);
    }
}
