package dev.linkwright.web.campaign;

import dev.linkwright.campaign.Enrollment;
import dev.linkwright.campaign.Enrollments;
import dev.linkwright.campaign.LetterWriter;
import dev.linkwright.campaign.Step;
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

    Previews(LetterWriter letters, Enrollments enrollments, Contacts contacts) {
        this.letters = letters;
        this.enrollments = enrollments;
        this.contacts = contacts;
    }

    Preview of(Enrollment enrollment, Step step) {
        return show(enrollment, letters.write(enrollment, step, LetterWriter.LINK_COMES_HERE));
    }

    Preview typed(Enrollment enrollment, String subject, String body) {
        return show(enrollment, letters.write(enrollment, subject, body, LetterWriter.LINK_COMES_HERE));
    }

    private Preview show(Enrollment enrollment, Letter letter) {
        Contact contact = contacts.require(enrollment.contactId());
        String to = contact.name().isBlank() ? contact.email() : contact.name() + " <" + contact.email() + ">";
        String from = letters.sender(enrollment).map(mailbox -> mailbox.name() + " <" + mailbox.address() + ">").orElse(null);
        return new Preview(from, to, letter, letters.flaws(enrollment, letter, enrollments.sitesOf(enrollment.campaign().brandId())));
    }
}
