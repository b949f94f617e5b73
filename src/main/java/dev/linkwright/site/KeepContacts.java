package dev.linkwright.site;

import dev.linkwright.account.User;
import dev.linkwright.shared.RuleViolation;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.time.Instant;

/** Adds and mends the people of a site by hand, and writes it on the time line. */
@ApplicationScoped
public class KeepContacts {

    private final Sites sites;
    private final Contacts contacts;
    private final SiteEvents timeLine;

    KeepContacts(Sites sites, Contacts contacts, SiteEvents timeLine) {
        this.sites = sites;
        this.contacts = contacts;
        this.timeLine = timeLine;
    }

    /** What is said about a person; null fields of a change stay as they are. @param basis a name of {@link WritingBasis} */
    public record Said(String name, String email, String role, String basis, String basisNote) {
    }

    /** @throws RuleViolation naming {@code email} when it is no address or known here already, {@code basis} for an unknown one */
    @Transactional
    public Contact add(long siteId, Said said, User by, Instant now) {
        Site site = sites.require(siteId);
        WritingBasis basis = WritingBasis.named(said.basis());
        Contact contact = contacts.add(site, said.name(), said.email(), said.role(), "added by " + by.name(), now);
        if (basis != WritingBasis.NOT_SAID) {
            contact.mayBeWrittenTo(basis, said.basisNote(), now);
        }
        contacts.flush();
        timeLine.record(siteId, null, SiteEvent.Kind.CONTACT, by.name() + " added " + contact.shownName(), by, now);
        return contact;
    }

    /** The address itself never changes: whoever writes from another one is another contact, which may be merged. */
    @Transactional
    public Contact change(long contactId, Said said, User by, Instant now) {
        Contact contact = contacts.require(contactId);
        if (said.email() != null && !said.email().isBlank() && !said.email().strip().equalsIgnoreCase(contact.email())) {
            throw new RuleViolation("email", "An address is not changed: add the new one as a contact, then merge the two.");
        }
        contact.correct(said.name(), said.role());
        if (said.basis() != null) {
            WritingBasis before = contact.basis();
            contact.mayBeWrittenTo(WritingBasis.named(said.basis()), said.basisNote(), now);
            if (contact.basis() != before) {
                timeLine.record(contact.site().id(), null, SiteEvent.Kind.CONTACT,
                        by.name() + " said why " + contact.shownName() + " may be written to: " + contact.basis().label(), by, now);
            }
        }
        contacts.flush();
        return contact;
    }
}
