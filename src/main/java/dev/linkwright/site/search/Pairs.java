package dev.linkwright.site.search;

import dev.linkwright.account.AuditLog;
import dev.linkwright.account.User;
import dev.linkwright.shared.RuleViolation;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.EntityManager;
import jakarta.transaction.Transactional;
import java.time.Instant;
import java.util.List;

/** Sites and contacts that look like one: offered until a person merges them or says that they are two. */
@ApplicationScoped
public class Pairs {

    private static final String SITES = """
            select p.one, a.domain, p.other, b.domain, p.because, p.found_at
            from site_pair p join site a on a.id = p.one join site b on b.id = p.other
            where p.different_at is null %s order by p.found_at desc, p.one, p.other limit :limit
            """;
    private static final String PEOPLE = """
            select p.one, coalesce(nullif(a.name, ''), a.email) || ', ' || a.email || ' (' || s.domain || ')', p.other,
                   coalesce(nullif(b.name, ''), b.email) || ', ' || b.email || ' (' || t.domain || ')', p.because, p.found_at
            from contact_pair p join contact a on a.id = p.one join contact b on b.id = p.other join site s on s.id = a.site_id join site t on t.id = b.site_id
            where p.different_at is null %s order by p.found_at desc, p.one, p.other limit :limit
            """;

    private final EntityManager entities;
    private final AuditLog audit;

    Pairs(EntityManager entities, AuditLog audit) {
        this.entities = entities;
        this.audit = audit;
    }

    /** @param name the domain, or the person with address and site */
    public record Pair(long one, String name, long other, String otherName, String because, Instant foundAt) {

        /** The one that is not {@code id}. */
        public long otherThan(long id) {
            return id == one ? other : one;
        }

        public String nameOtherThan(long id) {
            return id == one ? otherName : name;
        }
    }

    /** Newest first. */
    public List<Pair> sites(int limit) {
        return list(SITES.formatted(""), null, limit);
    }

    /** Newest first. */
    public List<Pair> contacts(int limit) {
        return list(PEOPLE.formatted(""), null, limit);
    }

    public List<Pair> sitesLike(long siteId) {
        return list(SITES.formatted("and (p.one = :id or p.other = :id)"), siteId, 20);
    }

    /** Pairs in which somebody at this site stands; where the two sites are offered as one, that comes first. */
    public List<Pair> contactsAt(long siteId) {
        return list(PEOPLE.formatted("and (p.one in (select id from contact where site_id = :id) or p.other in (select id from contact where site_id = :id))"
                + " and not exists (select 1 from site_pair q where q.one = least(s.id, t.id) and q.other = greatest(s.id, t.id) and q.different_at is null)"), siteId, 20);
    }

    public long open() {
        return ((Number) entities.createNativeQuery("select (select count(*) from site_pair where different_at is null)"
                + " + (select count(*) from contact_pair where different_at is null)", Long.class).getSingleResult()).longValue();
    }

    /** A person says these two sites are two; they are not offered again. */
    @Transactional
    public void sitesDiffer(long one, long other, User by, Instant now) {
        differ("site", one, other, by, now);
    }

    /** A person says these two contacts are two; they are not offered again. */
    @Transactional
    public void contactsDiffer(long one, long other, User by, Instant now) {
        differ("contact", one, other, by, now);
    }

    private void differ(String what, long one, long other, User by, Instant now) {
        if (one == other) {
            throw new RuleViolation("other", "Name two of them.");
        }
        if (((Number) entities.createNativeQuery("select count(*) from " + what + " where id in (?1, ?2)", Long.class)
                .setParameter(1, one).setParameter(2, other).getSingleResult()).intValue() < 2) {
            throw new RuleViolation("other", "One of these " + what + "s is gone.");
        }
        entities.createNativeQuery("insert into " + what + "_pair (one, other, because, found_at, different_by, different_at) values (?1, ?2, 'said by hand', ?4, ?3, ?4)"
                + " on conflict (one, other) do update set different_by = excluded.different_by, different_at = excluded.different_at")
                .setParameter(1, Math.min(one, other)).setParameter(2, Math.max(one, other)).setParameter(3, by.id()).setParameter(4, now).executeUpdate();
        audit.record(by, "said they are not the same", what + " " + one, "and " + what + " " + other, now);
    }

    @SuppressWarnings("unchecked")
    private List<Pair> list(String sql, Long id, int limit) {
        var query = entities.createNativeQuery(sql, Object[].class).setParameter("limit", limit);
        if (id != null) {
            query.setParameter("id", id);
        }
        return ((List<Object[]>) (List<?>) query.getResultList()).stream().map(row -> new Pair(((Number) row[0]).longValue(), row[1].toString(),
                ((Number) row[2]).longValue(), row[3].toString(), (String) row[4], (Instant) row[5])).toList();
    }
}
