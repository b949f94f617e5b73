package dev.linkwright.mail;

import java.util.List;
import java.util.Optional;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.LockModeType;

import dev.linkwright.shared.NotFound;
import io.quarkus.hibernate.orm.panache.PanacheRepository;

/** All mailboxes of this installation. */
@ApplicationScoped
public class Mailboxes implements PanacheRepository<Mailbox> {

    public Mailbox require(long id) {
        return findByIdOptional(id).orElseThrow(() -> new NotFound("mailbox"));
    }

    /** Takes the row for the rest of the transaction: pace and reading position change under it. */
    public Mailbox requireLocked(long id) {
        return findByIdOptional(id, LockModeType.PESSIMISTIC_WRITE).orElseThrow(() -> new NotFound("mailbox"));
    }

    public Optional<Mailbox> byAddress(String address) {
        return find("address", address).firstResultOptional();
    }

    public List<Mailbox> inOrder() {
        return list("order by address");
    }

    /** Those that receive. */
    public List<Mailbox> readable() {
        return list("imap.host is not null order by id");
    }
}
