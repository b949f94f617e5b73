package dev.linkwright.campaign;

import dev.linkwright.account.User;
import dev.linkwright.brand.Brand;
import dev.linkwright.campaign.letter.MergeField;
import dev.linkwright.campaign.reclaim.ProposeTarget;
import dev.linkwright.link.Backlink;
import dev.linkwright.link.Backlinks;
import dev.linkwright.link.Mention;
import dev.linkwright.link.Mentions;
import dev.linkwright.link.reclaim.Cause;
import dev.linkwright.link.reclaim.Reclamation;
import dev.linkwright.link.reclaim.ReclamationCases;
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
import java.util.Optional;

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
    private final ReclamationCases cases;
    private final ProposeTarget proposeTarget;

    DraftReclamation(Mentions mentions, Backlinks backlinks, Reclamations reclamations, Enrol enrol, Enrollments enrollments, RewriteFirstMail rewrite,
            ReclamationCases cases, ProposeTarget proposeTarget) {
        this.mentions = mentions;
        this.backlinks = backlinks;
        this.reclamations = reclamations;
        this.enrol = enrol;
        this.enrollments = enrollments;
        this.rewrite = rewrite;
        this.cases = cases;
        this.proposeTarget = proposeTarget;
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
        String target = proposeTarget.of(mention).url();
        String quote = mention.words().left() + mention.words().words() + mention.words().right();
        Enrollment enrollment = draft(mention.brand(), mention.site(), Cause.NEVER_LINKED, mention.pageUrl(), target,
                quote.isBlank() ? mention.brand().name() : quote, by, now);
        enrollment.isAbout(null, mention.id());
        mentions.startReclaiming(mention, by, now);
        return enrollment;
    }

    /** @throws RuleViolation also when the cause is our own broken page, which no mail mends */
    @Transactional
    public Enrollment ofBacklink(long backlinkId, User by, Instant now) {
        Backlink link = backlinks.require(backlinkId);
        if (link.reclaimingSince() != null) {
            Optional<Enrollment> waiting = enrollments.openOfBacklink(backlinkId);
            if (waiting.isPresent()) {
                return waiting.get();
            }
        }
        Optional<Reclamation> open = cases.openOf(link);
        Cause cause = open.map(Reclamation::cause).orElse(Cause.LINK_REMOVED);
        if (!cause.isForAMail()) {
            throw new RuleViolation("", "This is ours to mend, not to write about: our page " + link.targetUrl() + " is gone. Lead it to another page; the link’s page has the line for it.");
        }
        backlinks.startReclaiming(link, open.isPresent(), by, now);
        Enrollment enrollment = draft(link.brand(), link.site(), cause, open.flatMap(Reclamation::movedTo).orElse(link.pageUrl()), link.targetUrl(),
                reclamations.sentenceAround(link), by, now);
        enrollment.isAbout(link.id(), null);
        return enrollment;
    }

    private Enrollment draft(Brand brand, Site site, Cause cause, String page, String target, String quote, User by, Instant now) {
        Opportunity opportunity = cause == Cause.NEVER_LINKED ? Opportunity.UNLINKED_MENTION : Opportunity.LOST_LINK;
        Contact contact = reclamations.contactAt(site, brand);
        Campaign campaign = reclamations.campaignFor(brand, opportunity, cause, contact, by, now);
        Enrol.Result result = enrol.run(campaign.id(), List.of(contact.id()), reclamations.reasonToTakeOver(brand, site, opportunity), by, now);
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
