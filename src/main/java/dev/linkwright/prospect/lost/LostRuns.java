package dev.linkwright.prospect.lost;

import dev.linkwright.account.User;
import dev.linkwright.brand.Assets;
import dev.linkwright.brand.Brand;
import dev.linkwright.shared.RuleViolation;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.EntityManager;
import jakarta.transaction.Transactional;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/** "Prospects of all that match", as asked for and how far each is. */
@ApplicationScoped
public class LostRuns {

    /** @param finishedAt null while it goes on */
    public record Run(long id, String competitor, long sites, long done, long made, Instant startedAt, Instant finishedAt) {
        public boolean running() {
            return finishedAt == null;
        }
    }

    private final EntityManager entities;
    private final LostLinks links;
    private final Assets assets;

    LostRuns(EntityManager entities, LostLinks links, Assets assets) {
        this.entities = entities;
        this.links = links;
        this.assets = assets;
    }

    /**
     * Asks for prospects of all sites that match and are none yet. The work itself is {@link MakeLostProspects}.
     *
     * @param assetId null for the best fit for each
     * @throws RuleViolation naming {@code assetId}, or {@code competitor} when none matches
     */
    @Transactional
    public Run ask(Brand brand, Optional<String> competitor, Long assetId, User by, Instant now) {
        if (assets.of(brand).isEmpty()) {
            throw new RuleViolation("assetId", "Add an asset first: it is what you offer in place of the lost links.");
        }
        if (assetId != null && assets.of(brand).stream().noneMatch(each -> each.id().equals(assetId))) {
            throw new RuleViolation("assetId", "This asset is not one of " + brand.name() + ".");
        }
        long sites = links.sites(brand, new LostFilter(competitor, Optional.of(false)));
        if (sites == 0) {
            throw new RuleViolation("competitor", "No site matches that is not a prospect already.");
        }
        Object id = entities.createNativeQuery("""
            insert into lost_link_run (brand_id, user_id, competitor, asset_id, sites, started_at) values (?1, ?2, ?3, cast(?4 as bigint), ?5, ?6) returning id""", Long.class)
            .setParameter(1, brand.id()).setParameter(2, by.id()).setParameter(3, competitor.orElse("")).setParameter(4, assetId == null ? null : assetId.toString())
            .setParameter(5, sites).setParameter(6, now).getSingleResult();
        return new Run((Long) id, competitor.orElse(""), sites, 0, 0, now, null);
    }

    /** The newest one of a brand. */
    public Optional<Run> newest(Brand brand) {
        List<?> rows = entities.createNativeQuery("""
            select id, competitor, sites, done, made, started_at, finished_at from lost_link_run where brand_id = ?1 order by id desc limit 1""", Object[].class)
            .setParameter(1, brand.id()).getResultList();
        return rows.stream().findFirst().map(Object[].class::cast).map(r -> new Run(((Number) r[0]).longValue(), (String) r[1], ((Number) r[2]).longValue(),
            ((Number) r[3]).longValue(), ((Number) r[4]).longValue(), (Instant) r[5], (Instant) r[6]));
    }
}
