package dev.linkwright.web.link;

import java.time.Instant;
import java.util.OptionalInt;

import dev.linkwright.link.reclaim.Cause;
import dev.linkwright.link.reclaim.Reclamation;

/**
 * One case of the reclamation queue: a link or a mention.
 *
 * @param reclamation the link's case; null for a mention
 * @param link null for a mention, as {@code mention} is for a link
 * @param at when it was found, or when it was closed
 * @param authority of the site, 0..100; empty when nothing is known
 * @param repairId the page of ours to mend, null when it is not ours to mend
 */
public record CaseRow(Cause cause, Reclamation reclamation, LinkRow link, MentionRow mention, Instant at, Long repairId, OptionalInt authority) {

    public boolean isLink() {
        return link != null;
    }

    /** "authority 70", or blank. */
    public String strength() {
        return authority.isPresent() ? "authority " + authority.getAsInt() : "";
    }

    /** A draft exists. */
    public boolean inHand() {
        return isLink() ? link.reclaiming() : mention.reclaiming();
    }

    public String pageUrl() {
        return isLink() ? link.link().pageUrl() : mention.mention().pageUrl();
    }

    public String address() {
        return isLink() ? link.address() : "/mentions/" + mention.mention().id();
    }

    /** Ours to mend: no mail. */
    public boolean isOurs() {
        return !cause.isForAMail();
    }

    public boolean lost() {
        return isLink() && link.canBeReclaimed();
    }
}
