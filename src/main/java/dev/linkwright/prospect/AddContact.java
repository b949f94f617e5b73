package dev.linkwright.prospect;

import dev.linkwright.account.User;
import dev.linkwright.site.Contact;
import dev.linkwright.site.Contacts;
import dev.linkwright.site.SiteEvent;
import dev.linkwright.site.SiteEvents;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.time.Instant;

/** Adds a person at a prospect's site by hand. */
@ApplicationScoped
public class AddContact {

    private final Prospects prospects;
    private final Contacts contacts;
    private final SiteEvents timeLine;

    AddContact(Prospects prospects, Contacts contacts, SiteEvents timeLine) {
        this.prospects = prospects;
        this.contacts = contacts;
        this.timeLine = timeLine;
    }

    /** @throws dev.linkwright.shared.RuleViolation naming {@code email} when it is no address or known already */
    @Transactional
    public Contact add(long prospectId, String name, String email, String role, User by, Instant now) {
        Prospect prospect = prospects.require(prospectId);
        Contact contact = contacts.add(prospect.site(), name, email, role, "added by " + by.name(), now);
        timeLine.record(prospect.site().id(), prospect.brand().id(), SiteEvent.Kind.CONTACT,
            by.name() + " added " + contact.shownName(), by, now);
        contacts.flush();
        return contact;
    }
}
