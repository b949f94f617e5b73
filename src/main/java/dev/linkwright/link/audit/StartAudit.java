package dev.linkwright.link.audit;

import java.time.Instant;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.EntityManager;
import jakarta.transaction.Transactional;

import dev.linkwright.account.User;
import dev.linkwright.brand.Brand;
import dev.linkwright.shared.RuleViolation;

/** Begins a look at many links: writes down which, and makes them due in the background, four a second. */
@ApplicationScoped
public class StartAudit {

    private static final String LINKS = """
        insert into audit_link (audit_id, backlink_id)
        select :audit, b.id from backlink b where b.brand_id = :brand and b.state <> 'WRITTEN_OFF' and b.next_check_at is not null and %s
        """;

    /** What is due sooner stays due; no two of the same site follow each other closer than they must. */
    private static final String DUE = """
        update backlink b set next_check_at = n.at, next_check_because = :because, background = true
        from (select id, cast(:now as timestamptz) + interval '250 milliseconds' * row_number() over (order by nth, site_id, id) as at
              from (select b.id, b.site_id, row_number() over (partition by b.site_id order by b.id) as nth
                    from audit_link a join backlink b on b.id = a.backlink_id where a.audit_id = :audit) turn) n
        where b.id = n.id and (b.next_check_at is null or b.next_check_at > n.at)
        """;

    private final Audits audits;
    private final EntityManager database;

    StartAudit(Audits audits, EntityManager database) {
        this.audits = audits;
        this.database = database;
    }

    /**
     * @param by null when the schedule starts it
     * @throws RuleViolation when there is nothing to look at; when one of this kind runs already, that one is answered
     */
    @Transactional
    public Audit run(Brand brand, AuditKind kind, User by, Instant now) {
        // two people at once: one waits here for the other and then sees the other's audit
        database.createNativeQuery("select 1 from (select pg_advisory_xact_lock(7065121, cast(?1 as int))) l").setParameter(1, brand.id().intValue()).getSingleResult();
        var running = audits.running(brand, kind);
        if (running.isPresent()) return running.get();
        Audit audit = new Audit(brand, kind, by, audits.newestDone(brand, kind).orElse(null), now);
        audits.persistAndFlush(audit);
        int links = database.createNativeQuery(LINKS.formatted(kind.links())).setParameter("audit", audit.id()).setParameter("brand", brand.id()).executeUpdate();
        if (links == 0) throw new RuleViolation("kind", "There is no link to look at yet. Import the links you have, or add a promised one.");
        database.createNativeQuery(DUE).setParameter("audit", audit.id()).setParameter("now", now)
            .setParameter("because", kind == AuditKind.FULL ? "full audit" : "monthly health check").executeUpdate();
        audit.takesIn(links);
        database.flush();
        return audit;
    }

    /** What was found so far stays; links that were not looked at are due as they would have been, at the latest when they are due now. */
    @Transactional
    public Audit stop(long auditId, Instant now) {
        Audit audit = audits.require(auditId);
        audit.stop(now);
        database.createNativeQuery("delete from audit_link where audit_id = ?1 and checked_at is null").setParameter(1, auditId).executeUpdate();
        return audit;
    }
}
