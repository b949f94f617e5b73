package dev.linkwright.campaign;

import io.quarkus.narayana.jta.QuarkusTransaction;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.EntityManager;
import java.time.Duration;
import java.time.Instant;
import java.util.List;

/** Whose links are opened next, without anybody asking. */
@ApplicationScoped
class LinkTurns {
    private final EntityManager database;

    LinkTurns(EntityManager database) {
        this.database = database;
    }

    /**
     * Takes campaigns whose links are due, those never looked at first: drafts looked at longer ago than {@code age}, and campaigns under way whose words
     * changed. Their turn is over with this; two processes never take the same one.
     */
    List<Long> take(int most, Duration age, Instant now) {
        return QuarkusTransaction.requiringNew().call(() -> database.createNativeQuery("""
                update campaign set links_looked_at = ?1 where id in (
                  select id from campaign
                  where (state = 'DRAFT' or links_looked_at is null and state in ('RUNNING', 'PAUSED')) and (links_looked_at is null or links_looked_at < ?2)
                  order by links_looked_at nulls first limit ?3 for update skip locked)
                returning id
                """, Long.class).setParameter(1, now).setParameter(2, now.minus(age)).setParameter(3, most).getResultList());
    }

    /** Its words changed, or there was more to open than one turn is for. */
    void again(long campaignId) {
        database.createNativeQuery("update campaign set links_looked_at = null where id = ?1 and links_looked_at is not null").setParameter(1, campaignId).executeUpdate();
    }
}
