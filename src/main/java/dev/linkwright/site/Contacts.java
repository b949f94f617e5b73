package dev.linkwright.site;

import dev.linkwright.shared.NotFound;
import dev.linkwright.shared.RuleViolation;
import io.quarkus.hibernate.orm.panache.PanacheRepository;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;

@ApplicationScoped
public class Contacts implements PanacheRepository<Contact> {

    @Inject
    ErasedPeople erasedPeople;

    public Contact require(long id) {
        return findByIdOptional(id).orElseThrow(() -> new NotFound("contact " + id));
    }

    public List<Contact> at(Site site) {
        return list("site = ?1 order by id", site);
    }

    public Optional<Contact> at(Site site, String email) {
        return find("site = ?1 and email = ?2", site, email.strip()).firstResultOptional();
    }

    /** Who is meant by an address that was given up in a merge. */
    public Optional<Contact> mergedAt(Site site, String email) {
        return getEntityManager().createNativeQuery("""
                select c.id from contact c join contact_alias a on a.contact_id = c.id
                where a.site_id = ?1 and a.email = cast(?2 as citext) and c.email <> a.email""", Long.class)
                .setParameter(1, site.id()).setParameter(2, email.strip()).getResultStream().findFirst().map(id -> findById((Long) id));
    }

    /** The addresses this person also had. */
    public List<String> otherAddresses(Contact contact) {
        return getEntityManager().createNativeQuery("select distinct cast(email as text) from contact_alias where contact_id = ?1 and email <> cast(?2 as citext) order by 1",
                String.class).setParameter(1, contact.id()).setParameter(2, contact.email()).getResultStream().map(Object::toString).toList();
    }

    /** Where a contact that was merged into another one is found now. */
    public OptionalLong mergedInto(long oldId) {
        return getEntityManager().createNativeQuery("select contact_id from contact_alias where merged_contact_id = ?1 order by merged_at desc limit 1", Long.class)
                .setParameter(1, oldId).getResultStream().mapToLong(id -> ((Number) id).longValue()).findFirst();
    }

    /** @throws RuleViolation when the address is not one, stands at this site already, or is of somebody who asked to be erased */
    public Contact add(Site site, String name, String email, String role, String source, Instant now) {
        Contact contact = new Contact(site, name, email, role, source, now);
        if (erasedPeople.holds(contact.email())) {
            throw new RuleViolation("email", ErasedPeople.REFUSAL);
        }
        if (at(site, contact.email()).isPresent()) {
            throw new RuleViolation("email", contact.email() + " is a contact of " + site.domain() + " already.");
        }
        mergedAt(site, contact.email()).ifPresent(person -> {
            throw new RuleViolation("email", contact.email() + " is another address of " + person.shownName() + " already: the two were merged.");
        });
        persistAndFlush(contact);
        // What the database makes of the address.
        getEntityManager().refresh(contact);
        return contact;
    }
}
