package dev.linkwright.prospect;

import dev.linkwright.brand.Assets;
import dev.linkwright.brand.Brand;
import dev.linkwright.brand.Brands;
import dev.linkwright.brand.TopicProfile;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.EntityManager;
import jakarta.transaction.Transactional;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.time.Instant;
import org.hibernate.Session;

/**
 * Ranks a brand's prospects as ranking.md says: signals from the newest trusted readings, estimates from open rank lists where there are
 * none, relevance from imported text, medians for what is unknown, and the reason for each that is excluded. Set by set, memory-flat.
 */
@ApplicationScoped
public class RankProspects {

    private final EntityManager entities;
    private final Brands brands;
    private final Assets assets;

    RankProspects(EntityManager entities, Brands brands, Assets assets) {
        this.entities = entities;
        this.brands = brands;
        this.assets = assets;
    }

    /** Everything anew: after an import, or when keywords, assets, limits or rank lists have changed. */
    @Transactional
    public void run(long brandId, Instant now) {
        entities.flush();
        Brand brand = brands.require(brandId);
        TopicProfile profile = TopicProfile.of(brand, assets.of(brand));
        entities.unwrap(Session.class).doWork(connection -> {
            RelevancePass.run(connection, brandId, profile);
            update(connection, RankingSql.SIGNALS, brandId);
            update(connection, RankingSql.EXCLUSIONS, brandId);
            update(connection, RankingSql.MEDIANS, brandId);
            update(connection, RankingSql.SCORES, brandId);
            update(connection, RankingSql.SCORED, brandId);
        });
        entities.createNativeQuery("update brand_ranking set ranked_at = ?2, stale_since = null where brand_id = ?1")
            .setParameter(1, brandId).setParameter(2, now).executeUpdate();
        entities.clear();
    }

    /** Only the weights have changed: the parts stand, the scores are added up again. */
    @Transactional
    public void reweigh(long brandId) {
        entities.flush();
        entities.unwrap(Session.class).doWork(connection -> {
            update(connection, RankingSql.SCORES, brandId);
            update(connection, RankingSql.SCORED, brandId);
        });
        entities.clear();
    }

    private static void update(Connection connection, String sql, long brandId) throws SQLException {
        try (PreparedStatement statement = connection.prepareStatement(sql)) {
            statement.setLong(1, brandId);
            statement.executeUpdate();
        }
    }
}
