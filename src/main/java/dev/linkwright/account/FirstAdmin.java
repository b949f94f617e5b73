package dev.linkwright.account;

import dev.linkwright.shared.RuleViolation;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.EntityManager;
import jakarta.transaction.Transactional;
import java.time.Instant;

/** The first account of an installation: made once, by the first visit or by the environment at start. */
@ApplicationScoped
public class FirstAdmin {

    private static final long LOCK = 7_110_001L;
    private final Users users;
    private final EntityManager database;

    FirstAdmin(Users users, EntityManager database) {
        this.users = users;
        this.database = database;
    }

    /** @throws RuleViolation when there is an account already, also when two first visits race */
    @Transactional
    public User make(String name, String email, String password, Instant now) {
        database.createNativeQuery("select pg_advisory_xact_lock(" + LOCK + ")").getSingleResult();
        if (!users.nobodyYet()) {
            throw new RuleViolation("", "This place has an admin already. Sign in, or ask them for an account.");
        }
        return users.add(name, email, password, Role.ADMIN, now);
    }
}
