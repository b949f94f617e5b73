package dev.linkwright.link.audit;

import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.EntityManager;
import jakarta.transaction.Transactional;

import org.jboss.logging.Logger;

import dev.linkwright.brand.Brand;
import dev.linkwright.brand.Brands;
import dev.linkwright.shared.RuleViolation;
import io.quarkus.narayana.jta.QuarkusTransaction;

/** When audits begin by themselves: due time on the row, moved on in the transaction that starts the audit, so that each begins once. */
@ApplicationScoped
public class AuditSchedules {

    private static final Logger LOG = Logger.getLogger(AuditSchedules.class);

    private record Due(long brandId, AuditKind kind, Instant at) {}

    private final EntityManager database;
    private final Brands brands;
    private final StartAudit start;

    AuditSchedules(EntityManager database, Brands brands, StartAudit start) {
        this.database = database;
        this.brands = brands;
        this.start = start;
    }

    /** When the next one begins; empty when it is not scheduled. */
    public Optional<Instant> next(Brand brand, AuditKind kind) {
        List<?> found = database.createNativeQuery("select next_at from audit_schedule where brand_id = ?1 and kind = ?2 and next_at is not null", Instant.class)
            .setParameter(1, brand.id()).setParameter(2, kind.name()).getResultList();
        return found.isEmpty() ? Optional.empty() : Optional.of((Instant) found.get(0));
    }

    /**
     * @param first the day of the next one, in the brand's zone; null to switch it off
     * @throws RuleViolation naming {@code first} when the day is past
     */
    @Transactional
    public void plan(Brand brand, AuditKind kind, LocalDate first, Instant now) {
        if (first != null && first.isBefore(LocalDate.ofInstant(now, brand.zone()))) throw new RuleViolation("first", "Choose today or a later day.");
        database.createNativeQuery("""
            insert into audit_schedule (brand_id, kind, next_at) values (?1, ?2, cast(?3 as timestamptz))
            on conflict (brand_id, kind) do update set next_at = excluded.next_at""").setParameter(1, brand.id()).setParameter(2, kind.name())
            .setParameter(3, first == null ? null : first.atTime(4, 0).atZone(brand.zone()).toInstant().toString()).executeUpdate();
    }

    /** Starts what is due; safe in several processes at once. Call it outside of a transaction. */
    public void run(Instant now) {
        while (QuarkusTransaction.requiringNew().call(() -> one(now))) {
            // the next one
        }
    }

    private boolean one(Instant now) {
        List<Object[]> rows = database.createNativeQuery("""
            select brand_id, kind, next_at from audit_schedule where next_at <= ?1 order by next_at limit 1 for update skip locked""", Object[].class)
            .setParameter(1, now).getResultList();
        if (rows.isEmpty()) return false;
        Due due = new Due(((Number) rows.get(0)[0]).longValue(), AuditKind.valueOf((String) rows.get(0)[1]), (Instant) rows.get(0)[2]);
        Instant next = due.kind().after(due.at());
        while (!next.isAfter(now)) next = due.kind().after(next);
        database.createNativeQuery("update audit_schedule set next_at = ?3 where brand_id = ?1 and kind = ?2")
            .setParameter(1, due.brandId()).setParameter(2, due.kind().name()).setParameter(3, next).executeUpdate();
        try {
            start.run(brands.require(due.brandId()), due.kind(), null, now);
        } catch (RuleViolation nothingThere) {
            LOG.infof("%s of brand %d: %s", due.kind().label(), due.brandId(), nothingThere.getMessage());
        }
        return true;
    }
}
