package dev.linkwright.account;

import dev.linkwright.shared.RuleViolation;
import dev.linkwright.system.Secrets;
import dev.linkwright.system.SystemMail;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.EntityManager;
import jakarta.transaction.Transactional;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/** The way back in for somebody who forgot the password: a mail with a link that works once, for an hour. */
@ApplicationScoped
public class PasswordResets {

    private static final Duration LIFE = Duration.ofHours(1);
    private final EntityManager database;
    private final Users users;
    private final AuditLog audit;
    private final SystemMail mail;

    PasswordResets(EntityManager database, Users users, AuditLog audit, SystemMail mail) {
        this.database = database;
        this.users = users;
        this.audit = audit;
        this.mail = mail;
    }

    /** Sends the link if there is such an active account. The caller can't tell whether there is one. */
    @Transactional
    public void ask(String email, Instant now) {
        users.byEmail(email == null ? "" : email).filter(User::active).ifPresent(user -> {
            String token = Secrets.randomToken();
            forget(user);
            database.createNativeQuery("insert into password_reset (token_hash, user_id, expires_at) values (?1, ?2, ?3)")
                    .setParameter(1, Secrets.hashOf(token)).setParameter(2, user.id()).setParameter(3, now.plus(LIFE)).executeUpdate();
            mail.send(user.email(), "Choose a new password for Linkwright", """
                    Hello %s,

                    open this page within an hour to choose a new password:
                    %s

                    If you did not ask for it, do nothing; your password stays as it is.
                    """.formatted(user.firstName(), mail.link("/sign-in/new-password/" + token)));
        });
    }

    /** The account a token opens; a wrong and an expired token look the same. */
    public Optional<User> opens(String token, Instant now) {
        @SuppressWarnings("unchecked")
        List<Number> found = database.createNativeQuery("select user_id from password_reset where token_hash = ?1 and expires_at > ?2")
                .setParameter(1, Secrets.hashOf(token)).setParameter(2, now).getResultList();
        return found.stream().findFirst().map(id -> users.require(id.longValue()));
    }

    /** @throws RuleViolation when the token opens nothing or the password is not acceptable */
    @Transactional
    public void choose(String token, String password, Instant now) {
        User user = opens(token, now).orElseThrow(() -> new RuleViolation("", "This link has been used or is too old. Ask for a new one."));
        user.changePassword(password);
        forget(user);
        audit.record(user, "chose a new password", user.email(), "by mail", now);
    }

    private void forget(User user) {
        database.createNativeQuery("delete from password_reset where user_id = ?1").setParameter(1, user.id()).executeUpdate();
    }
}
