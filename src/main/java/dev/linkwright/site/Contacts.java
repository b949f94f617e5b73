package dev.linkwright.site;

import dev.linkwright.shared.NotFound;
import dev.linkwright.shared.RuleViolation;
import io.quarkus.hibernate.orm.panache.PanacheRepository;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

@ApplicationScoped
public class Contacts implements PanacheRepository<Contact> {

    public Contact require(long id) {
        return findByIdOptional(id).orElseThrow(() -> new NotFound("contact " + id));
    }

    public List<Contact> at(Site site) {
        return list("site = ?1 order by id", site);
    }

    public Optional<Contact> at(Site site, String email) {
        return find("site = ?1 and email = ?2", site, email.strip()).firstResultOptional();
    }

    /** @throws RuleViolation when the address is not one, or stands at this site already */
    public Contact add(Site site, String name, String email, String role, String source, Instant now) {
        Contact contact = new Contact(site, name, email, role, source, now);
        if (at(site, contact.email()).isPresent()) {
            throw new RuleViolation("email", contact.email() + " is a contact of " + site.domain() + " already.");
        }
        persist(contact);
        return contact;
    }
}
