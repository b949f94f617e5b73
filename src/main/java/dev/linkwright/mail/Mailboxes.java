package dev.linkwright.mail;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.LockModeType;

import dev.linkwright.shared.NotFound;
import io.quarkus.hibernate.orm.panache.PanacheRepository;

/** All mailboxes of this installation. */
@ApplicationScoped
public class Mailboxes implements PanacheRepository<Mailbox> {

    private static final Duration READING = Duration.ofMinutes(5);

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

    /**
     * Why nothing can leave from this mailbox now, in a sentence; empty when it can. Besides the mailbox's own reasons: while the
     * sandbox is on, every mail stays on this machine, so only its own mailbox sends.
     */
    public Optional<String> whyNotNow(Mailbox mailbox, Instant now) {
        return heldBySandbox(mailbox).map(why -> "Mail of " + mailbox.address() + " waits: " + why).or(() -> mailbox.whyNotNow(now));
    }

    /** The part of it that is not the mailbox's own doing. */
    public Optional<String> heldBySandbox(Mailbox mailbox) {
        return !mailbox.sandbox() && count("sandbox") > 0 ? Optional.of("the sandbox is on, and nothing else is sent until it is left.") : Optional.empty();
    }

    public List<Mailbox> inOrder() {
        return list("order by address");
    }

    /** Takes the inbox for one reader; false while another one reads it. A reader that died gives it back after some minutes. */
    public boolean takeForReading(long id, Instant now) {
        return update("readingUntil = ?1 where id = ?2 and (readingUntil is null or readingUntil < ?3)",
                now.plus(READING), id, now) == 1;
    }

    /** Those that receive. While the sandbox is on, with its own clock, only its mailbox; the others go on later from where they were. */
    public List<Mailbox> readable() {
        return list("imap.host is not null and (sandbox or not exists (select 1 from Mailbox where sandbox)) order by id");
    }
}
