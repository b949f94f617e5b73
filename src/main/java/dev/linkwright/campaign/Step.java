package dev.linkwright.campaign;

import dev.linkwright.campaign.letter.MergeField;
import dev.linkwright.campaign.letter.Template;
import dev.linkwright.shared.RuleViolation;
import jakarta.persistence.Entity;
import jakarta.persistence.FetchType;
import jakarta.persistence.GeneratedValue;
import jakarta.persistence.GenerationType;
import jakarta.persistence.Id;
import jakarta.persistence.ManyToOne;
import java.util.LinkedHashSet;
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

    protected Step() { }

    Step(Campaign campaign, int no, StepText text) {
        this.campaign = campaign;
        this.no = no;
        rewrite(text);
    }

    /**
     * What an author writes for one step.
     *
     * @param delayDays days after the previous mail really left; ignored on the first
     * @param subject   blank on a follow-up means “Re:” the first mail, in the same thread
     */
    public record StepText(int delayDays, String subject, String body) { }

    final void rewrite(StepText text) {
        String field = "steps[" + (no - 1) + "]";
        if (text.delayDays() < 0 || text.delayDays() > 365) {
            throw new RuleViolation(field + ".delayDays", "Wait between 0 and 365 days.");
        }
        if (no > 1 && text.delayDays() == 0) {
            throw new RuleViolation(field + ".delayDays", "A follow-up waits at least one day.");
        }
        String subjectLine = text.subject() == null ? "" : text.subject().strip();
        if (no == 1 && subjectLine.isEmpty()) {
            throw new RuleViolation(field + ".subject", "The first mail needs a subject.");
        }
        if (Template.hasForbiddenCharacter(subjectLine) || subjectLine.length() > 200) {
            throw new RuleViolation(field + ".subject", "A subject is one line of at most 200 characters.");
        }
        if (text.body() == null || text.body().isBlank()) {
            throw new RuleViolation(field + ".body", "Mail " + no + " has no text yet.");
        }
        if (text.body().length() > 20_000 || text.body().indexOf('\0') >= 0) {
            throw new RuleViolation(field + ".body", "A mail is plain text of at most 20,000 characters.");
        }
        this.delayDays = no == 1 ? 0 : text.delayDays();
        this.subject = subjectLine;
        this.body = Template.body(text.body()).text().strip();
    }

    /** The merge fields its subject and body use. */
    public Set<MergeField> fields() {
        Set<MergeField> fields = new LinkedHashSet<>(Template.subject(subject).fields());
        fields.addAll(Template.body(body).fields());
        return fields;
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
