package dev.linkwright.web.campaign;

import dev.linkwright.campaign.Enrollment;
import dev.linkwright.campaign.Enrollments;
import dev.linkwright.campaign.LetterLinks;
import dev.linkwright.campaign.LetterWriter;
import dev.linkwright.campaign.Step;
import dev.linkwright.campaign.Variant;
import dev.linkwright.campaign.letter.Letter;
import dev.linkwright.site.Contact;
import dev.linkwright.site.Contacts;
import jakarta.enterprise.context.ApplicationScoped;

/** Renders mails for the eye: of a step as it is saved, or as it is being typed. */
@ApplicationScoped
class Previews {
    private final LetterWriter letters;
    private final Enrollments enrollments;
    private final Contacts contacts;
    private final LetterLinks links;

    Previews(LetterWriter letters, Enrollments enrollments, Contacts contacts, LetterLinks links) {
        this.letters = letters;
        this.enrollments = enrollments;
        this.contacts = contacts;
        this.links = links;
    }

    Preview of(Enrollment enrollment, Step step) {
        return show(enrollment, letters.write(enrollment, step, LetterWriter.LINK_COMES_HERE), "");
    }

    /** As one version would look for a contact, who may get the other one. */
    Preview typed(Enrollment enrollment, Step step, Variant variant, Step.Words words) {
        Variant theirs = letters.variant(enrollment, step);
        String note = step.hasVariants() && theirs != variant ? contacts.require(enrollment.contactId()).shownName() + " gets version " + theirs + "; this is how "
                + variant + " would look." : "";
        return show(enrollment, letters.write(enrollment, step, words, LetterWriter.LINK_COMES_HERE), note);
    }

    private Preview show(Enrollment enrollment, Letter letter, String note) {
        Contact contact = contacts.require(enrollment.contactId());
        String to = contact.name().isBlank() ? contact.email() : contact.name() + " <" + contact.email() + ">";
        String from = letters.sender(enrollment).map(mailbox -> mailbox.name() + " <" + mailbox.address() + ">").orElse(null);
        return new Preview(from, to, letter, letters.flaws(enrollment, letter, enrollments.sitesOf(enrollment.campaign().brandId())),
                links.dead(enrollment, letter), note);
    }
}
