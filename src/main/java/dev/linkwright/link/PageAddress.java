package dev.linkwright.link;

import dev.linkwright.brand.AnotherPage;
import dev.linkwright.fetch.WebAddress;
import dev.linkwright.link.inspect.PageKey;
import dev.linkwright.shared.RuleViolation;

/** The address of a page as a person or a file gave it, and the key under which all its spellings are one page. */
public record PageAddress(String url, String key) {

    /**
     * A page of a site that is not the brand's.
     *
     * @throws RuleViolation on {@code field} when this is no web address
     */
    public static PageAddress of(String text, String field) {
        return of(text, field, AnotherPage.USUAL);
    }

    /**
     * @param rule what makes another page of the site
     * @throws RuleViolation on {@code field} when this is no web address
     */
    public static PageAddress of(String text, String field, AnotherPage rule) {
        String typed = text == null ? "" : text.strip();
        if (typed.isEmpty()) throw new RuleViolation(field, "Enter the address of the page.");
        String full = typed.contains("://") ? typed : "https://" + typed;
        WebAddress address = WebAddress.parse(full).filter(a -> typed.contains("://") || a.host().contains("."))
            .orElseThrow(() -> new RuleViolation(field, "This is not the address of a web page: " + typed));
        return new PageAddress(address.toString(), PageKey.of(address, rule));
    }
}
