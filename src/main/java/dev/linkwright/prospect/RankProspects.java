package dev.linkwright.prospect;

import dev.linkwright.brand.Assets;
import dev.linkwright.brand.Brand;
import dev.linkwright.brand.Brands;
import dev.linkwright.prospect.relevance.RelevancePass;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.EntityManager;
import jakarta.transaction.Transactional;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.hibernate.Session;

/**
 * Ranks a brand's prospects as ranking.md says: signals from the newest trusted readings, estimates from open rank lists where there are
 * none, relevance from pages and imported text, medians for what is unknown, and the reason for each that is excluded. Set by set,
 * memory-flat, every prospect written once.
 */
@ApplicationScoped
public class RankProspects {

    /** After so many changes the planner should know about them at once. */
    private static final int MANY = 20_000;
    /** As many prospects are ranked while somebody waits; more in the background. */
    private static final int AT_ONCE = 20_000;
    /** One ranking of a brand at a time; the first number is ours alone. */
    private static final String ALONE = "select 1 from (select pg_advisory_xact_lock(7065002, cast(?1 as int))) l";

    private final EntityManager entities;
    private final Brands brands;
    private final Assets assets;
    private final RelevancePass relevance;
    private final Rankings rankings;
    private final Prospects prospects;

    RankProspects(EntityManager entities, Brands brands, Assets assets, RelevancePass relevance, Rankings rankings, Prospects prospects) {
        this.entities = entities;
        this.brands = brands;
        this.assets = assets;
        this.relevance = relevance;
        this.rankings = rankings;
        this.prospects = prospects;
    }

    /** @return whether it was ranked at once; a brand of many prospects is ranked by the job, so that nobody waits for it */
    @Transactional
    public boolean soon(long brandId, Instant now) {
        boolean few = prospects.areAtMost(AT_ONCE, brandId);
        if (few) {
            run(brandId, now);
        } else {
            prospects.markStale(brandId, now);
        }
        return few;
    }

    /** After reference data for all has changed: the brand somebody works on at once, the others by the job. */
    @Transactional
    public void soonForAll(long first, Instant now) {
        brands.byName().stream().map(Brand::id).filter(id -> id != first).forEach(id -> prospects.markStale(id, now));
        soon(first, now);
    }

    /** Everything anew: after an import, or when keywords, assets, limits or rank lists have changed. */
    @Transactional
    public void run(long brandId, Instant now) {
        Brand brand = begin(brandId);
        Weights weights = Weights.of(brand);
        Optional<Instant> seen = rankings.of(brand).staleSince();
        Score.Medians medians = entities.unwrap(Session.class).doReturningWork(connection -> {
            execute(connection, "set local work_mem = '128MB'");
            if (rankings.someAwait(brandId)) {
                // A big import came. What the planner knows may be from before, and joins of "nearly nothing" go row by row.
                execute(connection, "analyze site, site_reading, prospect");
            }
            relevance.ofBrand(connection, brand, assets.of(brand), now);
            gather(connection, RankingSql.gather(brandId));
            Score.Medians found = medians(connection);
            if (write(connection, weights, found) > MANY) {
                execute(connection, "analyze prospect");
            }
            return found;
        });
        ranked(brandId, weights, medians, now, seen);
        rankings.awaited(brandId);
    }

    /** Only this site has news, such as a page that was read: its prospect is weighed by the topic and the medians that stand. */
    @Transactional
    public void site(long brandId, long siteId, Instant now) {
        Brand brand = begin(brandId);
        Rankings.Ranking ranking = rankings.of(brand);
        boolean weighed = entities.unwrap(Session.class).doReturningWork(connection -> {
            if (ranking.rankedAt().isEmpty() || !relevance.ofSite(connection, brandId, siteId)) {
                return false;
            }
            gather(connection, RankingSql.gatherAt(brandId, siteId));
            write(connection, ranking.scoredWith().orElseGet(() -> Weights.of(brand)), ranking.medians());
            return true;
        });
        if (!weighed) {
            entities.createNativeQuery("""
                insert into brand_ranking as r (brand_id, stale_since) values (?1, ?2)
                on conflict (brand_id) do update set stale_since = coalesce(r.stale_since, excluded.stale_since)""")
                .setParameter(1, brandId).setParameter(2, now).executeUpdate();
        }
        entities.clear();
    }

    /** Only the weights have changed: the parts stand, the scores are added up again. */
    @Transactional
    public void reweigh(long brandId, Instant now) {
        Brand brand = begin(brandId);
        Weights weights = Weights.of(brand);
        Rankings.Ranking ranking = rankings.of(brand);
        entities.unwrap(Session.class).doWork(connection -> {
            try (PreparedStatement statement = connection.prepareStatement(RankingSql.SCORES)) {
                bind(statement, weights, ranking.medians());
                statement.setLong(8, brandId);
                statement.executeUpdate();
            }
        });
        // whatever else was due still is
        ranked(brandId, weights, ranking.medians(), ranking.rankedAt().orElse(now), Optional.empty());
    }

    private Brand begin(long brandId) {
        entities.flush();
        entities.createNativeQuery(ALONE, Integer.class).setParameter(1, brandId).getSingleResult();
        return brands.require(brandId);
    }

    private void ranked(long brandId, Weights weights, Score.Medians medians, Instant at, Optional<Instant> seen) {
        entities.createNativeQuery(RankingSql.RANKED).setParameter(1, brandId)
            .setParameter(2, medians.relevance()).setParameter(3, medians.authority()).setParameter(4, medians.traffic())
            .setParameter(5, weights.relevance()).setParameter(6, weights.authority()).setParameter(7, weights.traffic())
            .setParameter(8, at).setParameter(9, seen.map(Instant::toString).orElse("")).executeUpdate();
        entities.clear();
    }

    private static void gather(Connection connection, List<String> steps) throws SQLException {
        for (String step : steps) {
            execute(connection, step);
        }
    }

    private static Score.Medians medians(Connection connection) throws SQLException {
        try (Statement statement = connection.createStatement(); ResultSet row = statement.executeQuery(RankingSql.MEDIANS)) {
            row.next();
            return new Score.Medians(row.getDouble(1), row.getDouble(2), row.getDouble(3));
        }
    }

    private static int write(Connection connection, Weights weights, Score.Medians medians) throws SQLException {
        try (PreparedStatement statement = connection.prepareStatement(RankingSql.WRITE)) {
            bind(statement, weights, medians);
            return statement.executeUpdate();
        }
    }

    private static void bind(PreparedStatement statement, Weights weights, Score.Medians medians) throws SQLException {
        double[] values = {weights.relevance(), medians.relevance(), weights.authority(), medians.authority(), weights.traffic(), medians.traffic(), weights.sum()};
        for (int i = 0; i < values.length; i++) {
            statement.setDouble(i + 1, values[i]);
        }
    }

    private static void execute(Connection connection, String sql) throws SQLException {
        try (Statement statement = connection.createStatement()) {
            statement.execute(sql);
        }
    }
}
