package dev.linkwright.erasure;

import dev.linkwright.mail.MailText;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.EntityManager;
import java.util.List;

/** What is known about one address, counted before it is erased. */
@ApplicationScoped
public class WhatIsKept {

    private final EntityManager database;

    WhatIsKept(EntityManager database) {
        this.database = database;
    }

    /**
     * @param contacts      places at sites where the address stands
     * @param conversations threads with this person
     * @param mails         mails in them and to or from the address elsewhere
     */
    public record Kept(String address, long contacts, long conversations, long mails, long suppressions) {

        public boolean nothing() {
            return contacts + conversations + mails + suppressions == 0;
        }
    }

    /** @throws dev.linkwright.shared.RuleViolation naming {@code address} when it is none */
    public Kept of(String typed) {
        String address = MailText.address("address", typed);
        List<Long> counts = List.of(
                count("select count(*) from contact where email = cast(?1 as citext)", address),
                count("select count(distinct thread_id) from message where " + ErasePerson.TO_OR_FROM, address),
                count("select count(*) from message m where " + ErasePerson.OF_THE_PERSON, address),
                count("select count(*) from suppression where address = ?1", address));
        return new Kept(address, counts.get(0), counts.get(1), counts.get(2), counts.get(3));
    }

    private long count(String question, String address) {
        return ((Number) database.createNativeQuery(question).setParameter(1, address).getSingleResult()).longValue();
    }
}
