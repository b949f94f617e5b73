package dev.linkwright.web.campaign;

import dev.linkwright.prospect.Prospect;
import dev.linkwright.prospect.Score;
import dev.linkwright.prospect.relevance.WhatAPageSays;
import dev.linkwright.site.Contact;
import dev.linkwright.site.Site;
import java.util.List;

/**
 * What stands beside a draft: the site, its page, its score, the person, and what to know before writing.
 *
 * @param page      their page as it was read last, or null
 * @param onPage    what is known of site and brand together
 * @param localTime “Warsaw, 12:21 there now”, or null where nobody knows where they live
 */
public record SiteFacts(Site site, Prospect prospect, Contact contact, List<Tick> before, Score score, WhatAPageSays.Page page, List<Tick> onPage, String localTime) {

    /** @param good whether it speaks for writing */
    public record Tick(boolean good, String text, String href) { }
}
