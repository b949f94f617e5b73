package dev.linkwright.campaign;

import dev.linkwright.mail.CoolDown;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.EntityManager;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Whom to enrol next: the best-ranked prospects that have a contact who may be written to, at sites nobody holds and nobody wrote to lately. */
@ApplicationScoped
public class EnrolCandidates {
    private final EntityManager database;
    private final CoolDown coolDown;

    EnrolCandidates(EntityManager database, CoolDown coolDown) {
        this.database = database;
        this.coolDown = coolDown;
    }

    public record Candidate(long prospectId, String domain, double score, long contactId, String contact) { }

    public List<Candidate> best(long brandId, int limit, Instant now) {
        CoolDown.Days rest = coolDown.days();
        List<Object[]> rows = database.createNativeQuery("""
                select p.id, p.domain, p.score, c.id, case when c.name = '' then cast(c.email as text) else c.name || ', ' || c.email end
                from prospect p
                join lateral (
                    select * from contact c where c.site_id = p.site_id
                      and not exists (select 1 from suppression x where x.lifted_at is null and (x.brand_id is null or x.brand_id = p.brand_id)
                          and (x.address = lower(c.email) or split_part(lower(c.email), '@', 2) = x.domain
                               or split_part(lower(c.email), '@', 2) like '%.' || x.domain))
                    order by c.mail_state = 'BAD', role_address(c.email), c.id limit 1) c on true
                where p.brand_id = ?1 and not p.sunk and p.stage in ('NEW', 'QUALIFIED')
                  and not exists (select 1 from message m where m.direction = 'OUT' and m.kind in ('FIRST', 'FOLLOW_UP') and m.site_id = p.site_id
                                  and m.sent_at > cast(?3 as timestamptz))
                  and not exists (select 1 from message m where m.direction = 'OUT' and m.kind in ('FIRST', 'FOLLOW_UP') and m.to_address = lower(c.email)
                                  and m.sent_at > cast(?4 as timestamptz))
                  and not exists (select 1 from site_lease l where l.site_id = p.site_id)
                  and not exists (select 1 from enrollment e join campaign k on k.id = e.campaign_id
                                  where e.site_id = p.site_id and k.brand_id = p.brand_id and e.state <> 'STOPPED')
                order by p.score desc, p.authority desc nulls last, p.traffic desc nulls last, p.domain
                limit ?2
                """, Object[].class).setParameter(1, brandId).setParameter(2, limit).setParameter(3, now.minus(Duration.ofDays(rest.site())))
                .setParameter(4, now.minus(Duration.ofDays(rest.contact()))).getResultList();
        return rows.stream().map(row -> new Candidate(((Number) row[0]).longValue(), (String) row[1], ((Number) row[2]).doubleValue(),
                ((Number) row[3]).longValue(), (String) row[4])).toList();
    }

    /** The contact to write to of each of these prospects of the brand, in their order; those without one are left out. */
    public List<Long> contactsOf(long brandId, List<Long> prospectIds) {
        return List.copyOf(contactOfEach(brandId, prospectIds).values());
    }

    /** The same, by prospect. */
    Map<Long, Long> contactOfEach(long brandId, List<Long> prospectIds) {
        List<Object[]> rows = database.createNativeQuery("""
                select distinct on (p.id) p.id, c.id from prospect p join contact c on c.site_id = p.site_id
                where p.brand_id = ?1 and p.id = any(?2) and c.email not like '%@erased.invalid' order by p.id, c.mail_state = 'BAD', role_address(c.email), c.id
                """, Object[].class).setParameter(1, brandId).setParameter(2, prospectIds.toArray(Long[]::new)).getResultList();
        Map<Long, Long> found = new HashMap<>();
        rows.forEach(row -> found.put(((Number) row[0]).longValue(), ((Number) row[1]).longValue()));
        Map<Long, Long> inOrder = new LinkedHashMap<>();
        prospectIds.stream().filter(found::containsKey).forEach(id -> inOrder.put(id, found.get(id)));
        return inOrder;
    }
}
