package dev.linkwright.prospect;

import dev.linkwright.brand.Brand;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.EntityManager;
import jakarta.persistence.Query;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;

/**
 * The ranked list of a brand: best first, excluded ones below, ties by authority, traffic, domain, so that the order is stable.
 * With the saved weights it is read off the index; with others the score is arithmetic on the same columns, and nothing is written.
 */
@ApplicationScoped
public class RankedProspects {

    private static final String OTHER_WEIGHTS = """
        100 * (:wr * coalesce(p.relevance, m.median_relevance) + :wa * coalesce(p.authority, m.median_authority)
             + :wt * coalesce(p.traffic, m.median_traffic)) / :ws""";
    private static final String TIES = "score desc, p.authority desc nulls last, p.traffic desc nulls last, p.domain";

    private final EntityManager entities;

    RankedProspects(EntityManager entities) {
        this.entities = entities;
    }

    /** What a list may be sorted by; ties by score, then as ever. */
    public enum Sort {
        SCORE(""), SITE("p.domain, "), RELEVANCE("p.relevance desc nulls last, "), AUTHORITY("p.authority desc nulls last, "),
        TRAFFIC("p.traffic desc nulls last, "), SPAM("p.spam desc nulls last, "), STAGE("p.stage_since desc, "), OWNER("p.owner_id nulls last, "),
        TOUCH("p.last_touch_at desc nulls last, ");

        private final String first;

        Sort(String first) {
            this.first = first;
        }
    }

    /** @param weights empty for the brand's saved ones */
    public List<RankedProspect> find(Brand brand, ProspectFilter filter, Optional<Weights> weights, long offset, int limit) {
        return find(brand, filter, weights, Sort.SCORE, offset, limit);
    }

    public List<RankedProspect> find(Brand brand, ProspectFilter filter, Optional<Weights> weights, Sort sort, long offset, int limit) {
        ProspectWhere where = ProspectWhere.of(brand, filter);
        Map<String, Object> parameters = new HashMap<>(where.parameters());
        String score = weights.isPresent() ? OTHER_WEIGHTS : "p.score";
        weights.ifPresent(w -> {
            parameters.put("wr", w.relevance());
            parameters.put("wa", w.authority());
            parameters.put("wt", w.traffic());
            parameters.put("ws", w.sum());
        });
        Query query = entities.createNativeQuery("select p.id, " + score + " as score from prospect p"
            + " left join brand_ranking m on m.brand_id = p.brand_id where " + where.sql() + " order by p.sunk, " + sort.first + TIES + " limit :limit offset :offset", Object[].class);
        parameters.put("limit", limit);
        parameters.put("offset", offset);
        parameters.forEach(query::setParameter);
        List<Long> ids = ((List<?>) query.getResultList()).stream().map(row -> ((Number) ((Object[]) row)[0]).longValue()).toList();
        return rows(brand, ids, weights.orElseGet(() -> Weights.of(brand)), offset);
    }

    /** One prospect, scored like in the list. */
    public RankedProspect one(Prospect prospect) {
        return rows(prospect.brand(), List.of(prospect.id()), Weights.of(prospect.brand()), 0).get(0);
    }

    public long count(Brand brand, ProspectFilter filter) {
        ProspectWhere where = ProspectWhere.of(brand, filter);
        Query query = entities.createNativeQuery("select count(*) from prospect p where " + where.sql(), Long.class);
        where.parameters().forEach(query::setParameter);
        return ((Number) query.getSingleResult()).longValue();
    }

    public Score.Medians medians(Brand brand) {
        List<?> found = entities.createNativeQuery(
            "select median_relevance, median_authority, median_traffic from brand_ranking where brand_id = ?1", Object[].class)
            .setParameter(1, brand.id()).getResultList();
        if (found.isEmpty()) {
            return Score.Medians.NONE;
        }
        Object[] row = (Object[]) found.get(0);
        return new Score.Medians(((Number) row[0]).doubleValue(), ((Number) row[1]).doubleValue(), ((Number) row[2]).doubleValue());
    }

    private List<RankedProspect> rows(Brand brand, List<Long> ids, Weights weights, long offset) {
        if (ids.isEmpty()) {
            return List.of();
        }
        Score.Medians medians = medians(brand);
        Map<Long, Prospect> byId = entities.createQuery("select p from Prospect p join fetch p.site left join fetch p.owner where p.id in ?1", Prospect.class)
            .setParameter(1, ids).getResultList().stream().collect(Collectors.toMap(Prospect::id, Function.identity()));
        Map<Long, Long> people = people(byId.values().stream().map(prospect -> prospect.site().id()).toList());
        List<RankedProspect> rows = new ArrayList<>();
        long place = offset;
        for (Long id : ids) {
            Prospect prospect = byId.get(id);
            boolean ranked = prospect.excludedBecause().isEmpty();
            rows.add(new RankedProspect(prospect, ranked ? ++place : 0, Score.of(prospect.signals(), weights, medians),
                people.getOrDefault(prospect.site().id(), 0L)));
        }
        return rows;
    }

    private Map<Long, Long> people(List<Long> siteIds) {
        Map<Long, Long> people = new HashMap<>();
        entities.createQuery("select c.site.id, count(c) from Contact c where c.site.id in ?1 group by c.site.id", Object[].class)
            .setParameter(1, siteIds).getResultList().forEach(row -> people.put((Long) row[0], (Long) row[1]));
        return people;
    }
}
