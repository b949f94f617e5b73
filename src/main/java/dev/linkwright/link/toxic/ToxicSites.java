package dev.linkwright.link.toxic;

import java.time.Instant;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.IntStream;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.EntityManager;
import jakarta.persistence.Query;
import jakarta.transaction.Transactional;

import dev.linkwright.account.User;
import dev.linkwright.brand.Brand;
import dev.linkwright.link.Backlink;
import dev.linkwright.shared.RuleViolation;
import dev.linkwright.site.SiteEvent;
import dev.linkwright.site.SiteEvents;
import dev.linkwright.site.Sites;

/** The list of sites with bad links, and what people decide of them. */
@ApplicationScoped
public class ToxicSites {

    public static final int MOST_AT_ONCE = 500;

    /** @param said what was seen, in words */
    public record Reason(ToxicReason kind, String said) {}

    /** @param weight 0..100; {@code current} it still has bad links as of the newest look; {@code example} a link of it, null when deleted */
    public record Row(long siteId, String domain, int weight, long links, List<Reason> reasons, Long example, boolean current, Optional<Decision> decision,
                      String decidedBy, Instant decidedAt, String note) {}

    private final EntityManager database;
    private final Sites sites;
    private final SiteEvents timeLine;

    ToxicSites(EntityManager database, Sites sites, SiteEvents timeLine) {
        this.database = database;
        this.sites = sites;
        this.timeLine = timeLine;
    }

    /** How many wait, under the empty key, and how many of each decision. */
    public Map<Decision, Long> decided(Brand brand) {
        List<Object[]> rows = database.createNativeQuery("select decision, count(*) from toxic_site where brand_id = ?1 and decision is not null group by decision", Object[].class)
            .setParameter(1, brand.id()).getResultList();
        Map<Decision, Long> counts = new EnumMap<>(Decision.class);
        rows.forEach(row -> counts.put(Decision.valueOf((String) row[0]), ((Number) row[1]).longValue()));
        return counts;
    }

    /** How many wait for a decision. */
    public long open(Brand brand) {
        return (Long) database.createNativeQuery("select count(*) from toxic_site where brand_id = ?1 and decision is null", Long.class).setParameter(1, brand.id()).getSingleResult();
    }

    /** When the list was last made; empty before the first time, or when it was found empty. */
    public Optional<Instant> lookedAt(Brand brand) {
        return Optional.ofNullable((Instant) database.createNativeQuery("select max(looked_at) from toxic_site where brand_id = ?1", Instant.class).setParameter(1, brand.id()).getSingleResult());
    }

    /** @param decision empty for those that wait; worst first */
    public List<Row> rows(Brand brand, Optional<Decision> decision, int skip, int limit) {
        Query query = database.createNativeQuery("""
            select t.site_id, s.domain, t.weight, t.links, t.reasons, t.evidence, t.example, t.looked_at = (select max(looked_at) from toxic_site where brand_id = ?1),
                   t.decision, u.name, t.decided_at, t.note
            from toxic_site t join site s on s.id = t.site_id left join app_user u on u.id = t.decided_by
            where t.brand_id = ?1 and %s order by t.weight desc, t.links desc, t.site_id limit ?2 offset ?3
            """.formatted(decision.isPresent() ? "t.decision = ?4" : "t.decision is null"), Object[].class)
            .setParameter(1, brand.id()).setParameter(2, limit).setParameter(3, skip);
        decision.ifPresent(d -> query.setParameter(4, d.name()));
        return ((List<?>) query.getResultList()).stream().map(row -> row((Object[]) row)).toList();
    }

    /**
     * @param decision null to take an earlier one back
     * @return how many sites of the chosen are on the list
     * @throws RuleViolation naming {@code siteId} when none was chosen, or too many
     */
    @Transactional
    public int decide(Brand brand, List<Long> siteIds, Decision decision, String note, User by, Instant now) {
        if (siteIds == null || siteIds.isEmpty()) throw new RuleViolation("siteId", "Choose at least one site first.");
        if (siteIds.size() > MOST_AT_ONCE) throw new RuleViolation("siteId", "Decide " + MOST_AT_ONCE + " at a time at most.");
        List<?> changed = database.createNativeQuery("""
            update toxic_site set decision = cast(?3 as text), decided_by = ?4, decided_at = ?5, note = ?6 where brand_id = ?1 and site_id = any(?2)
            returning site_id""", Long.class).setParameter(1, brand.id()).setParameter(2, siteIds.toArray(Long[]::new))
            .setParameter(3, decision == null ? null : decision.name()).setParameter(4, by.id()).setParameter(5, now).setParameter(6, note == null ? "" : note.strip()).getResultList();
        String what = decision == null ? "took back the decision on its links" : "decided on its links: " + decision.label().toLowerCase(java.util.Locale.ROOT);
        changed.forEach(id -> timeLine.record((Long) id, brand.id(), SiteEvent.Kind.NOTE, by.name() + " " + what, by, now));
        return changed.size();
    }

    /** Somebody decided that this link should go: its end is no loss. */
    public boolean isUnwanted(Backlink link) {
        return !database.createNativeQuery("select 1 from toxic_site where brand_id = ?1 and site_id = ?2 and decision in ('ASK', 'DISAVOW_SITE', 'DISAVOW_PAGES')")
            .setParameter(1, link.brand().id()).setParameter(2, link.site().id()).getResultList().isEmpty();
    }

    /** A letter that asks for the removal of a site's links: one line for each page. */
    public String removalRequest(Brand brand, long siteId) {
        List<?> pages = pages(brand, siteId, 50);
        return "Hello,\n\nthese pages of " + sites.require(siteId).domain() + " link to " + brand.name() + ". Please take the links out, or mark them rel=\"nofollow\":\n\n"
            + String.join("\n", pages.stream().map(Object::toString).toList()) + "\n\nThank you,\n" + brand.name();
    }

    /** Pages of a site that link to us, or are said to. */
    public List<String> pages(Brand brand, long siteId, int limit) {
        return database.createNativeQuery("""
            select distinct page_url from backlink where brand_id = ?1 and site_id = ?2 and state in ('WON', 'POLICY_RISK', 'AT_RISK') order by page_url limit ?3""", String.class)
            .setParameter(1, brand.id()).setParameter(2, siteId).setParameter(3, limit).getResultList().stream().map(Object::toString).toList();
    }

    private static Row row(Object[] r) {
        String[] kinds = (String[]) r[4];
        String[] said = (String[]) r[5];
        List<Reason> reasons = IntStream.range(0, kinds.length).mapToObj(i -> new Reason(ToxicReason.valueOf(kinds[i]), said[i])).toList();
        return new Row(((Number) r[0]).longValue(), (String) r[1], ((Number) r[2]).intValue(), ((Number) r[3]).longValue(), reasons,
            r[6] == null ? null : ((Number) r[6]).longValue(), (Boolean) r[7], Arrays.stream(Decision.values()).filter(d -> d.name().equals(r[8])).findFirst(),
            (String) r[9], (Instant) r[10], (String) r[11]);
    }
}
