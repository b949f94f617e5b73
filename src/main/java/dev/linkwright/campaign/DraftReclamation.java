package dev.linkwright.campaign;

import dev.linkwright.account.User;
import dev.linkwright.brand.Brand;
import dev.linkwright.campaign.letter.MergeField;
import dev.linkwright.link.Backlink;
import dev.linkwright.link.Backlinks;
import dev.linkwright.link.Mention;
import dev.linkwright.link.Mentions;
import dev.linkwright.link.MentionState;
import dev.linkwright.prospect.Opportunity;
import dev.linkwright.shared.RuleViolation;
import dev.linkwright.site.Contact;
import dev.linkwright.site.Site;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * One click from an unlinked mention or a lost link to a first mail in review that quotes the sentence and names the right
 * address: the contact of the site is enrolled in the brand's reclamation campaign for that cause.
 */
@ApplicationScoped
public class DraftReclamation {
    private final Mentions mentions;
    private final Backlinks backlinks;
    private final Reclamations reclamations;
    private final Enrol enrol;
    private final Enrollments enrollments;
    private final RewriteFirstMail rewrite;

    DraftReclamation(Mentions mentions, Backlinks backlinks, Reclamations reclamations, Enrol enrol, Enrollments enrollments, RewriteFirstMail rewrite) {
        this.mentions = mentions;
        this.backlinks = backlinks;
        this.reclamations = reclamations;
        this.enrol = enrol;
        this.enrollments = enrollments;
        this.rewrite = rewrite;
    }

    /** @throws RuleViolation when there is no contact, no mailbox, or somebody else is writing to the site */
    @Transactional
    public Enrollment ofMention(long mentionId, User by, Instant now) {
        Mention mention = mentions.require(mentionId);
        if (mention.state() == MentionState.RECLAIMING) {
            return enrollments.openOfMention(mentionId).orElseGet(() -> draftOf(mention, by, now));
        }
        return draftOf(mention, by, now);
    }

    private Enrollment draftOf(Mention mention, User by, Instant now) {
        String target = mention.backlink().map(Backlink::targetUrl).orElseGet(() -> reclamations.homeOf(mention.brand()));
        String quote = mention.words().left() + mention.words().words() + mention.words().right();
        Enrollment enrollment = draft(mention.brand(), mention.site(), Opportunity.UNLINKED_MENTION, mention.pageUrl(), target,
                quote.isBlank() ? mention.brand().name() : quote, by, now);
        enrollment.isAbout(null, mention.id());
        mentions.startReclaiming(mention, by, now);
        return enrollment;
    }

    @Transactional
    public Enrollment ofBacklink(long backlinkId, User by, Instant now) {
        Backlink link = backlinks.require(backlinkId);
        if (link.reclaimingSince() != null) {
            java.util.Optional<Enrollment> waiting = enrollments.openOfBacklink(backlinkId);
            if (waiting.isPresent()) {
                return waiting.get();
            }
        }
        backlinks.startReclaiming(link, by, now);
        Enrollment enrollment = draft(link.brand(), link.site(), Opportunity.LOST_LINK, link.pageUrl(), link.targetUrl(),
                reclamations.sentenceAround(link), by, now);
        enrollment.isAbout(link.id(), null);
        return enrollment;
    }

    private Enrollment draft(Brand brand, Site site, Opportunity cause, String page, String target, String quote, User by, Instant now) {
        Contact contact = reclamations.contactAt(site, brand);
        Campaign campaign = reclamations.campaignFor(brand, cause, contact, by, now);
        Enrol.Result result = enrol.run(campaign.id(), List.of(contact.id()), reclamations.reasonToTakeOver(brand, site, cause), by, now);
        if (result.enrolled().isEmpty()) {
            throw new RuleViolation("contactIds", result.refused().get(0).reason());
        }
        Enrollment enrollment = result.enrolled().get(0);
        enrollments.flush();
        Map<String, String> notes = new LinkedHashMap<>();
        notes.put(MergeField.PAGE_URL.key(), page);
        notes.put(MergeField.TARGET_URL.key(), target);
        notes.put(MergeField.QUOTE.key(), oneLine(quote));
        return rewrite.run(enrollment.id(), new RewriteFirstMail.Change(notes, null, null), by, now);
    }

    /** A note is one line, and a quotation in a mail is short. */
    static String oneLine(String quote) {
        String line = quote.replaceAll("[\\p{Cntrl}\\p{Z}\\s]+", " ").strip();
        return line.length() <= 240 ? line : line.substring(0, line.lastIndexOf(' ', 240) > 0 ? line.lastIndexOf(' ', 240) : 240) + " …";
    }
}
