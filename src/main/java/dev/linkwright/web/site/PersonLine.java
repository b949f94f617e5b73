package dev.linkwright.web.site;

import dev.linkwright.site.Contact;
import dev.linkwright.site.WritingBasis;
import java.util.List;

/**
 * One person of a site.
 *
 * @param others addresses that were given up when contacts were merged
 */
record PersonLine(Contact contact, List<String> others) {

    public boolean hasBasis() {
        return contact.basis() != WritingBasis.NOT_SAID;
    }
}
