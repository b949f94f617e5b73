package dev.linkwright.link.audit;

import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

import jakarta.enterprise.context.ApplicationScoped;

import dev.linkwright.brand.Brand;
import dev.linkwright.link.Backlink;
import dev.linkwright.shared.NotFound;
import io.quarkus.hibernate.orm.panache.PanacheRepository;
import io.quarkus.panache.common.Page;

/** All audits, how far they are, and what they found. */
@ApplicationScoped
public class Audits implements PanacheRepository<Audit> {

    /** How many links of an audit are in which way otherwise than before. */
    public record Tally(long waiting, Map<AuditChange, Long> changes) {

        public long of(AuditChange change) {
            return changes.getOrDefault(change, 0L);
        }

        public boolean anyChange() {
            return !changes.isEmpty();
        }
    }

    /** A link that is otherwise than before, and what was seen of it then and now in the words of the database; null when not looked at. */
    public record Changed(AuditChange change, Backlink link, String before, String now) {}

    public Audit require(long id) {
        return findByIdOptional(id).orElseThrow(() -> new NotFound("audit " + id));
    }

    /** Newest first, with an id below. */
    public List<Audit> of(Brand brand, long idBelow, int limit) {
        return find("brand = ?1 and id < ?2 order by id desc", brand, idBelow).page(Page.ofSize(limit)).list();
    }

    Optional<Audit> running(Brand brand, AuditKind kind) {
        return find("brand = ?1 and kind = ?2 and state = ?3", brand, kind, AuditState.RUNNING).firstResultOptional();
    }

    Optional<Audit> newestDone(Brand brand, AuditKind kind) {
        return find("brand = ?1 and kind = ?2 and state = ?3 order by id desc", brand, kind, AuditState.DONE).firstResultOptional();
    }

    /** Links not looked at yet. */
    public long waiting(Audit audit) {
        return (Long) getEntityManager().createNativeQuery("select count(*) from audit_link where audit_id = ?1 and checked_at is null", Long.class)
            .setParameter(1, audit.id()).getSingleResult();
    }

    public Tally tally(Audit audit) {
        List<Object[]> rows = getEntityManager().createNativeQuery("""
            select change, count(*) from audit_link where audit_id = ?1 and change is not null group by change""", Object[].class)
            .setParameter(1, audit.id()).getResultList();
        Map<AuditChange, Long> changes = new EnumMap<>(AuditChange.class);
        rows.forEach(row -> changes.put(AuditChange.valueOf((String) row[0]), ((Number) row[1]).longValue()));
        return new Tally(waiting(audit), changes);
    }

    /** Those that are otherwise in this way, starting above a link's id. */
    public List<Changed> changed(Audit audit, AuditChange change, long idAbove, int limit) {
        List<Object[]> rows = getEntityManager().createNativeQuery("""
            select a.backlink_id, p.observation, a.observation from audit_link a
            left join audit_link p on p.audit_id = ?4 and p.backlink_id = a.backlink_id
            where a.audit_id = ?1 and a.change = ?2 and a.backlink_id > ?3 order by a.backlink_id limit ?5""", Object[].class)
            .setParameter(1, audit.id()).setParameter(2, change.name()).setParameter(3, idAbove)
            .setParameter(4, audit.previous() == null ? 0L : audit.previous().id()).setParameter(5, limit).getResultList();
        Map<Long, Backlink> links = getEntityManager().createQuery("select b from Backlink b join fetch b.site where b.id in :ids", Backlink.class)
            .setParameter("ids", rows.stream().map(row -> ((Number) row[0]).longValue()).toList()).getResultStream()
            .collect(java.util.stream.Collectors.toMap(Backlink::id, link -> link));
        List<Changed> changed = new ArrayList<>();
        for (Object[] row : rows) changed.add(new Changed(change, links.get(((Number) row[0]).longValue()), (String) row[1], (String) row[2]));
        return changed;
    }
}
