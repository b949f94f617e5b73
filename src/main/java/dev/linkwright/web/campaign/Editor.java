package dev.linkwright.web.campaign;

import dev.linkwright.campaign.Enrollments;
import dev.linkwright.campaign.Step;
import dev.linkwright.campaign.Variant;
import dev.linkwright.campaign.letter.MergeField;
import dev.linkwright.campaign.letter.WritingHints;
import dev.linkwright.campaign.library.MailTemplate;
import dev.linkwright.campaign.library.Snippet;
import java.util.List;

/**
 * What the sequence editor shows of one mail.
 *
 * @param text      saved, typed and to be mended, or taken from a template and not saved yet
 * @param from      the template the text was taken from, or null
 * @param locked    the first mails are in review, each is changed there
 */
public record Editor(Step step, Variant variant, Text text, MailTemplate from, boolean locked, List<MergeField> palette, List<Snippet> snippets, List<MailTemplate> templates,
        Look look) {

    /** @param html blank for text only */
    public record Text(int delayDays, String subject, String body, String html) {
        Step.Words words() {
            return new Step.Words(subject, body, html.isBlank() ? null : html);
        }
    }

    /**
     * The right-hand side: how one contact gets it, and what a colleague would say.
     *
     * @param chosen   the enrollment shown, or null while nobody is enrolled
     * @param previous the one before it, or null
     */
    public record Look(long campaignId, int step, Variant variant, List<Enrollments.Name> people, Long chosen, Long previous, Long next, Preview preview,
            List<WritingHints.Hint> hints) {

        public String path(Long enrollment) {
            return "/campaigns/" + campaignId + "?step=" + step + "&variant=" + variant + (enrollment == null ? "" : "&contact=" + enrollment);
        }

        public boolean shows(Enrollments.Name person) {
            return chosen != null && chosen == person.enrollmentId();
        }
    }

    public boolean isB() {
        return variant == Variant.B;
    }
}
