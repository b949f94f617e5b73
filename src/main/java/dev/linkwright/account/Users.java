package dev.linkwright.account;

import dev.linkwright.shared.NotFound;
import dev.linkwright.shared.RuleViolation;
import io.quarkus.hibernate.orm.panache.PanacheRepository;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

@ApplicationScoped
public class Users implements PanacheRepository<User> {

    public User require(long id) {
        return findByIdOptional(id).orElseThrow(() -> new NotFound("person " + id));
    }

    public Optional<User> byEmail(String email) {
        return find("email", email.strip().toLowerCase(Locale.ROOT)).firstResultOptional();
    }

    public List<User> everyone() {
        return list("order by active desc, name");
    }

    public List<User> activeOnes() {
        return list("active order by name");
    }

    public boolean nobodyYet() {
        return count() == 0;
    }

    /** @throws RuleViolation when the address is taken or a value is not acceptable */
    public User add(String name, String email, String password, Role role, Instant now) {
        User user = new User(name, email, password, role, now);
        if (byEmail(user.email()).isPresent()) {
            throw new RuleViolation("email", user.email() + " has an account already.");
        }
        persist(user);
        return user;
    }

    /** @throws RuleViolation when this would leave nobody who may administer */
    public void requireAnotherAdmin(User leaving) {
        boolean isLast = leaving.role() == Role.ADMIN && leaving.active()
                && count("role = ?1 and active and id <> ?2", Role.ADMIN, leaving.id()) == 0;
        if (isLast) {
            throw new RuleViolation("role", leaving.name() + " is the only admin. Make somebody else admin first.");
        }
    }
}
