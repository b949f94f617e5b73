package dev.linkwright.prospect.gap;

import dev.linkwright.account.User;
import dev.linkwright.brand.Brand;
import dev.linkwright.prospect.RankProspects;
import dev.linkwright.prospect.Rankings;
import dev.linkwright.shared.RuleViolation;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.EntityManager;
import jakarta.persistence.Query;
import jakarta.transaction.Transactional;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * Makes prospects of sites that link to competitors: opportunity "competitor link", and a line on the time line that names them.
 * A site that is a prospect already stays as it is; where nobody said why a link is possible there, this says it.
 */
@ApplicationScoped
public class MakeProspects {

    /** Of more that match, the best ones are taken; the rest matches again. */
    public static final int MOST_AT_ONCE = 50_000;
    /** So many stand in no sorted index until they are ranked, behind it, as after a big import. */
    private static final int MANY = 20_000;

    /** The chosen rows, best first. Parameters: those of the filter, :most */
    private static final String CHOSEN = """
        create temp table gap_chosen on commit drop as
        select r.site_id, r.domain, r.competitors, r.is_prospect from referring_site r where %s
        order by r.n desc, r.authority desc nulls last, r.domain limit :most
        """;
    private static final String MADE = """
        with made as (
            insert into prospect (brand_id, site_id, domain, stage, stage_since, opportunity, created_at, has_contact, awaits_ranking)
            select :brand, g.site_id, g.domain, 'NEW', :now, 'COMPETITOR_LINK', :now, exists (select 1 from contact c where c.site_id = g.site_id), :awaits from gap_chosen g
            on conflict (brand_id, site_id) do nothing returning site_id)
        insert into site_event (site_id, brand_id, at, user_id, kind, text)
        select site_id, :brand, :now, :user, 'NOTE', :who || ' made the site a prospect: it links to ' || array_to_string(c.competitors, ', ')
        from made join gap_chosen c using (site_id)
        """;
    private static final String KNOWN = """
        update prospect p set opportunity = 'COMPETITOR_LINK' from gap_chosen c
        where c.is_prospect and p.brand_id = :brand and p.site_id = c.site_id and p.opportunity is null
        """;

    private final EntityManager entities;
    private final RankProspects rank;
    private final Rankings rankings;

    MakeProspects(EntityManager entities, RankProspects rank, Rankings rankings) {
        this.entities = entities;
        this.rank = rank;
        this.rankings = rankings;
    }

    /**
     * The chosen sites.
     *
     * @return how many are new prospects
     * @throws RuleViolation naming {@code siteId} when none was chosen
     */
    @Transactional
    public long of(Brand brand, List<Long> siteIds, User by, Instant now) {
        if (siteIds == null || siteIds.isEmpty()) {
            throw new RuleViolation("siteId", "Choose at least one site first.");
        }
        return make("r.brand_id = :brand and r.site_id = any (:sites)",
            Map.of("brand", brand.id(), "sites", siteIds.toArray(Long[]::new)), brand, by, now);
    }

    /** All that match, at most {@link #MOST_AT_ONCE}. */
    @Transactional
    public long all(Brand brand, GapFilter filter, User by, Instant now) {
        GapFilter fresh = new GapFilter(filter.least(), filter.competitor(), filter.ours(), java.util.Optional.of(false), filter.spam());
        return make(fresh.where(), fresh.parameters(brand.id()), brand, by, now);
    }

    private long make(String where, Map<String, Object> parameters, Brand brand, User by, Instant now) {
        entities.flush();
        entities.createNativeQuery("drop table if exists gap_chosen").executeUpdate();
        Map<String, Object> all = new HashMap<>(parameters);
        all.put("most", MOST_AT_ONCE);
        run(CHOSEN.formatted(where), all);
        run("analyze gap_chosen", Map.of());
        boolean many = ((Number) entities.createNativeQuery("select count(*) from gap_chosen where not is_prospect", Long.class).getSingleResult()).longValue() > MANY;
        if (many) {
            rankings.await(brand.id(), rankings.nextProspect());
        }
        long made = run(MADE, Map.of("brand", brand.id(), "now", now, "user", by.id(), "who", by.name(), "awaits", many));
        run(KNOWN, Map.of("brand", brand.id()));
        if (made > 0) {
            rank.soon(brand.id(), now);
        }
        return made;
    }

    private int run(String sql, Map<String, Object> parameters) {
        Query query = entities.createNativeQuery(sql);
        parameters.forEach(query::setParameter);
        return query.executeUpdate();
    }
}
