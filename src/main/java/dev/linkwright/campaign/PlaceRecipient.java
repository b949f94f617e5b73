package dev.linkwright.campaign;

import dev.linkwright.site.Contact;
import dev.linkwright.site.Contacts;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.time.Instant;

/** Says where somebody lives; mail that waits for them goes by their clock from then on. */
@ApplicationScoped
public class PlaceRecipient {
    private final Contacts contacts;
    private final Enrollments enrollments;
    private final PlanAnew planAnew;

    PlaceRecipient(Contacts contacts, Enrollments enrollments, PlanAnew planAnew) {
        this.contacts = contacts;
        this.enrollments = enrollments;
        this.planAnew = planAnew;
    }

    /** @param country code or English name, @param zone IANA name; blank for not known */
    @Transactional
    public Contact run(long contactId, String country, String zone, Instant now) {
        Contact contact = contacts.require(contactId);
        contact.livesIn(country, zone);
        contacts.flush();
        enrollments.list("contactId = ?1 and state = ?2", contactId, EnrollmentState.ACTIVE)
                .forEach(enrollment -> planAnew.run(enrollment.id(), "Where they live became known", now));
        return contact;
    }
}
