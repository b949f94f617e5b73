package dev.linkwright.site;

import dev.linkwright.system.Secrets;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.EntityManager;
import java.time.Instant;
import java.util.HashSet;
import java.util.Locale;
import java.util.Set;
import java.util.function.Predicate;

/** Knows the addresses of people who asked to be erased without keeping them: a keyed hash of each. */
@ApplicationScoped
public class ErasedPeople {

    /** The domain of what stands in place of an erased address; RFC 2606 keeps it out of any real mail. */
    public static final String NOWHERE = "erased.invalid";
    public static final String REFUSAL = "This person asked to be erased, so their address is not taken in again.";

    private final EntityManager entities;

    ErasedPeople(EntityManager entities) {
        this.entities = entities;
    }

    /** Hex of 64 characters, the same for every spelling in capitals. */
    public static String hashOf(String address) {
        return Secrets.keyedHash("erased address", address.strip().toLowerCase(Locale.ROOT));
    }

    public boolean holds(String address) {
        return !entities.createNativeQuery("select 1 from erased_person where address_hash = ?1").setParameter(1, hashOf(address)).getResultList().isEmpty();
    }

    /** The same question for many addresses in a row; hashes nothing while nobody was ever erased. */
    public Predicate<String> asOfNow() {
        Set<?> hashes = new HashSet<>(entities.createNativeQuery("select address_hash from erased_person", String.class).getResultList());
        return hashes.isEmpty() ? address -> false : address -> hashes.contains(hashOf(address));
    }

    public void remember(String addressHash, Instant now) {
        entities.createNativeQuery("insert into erased_person (address_hash, erased_at) values (?1, ?2) on conflict do nothing")
                .setParameter(1, addressHash).setParameter(2, now).executeUpdate();
    }

    /** They may be taken in again: an admin said so. */
    public void forget(String addressHash) {
        entities.createNativeQuery("delete from erased_person where address_hash = ?1").setParameter(1, addressHash).executeUpdate();
    }
}
