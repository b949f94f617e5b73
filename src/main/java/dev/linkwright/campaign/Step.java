package dev.linkwright.campaign;

import dev.linkwright.campaign.letter.MergeField;
import dev.linkwright.campaign.letter.Template;
import dev.linkwright.shared.RuleViolation;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.FetchType;
import jakarta.persistence.GeneratedValue;
import jakarta.persistence.GenerationType;
import jakarta.persistence.Id;
import jakarta.persistence.ManyToOne;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/** One mail of the sequence. Step 1 is reviewed by a person; the others leave by themselves, days after the one before. */
@Entity
public class Step {
    @Id
    @GeneratedValue(strategy = GenerationType.IDENTITY)
    private Long id;
    @ManyToOne(fetch = FetchType.LAZY, optional = false)
    private Campaign campaign;
    private int no;
    private int delayDays;
    private String subject;
    private String body;
    private String html;
    private String bSubject;
    private String bBody;
    private String bHtml;
    @Enumerated(EnumType.STRING)
    private StepCondition condition = StepCondition.NO_ANSWER;

    protected Step() { }

    Step(Campaign campaign, int no, StepText text) {
        this.campaign = campaign;
        this.no = no;
        rewrite(text);
    }

    /**
     * One version of a mail as its author wrote it.
     *
     * @param subject blank on a follow-up means “Re:” the first mail, in the same thread
     * @param html    null for text only
     */
    public record Words(String subject, String body, String html) {
        boolean isBlank() {
            return (subject == null || subject.isBlank()) && (body == null || body.isBlank()) && (html == null || html.isBlank());
        }

        /** Checked and tidied, as the step keeps them. */
        private Words checked(String field, int no) {
            String line = subject == null ? "" : subject.strip();
            if (no == 1 && line.isEmpty()) {
                throw new RuleViolation(field + ".subject", "The first mail needs a subject.");
            }
            if (Template.hasForbiddenCharacter(line) || line.length() > 200) {
                throw new RuleViolation(field + ".subject", "A subject is one line of at most 200 characters.");
            }
            if (body == null || body.isBlank()) {
                throw new RuleViolation(field + ".body", "Mail " + no + " has no text yet.");
            }
            if (body.length() > 20_000 || body.indexOf('\0') >= 0) {
                throw new RuleViolation(field + ".body", "A mail is plain text of at most 20,000 characters.");
            }
            String rich = html == null || html.isBlank() ? null : Template.body(html).text().strip();
            if (rich != null && (rich.length() > 60_000 || rich.indexOf('\0') >= 0)) {
                throw new RuleViolation(field + ".html", "An HTML part has at most 60,000 characters.");
            }
            return new Words(line, Template.body(body).text().strip(), rich);
        }
    }

    /**
     * What an author writes for one step.
     *
     * @param delayDays days after the previous mail really left; ignored on the first
     * @param other     version B, or null when there is none
     */
    public record StepText(int delayDays, String subject, String body, String html, Words other) {
        public StepText(int delayDays, String subject, String body) {
            this(delayDays, subject, body, null, null);
        }

        Words words() {
            return new Words(subject, body, html);
        }

        public StepText with(Variant variant, Words words) {
            return variant == Variant.B ? new StepText(delayDays, subject, body, html, words)
                    : new StepText(delayDays, words == null ? null : words.subject(), words == null ? null : words.body(), words == null ? null : words.html(), other);
        }

        public StepText after(int days) {
            return new StepText(days, subject, body, html, other);
        }
    }

    final void rewrite(StepText text) {
        String field = "steps[" + (no - 1) + "]";
        if (text.delayDays() < 0 || text.delayDays() > 365) {
            throw new RuleViolation(field + ".delayDays", "Wait between 0 and 365 days.");
        }
        if (no > 1 && text.delayDays() == 0) {
            throw new RuleViolation(field + ".delayDays", "A follow-up waits at least one day.");
        }
        Words first = text.words().checked(field, no);
        Words second = text.other() == null || text.other().isBlank() ? new Words(null, null, null) : text.other().checked(field + ".b", no);
        this.delayDays = no == 1 ? 0 : text.delayDays();
        this.subject = first.subject();
        this.body = first.body();
        this.html = first.html();
        this.bSubject = second.subject();
        this.bBody = second.body();
        this.bHtml = second.html();
    }

    /** Everything an author wrote, as it could be written again. */
    public StepText text() {
        return new StepText(delayDays, subject, body, html, hasVariants() ? new Words(bSubject, bBody, bHtml) : null);
    }

    public boolean hasVariants() {
        return bBody != null;
    }

    public List<Variant> variants() {
        return hasVariants() ? List.of(Variant.A, Variant.B) : List.of(Variant.A);
    }

    /** The version's words; A's where there is no B any more. */
    public Words words(Variant variant) {
        return variant == Variant.B && hasVariants() ? new Words(bSubject, bBody, bHtml) : new Words(subject, body, html);
    }

    /** The version this enrollment gets. */
    public Variant variantFor(long enrollmentId) {
        return hasVariants() ? Variant.of(enrollmentId, no) : Variant.A;
    }

    /** The merge fields its versions use. */
    public Set<MergeField> fields() {
        Set<MergeField> fields = new LinkedHashSet<>();
        for (Variant variant : variants()) {
            Words words = words(variant);
            fields.addAll(Template.subject(words.subject()).fields());
            fields.addAll(Template.body(words.body()).fields());
            fields.addAll(Template.html(words.html() == null ? "" : words.html()).fields());
        }
        return fields;
    }

    public StepCondition condition() {
        return condition;
    }

    public int no() {
        return no;
    }

    public int delayDays() {
        return delayDays;
    }

    public String subject() {
        return subject;
    }

    public String body() {
        return body;
    }

    public boolean isFirst() {
        return no == 1;
    }

    public boolean isLast() {
        return no == campaign.steps().size();
    }

    /** First mail, Follow-up, Last note: what lists call it. */
    public String label() {
        return isFirst() ? "First mail" : isLast() && no > 2 ? "Last note" : "Follow-up";
    }

    /** When it leaves, in words. */
    public String timing() {
        return isFirst() ? "Reviewed by a person" : "After " + delayDays + (delayDays == 1 ? " day" : " days") + ", automatic";
    }
}
