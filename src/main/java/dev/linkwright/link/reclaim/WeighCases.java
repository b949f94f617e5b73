package dev.linkwright.link.reclaim;

import java.util.List;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.EntityManager;

import io.quarkus.narayana.jta.QuarkusTransaction;

/** Brings what the queue is ordered by up to date: the authority of the sites whose cases are open, as the brand reads it. Call it outside of a transaction. */
@ApplicationScoped
public class WeighCases {

    private static final List<String> ANEW = List.of("""
        update reclamation r set site_authority = w.authority from (select id, site_authority(brand_id, site_id) as authority from reclamation where state = 'OPEN') w
        where r.id = w.id and r.site_authority is distinct from w.authority""", """
        update mention m set site_authority = w.authority from (select id, site_authority(brand_id, site_id) as authority from mention where state in ('UNLINKED', 'RECLAIMING')) w
        where m.id = w.id and m.site_authority is distinct from w.authority""");

    private final EntityManager database;

    WeighCases(EntityManager database) {
        this.database = database;
    }

    /** @return how many cases stand elsewhere now */
    public int run() {
        return ANEW.stream().mapToInt(statement -> QuarkusTransaction.requiringNew().timeout(600).call(() -> database.createNativeQuery(statement).executeUpdate())).sum();
    }
}
