package dev.linkwright.web.campaign;

import dev.linkwright.campaign.Campaign;
import dev.linkwright.campaign.Enrollment;
import dev.linkwright.campaign.Enrollments;
import dev.linkwright.campaign.Enrollments.Name;
import dev.linkwright.campaign.Step;
import dev.linkwright.campaign.Variant;
import dev.linkwright.campaign.letter.WritingHints;
import dev.linkwright.campaign.library.Library;
import dev.linkwright.campaign.library.MailTemplate;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.util.List;

/** Puts together what the sequence editor shows. */
@ApplicationScoped
class Editors {
    /** The preview walks this many contacts; it is for looking, not for reading everybody's. */
    private static final int PEOPLE = 300;

    @Inject
    Enrollments enrollments;
    @Inject
    Previews previews;
    @Inject
    Library library;

    Editor of(Campaign campaign, Step step, Variant variant, Editor.Text text, MailTemplate from, Long contact) {
        boolean locked = !campaign.isDraft() && step.isFirst();
        return new Editor(step, variant, text, from, locked, campaign.playbook().playbook().palette(), library.snippets(), library.templates(),
                look(campaign, step, variant, text, contact));
    }

    static Editor.Text saved(Step step, Variant variant) {
        Step.Words words = step.words(variant);
        return new Editor.Text(step.delayDays(), words.subject(), words.body(), words.html() == null ? "" : words.html());
    }

    static Editor.Text of(Step step, MailTemplate template) {
        String subject = template.subject().isBlank() ? step.subject() : template.subject();
        return new Editor.Text(step.delayDays(), subject, template.body(), template.html() == null ? "" : template.html());
    }

    Editor.Look look(Campaign campaign, Step step, Variant variant, Editor.Text text, Long contact) {
        List<WritingHints.Hint> hints = WritingHints.of(text.subject(), text.body(), text.html());
        List<Name> people = enrollments.names(campaign.id(), PEOPLE);
        if (people.isEmpty()) {
            return new Editor.Look(campaign.id(), step.no(), variant, people, null, null, null, null, hints);
        }
        int at = 0;
        for (int i = 0; i < people.size(); i++) {
            at = contact != null && people.get(i).enrollmentId() == contact ? i : at;
        }
        Enrollment chosen = enrollments.require(people.get(at).enrollmentId());
        return new Editor.Look(campaign.id(), step.no(), variant, people, chosen.id(), at > 0 ? people.get(at - 1).enrollmentId() : null,
                at + 1 < people.size() ? people.get(at + 1).enrollmentId() : null, previews.typed(chosen, step, variant, text.words()), hints);
    }
}
