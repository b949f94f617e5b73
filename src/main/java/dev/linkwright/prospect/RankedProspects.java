package dev.linkwright.prospect;

import dev.linkwright.brand.Brand;
import dev.linkwright.prospect.list.Counts;
import dev.linkwright.prospect.list.Listing;
import dev.linkwright.prospect.list.Narrowed;
import dev.linkwright.prospect.list.Total;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.EntityManager;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * The ranked list of a brand: best first, excluded ones below, ties by authority, traffic, domain, so that the order is stable.
 * Looking with other weights writes nothing. Where the rows come from is the business of {@link Listing}.
 */
@ApplicationScoped
public class RankedProspects {

    private final EntityManager entities;
    private final Listing listing;
    private final Rankings rankings;

    RankedProspects(EntityManager entities, Listing listing, Rankings rankings) {
        this.entities = entities;
        this.listing = listing;
        this.rankings = rankings;
    }

    /** What a list may be sorted by; ties by score, then as ever. By stage: the furthest along first. */
    public enum Sort {
        SCORE, SITE, RELEVANCE, AUTHORITY, TRAFFIC, SPAM, STAGE, OWNER, TOUCH
    }

    /** @param weights empty for the brand's saved ones */
    public List<RankedProspect> find(Brand brand, ProspectFilter filter, Optional<Weights> weights, long offset, int limit) {
        return find(brand, filter, weights, Sort.SCORE, offset, limit);
    }

    public List<RankedProspect> find(Brand brand, ProspectFilter filter, Optional<Weights> weights, Sort sort, long offset, int limit) {
        return find(brand, narrow(brand, filter), weights, sort, offset, limit);
    }

    /** For a page that asks several things of one filter: {@link #narrow} it first. */
    public List<RankedProspect> find(Brand brand, Narrowed asked, Optional<Weights> weights, Sort sort, long offset, int limit) {
        Listing.Look look = look(brand, weights, sort);
        return rows(listing.ids(brand.id(), asked, look, offset, limit), look.weights(), look.medians(), offset);
    }

    /** For questions that any order will do for: by the score on the rows, up to date or not. */
    private Listing.Look asItStands(Brand brand) {
        return new Listing.Look(Sort.SCORE, Weights.of(brand), rankings.of(brand).medians(), true);
    }

    private Listing.Look look(Brand brand, Optional<Weights> weights, Sort sort) {
        Rankings.Ranking ranking = rankings.of(brand);
        Weights counting = weights.orElseGet(() -> Weights.of(brand));
        return new Listing.Look(sort, counting, ranking.medians(), ranking.scoredWith().map(counting::equals).orElse(false));
    }

    public Narrowed narrow(Brand brand, ProspectFilter filter) {
        return listing.narrow(brand.id(), filter);
    }

    /** One prospect, scored like in the list. */
    public RankedProspect one(Prospect prospect) {
        return rows(List.of(prospect.id()), Weights.of(prospect.brand()), medians(prospect.brand()), 0).get(0);
    }

    /** Exactly, however long it takes: most of a second where hundreds of thousands have the words that are asked for. */
    public long count(Brand brand, ProspectFilter filter) {
        return count(brand, narrow(brand, filter));
    }

    public long count(Brand brand, Narrowed asked) {
        return listing.count(brand.id(), asked);
    }

    /**
     * For pages: out of {@code counts} whatever they know, anything else as far as is needed.
     *
     * @param shown it comes out whether there are more than these
     * @param most  no further than this
     */
    public Total count(Brand brand, Narrowed asked, Counts counts, long shown, long most) {
        if (Counts.know(asked.filter())) {
            return Total.exactly(counts.of(asked.filter()));
        }
        return counts.leaveNone(asked.filter()) ? Total.exactly(0) : listing.count(brand.id(), asked, asItStands(brand), shown, most);
    }

    /** Since when the middle one of the ranked ones has been in its stage; for lists that were counted to their end. */
    public Optional<Instant> middleSince(Brand brand, Narrowed asked) {
        return listing.middleSince(brand.id(), asked, asItStands(brand));
    }

    /** Every count of the brand's list, tabs and board by one question; for filters that {@link Counts#know}. */
    public Counts counts(Brand brand) {
        return listing.counts(brand.id());
    }

    public Score.Medians medians(Brand brand) {
        return rankings.of(brand).medians();
    }

    private List<RankedProspect> rows(List<Long> ids, Weights weights, Score.Medians medians, long offset) {
        if (ids.isEmpty()) {
            return List.of();
        }
        Map<Long, Prospect> byId = new HashMap<>();
        Map<Long, Long> people = new HashMap<>();
        entities.createQuery("""
                select p, (select count(c) from Contact c where c.site = p.site) from Prospect p join fetch p.site left join fetch p.owner where p.id in ?1""",
            Object[].class).setParameter(1, ids).getResultList().forEach(row -> {
                byId.put(((Prospect) row[0]).id(), (Prospect) row[0]);
                people.put(((Prospect) row[0]).id(), (Long) row[1]);
            });
        List<RankedProspect> rows = new ArrayList<>();
        long place = offset;
        for (Long id : ids) {
            Prospect prospect = byId.get(id);
            boolean ranked = prospect.excludedBecause().isEmpty();
            rows.add(new RankedProspect(prospect, ranked ? ++place : 0, Score.of(prospect.signals(), weights, medians),
                people.getOrDefault(id, 0L)));
        }
        return rows;
    }
}
