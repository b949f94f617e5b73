package dev.linkwright.link.audit;

import java.time.Instant;
import java.util.List;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.EntityManager;

import dev.linkwright.link.toxic.FindToxicSites;
import io.quarkus.narayana.jta.QuarkusTransaction;

/** Ends the audits whose last link was looked at: says what changed since the one before, and looks for bad links anew. */
@ApplicationScoped
public class FinishAudits {

    private static final int LONGEST_SECONDS = 1_800;

    /** Running, and no link open; links that were given up or deleted meanwhile hold up nobody. */
    private static final List<String> READY = List.of("""
        delete from audit_link a using audit x, backlink b
        where x.state = 'RUNNING' and a.audit_id = x.id and a.checked_at is null and b.id = a.backlink_id and (b.state = 'WRITTEN_OFF' or b.next_check_at is null)
        """, """
        select id from audit x where state = 'RUNNING' and not exists (select 1 from audit_link a where a.audit_id = x.id and a.checked_at is null)
        order by id for update skip locked
        """);

    /** Against the same link at the audit before; without one, every link that is there is new. */
    private static final String CHANGES = """
        update audit_link a set change = c.change from (
            select n.backlink_id, case
                when p.backlink_id is null then case when n.there then 'NEW' end
                when n.observation = 'UNVERIFIABLE' then case when p.there then 'UNVERIFIABLE' end
                when p.there and not n.there then 'GONE'
                when not p.there and n.there then case when p.observation = 'UNVERIFIABLE' then null else 'BACK' end
                when not n.there then null
                when n.observation = 'NOT_INDEXABLE' and p.observation <> 'NOT_INDEXABLE' then 'NOT_INDEXED'
                when p.qualifiers = '{}' and n.qualifiers <> '{}' then 'QUALIFIED'
                when p.qualifiers <> '{}' and n.qualifiers = '{}' then 'FOLLOWED'
                when p.observation = 'NOT_INDEXABLE' and n.observation <> 'NOT_INDEXABLE' then 'INDEXED' end as change
            from (select *, observation in ('FOLLOWED', 'QUALIFIED', 'NOT_INDEXABLE', 'REDIRECTED_TARGET') as there from audit_link where audit_id = :audit) n
            left join (select *, observation in ('FOLLOWED', 'QUALIFIED', 'NOT_INDEXABLE', 'REDIRECTED_TARGET') as there from audit_link where audit_id = :previous) p
                using (backlink_id)) c
        where a.audit_id = :audit and a.backlink_id = c.backlink_id and c.change is not null
        """;

    private final Audits audits;
    private final FindToxicSites toxic;
    private final EntityManager database;

    FinishAudits(Audits audits, FindToxicSites toxic, EntityManager database) {
        this.audits = audits;
        this.toxic = toxic;
        this.database = database;
    }

    /** Call it outside of a transaction. */
    public void run(Instant now) {
        while (QuarkusTransaction.requiringNew().timeout(LONGEST_SECONDS).call(() -> one(now))) {
            // the next one
        }
    }

    private boolean one(Instant now) {
        database.createNativeQuery(READY.get(0)).executeUpdate();
        List<?> ready = database.createNativeQuery(READY.get(1), Long.class).setMaxResults(1).getResultList();
        if (ready.isEmpty()) return false;
        Audit audit = audits.require((Long) ready.get(0));
        database.createNativeQuery(CHANGES).setParameter("audit", audit.id())
            .setParameter("previous", audit.previous() == null ? 0L : audit.previous().id()).executeUpdate();
        FindToxicSites.Found found = toxic.run(audit.brand(), now);
        audit.done(found.sites(), found.fresh(), now);
        return true;
    }
}
