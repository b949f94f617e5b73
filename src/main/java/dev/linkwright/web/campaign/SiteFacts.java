package dev.linkwright.web.campaign;

import dev.linkwright.prospect.Prospect;
import dev.linkwright.prospect.Score;
import dev.linkwright.site.Contact;
import dev.linkwright.site.Site;
import java.util.List;

/** What stands beside a draft: the site, its score, the person, and what to know before writing. */
public record SiteFacts(Site site, Prospect prospect, Contact contact, List<Tick> before, Score score) {

    /** @param good whether it speaks for writing */
    public record Tick(boolean good, String text, String href) { }
}
