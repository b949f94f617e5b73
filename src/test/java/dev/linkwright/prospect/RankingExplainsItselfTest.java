package dev.linkwright.prospect;

import static org.assertj.core.api.Assertions.assertThat;

import dev.linkwright.brand.Brand;
import dev.linkwright.site.Site;
import dev.linkwright.testing.Cast;
import io.quarkus.narayana.jta.QuarkusTransaction;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** A score says what it stands on, believes the most trusted metric, and never makes up for what is unknown. */
@QuarkusTest
class RankingExplainsItselfTest {

    private static final Instant NOW = Instant.parse("2026-11-20T10:00:00Z");

    @Inject
    Cast cast;
    @Inject
    Prospects prospects;
    @Inject
    RankProspects rank;
    @Inject
    SaveWeights saveWeights;
    @Inject
    RankedProspects ranked;
    @Inject
    EntityManager entities;

    @Test
    void theLineNamesPartsSourcesAndDates() {
        Score score = new Score(new Score.Part(new Signal(Signal.Name.RELEVANCE, Optional.of(0.82), "matched: remote work, survey, hiring", "home page",
            LocalDate.parse("2026-11-02"), false), 41.0),
            new Score.Part(new Signal(Signal.Name.AUTHORITY, Optional.of(0.76), "DR 76", "Ahrefs", LocalDate.parse("2026-11-02"), false), 22.8),
            new Score.Part(new Signal(Signal.Name.TRAFFIC, Optional.of(0.38), "190 visits a month", "popularity list", LocalDate.parse("2026-10-01"), true), 7.6), 0.9);
        assertThat(score.explained()).isEqualTo(
            "71.4 = relevance 41.0 (matched: remote work, survey, hiring) + authority 22.8 (DR 76, Ahrefs, 2026-11-02) + traffic 7.6 (estimated, popularity list 2026-10)");
    }

    @Test
    void theMostTrustedMetricCountsAndTheOrderOfTrustIsTheBrands() {
        Brand brand = cast.brand();
        long id = prospect(brand, 40.0, 70.0, 9_000.0, 1.0);
        rankNow(brand);
        assertThat(row(id).prospect().signals().authority().label()).isEqualTo("DR 40");
        assertThat(row(id).authorityGrade()).isEqualTo(Grade.ORDINARY);
        assertThat(row(id).trafficGrade()).isEqualTo(Grade.GOOD);
        QuarkusTransaction.requiringNew().run(() -> saveWeights.save(brand.id(), new SaveWeights.Rules(new BigDecimal("50"), new BigDecimal("30"),
            new BigDecimal("20"), new BigDecimal("5"), List.of("TF"), new BigDecimal("50"), new BigDecimal("60"), 10_000), NOW));
        rankNow(brand);
        assertThat(row(id).prospect().signals().authority().label()).isEqualTo("TF 70");
        assertThat(row(id).prospect().signals().authority().source()).isEqualTo("Majestic");
        assertThat(row(id).authorityGrade()).isEqualTo(Grade.PRIORITY);
        assertThat(row(id).trafficGrade()).isEqualTo(Grade.ORDINARY);
    }

    @Test
    void anUnknownSignalCountsAsTheMedianAndLowersConfidence() {
        Brand brand = cast.brand();
        long median = prospect(brand, 50.0, null, 100.0, null);
        prospect(brand, 20.0, null, 100.0, null);
        prospect(brand, 80.0, null, 100.0, null);
        long unknown = prospect(brand, null, null, 100.0, null);
        rankNow(brand);
        assertThat(row(unknown).score().total()).isEqualTo(row(median).score().total());
        assertThat(row(unknown).score().confidence()).isLessThan(row(median).score().confidence());
        List<Long> order = QuarkusTransaction.requiringNew().call(() -> ranked.find(brand, ProspectFilter.ALL, Optional.empty(), 0, 10).stream()
            .map(each -> each.prospect().id()).toList());
        assertThat(order.indexOf(unknown)).isEqualTo(order.indexOf(median) + 1);
        assertThat(row(unknown).score().authority().reason()).isEqualTo("unknown, counts as this brand's median");
    }

    @Test
    void anExcludedSiteKeepsItsScoreSinksAndSaysWhy() {
        Brand brand = cast.brand();
        long spam = prospect(brand, 95.0, null, 900_000.0, 9.0);
        long plain = prospect(brand, 10.0, null, 10.0, 1.0);
        rankNow(brand);
        assertThat(row(spam).prospect().excludedBecause()).hasValue("Spam score 9 %, limit is 5 %");
        assertThat(row(spam).score().total()).isGreaterThan(row(plain).score().total());
        assertThat(QuarkusTransaction.requiringNew().call(() -> ranked.find(brand, ProspectFilter.ALL, Optional.empty(), 0, 10).stream()
            .map(each -> each.prospect().id()).toList())).containsExactly(plain, spam);
    }

    @Test
    void savedWeightsCountAtOnceAndTheScoresFollowInTheBackground() {
        Brand brand = cast.brand();
        long strong = prospect(brand, 90.0, null, 10.0, null);
        long busy = prospect(brand, 10.0, null, 900_000.0, null);
        rankNow(brand);
        QuarkusTransaction.requiringNew().run(() -> saveWeights.save(brand.id(), BigDecimal.ZERO, BigDecimal.ONE, BigDecimal.ZERO, new BigDecimal("5"), NOW));
        assertThat(order(brand)).containsExactly(strong, busy);
        QuarkusTransaction.requiringNew().run(() -> saveWeights.save(brand.id(), BigDecimal.ZERO, BigDecimal.ZERO, BigDecimal.ONE, new BigDecimal("5"), NOW));
        assertThat(order(brand)).containsExactly(busy, strong);
        assertThat(row(busy).prospect().score()).as("not added up yet").isLessThan(50);
        QuarkusTransaction.requiringNew().run(() -> rank.reweigh(brand.id(), NOW));
        assertThat(row(busy).prospect().score()).isGreaterThan(90);
        assertThat(order(brand)).containsExactly(busy, strong);
    }

    private List<Long> order(Brand brand) {
        return QuarkusTransaction.requiringNew().call(() -> ranked.find(entities.find(Brand.class, brand.id()), ProspectFilter.ALL, Optional.empty(), 0, 10).stream()
            .map(each -> each.prospect().id()).toList());
    }

    private long prospect(Brand brand, Double dr, Double tf, Double traffic, Double spam) {
        Site site = cast.site();
        return QuarkusTransaction.requiringNew().call(() -> {
            reading(site, "Ahrefs", "dr", dr);
            reading(site, "Majestic", "tf", tf);
            reading(site, "Ahrefs", "traffic", traffic);
            reading(site, "Moz", "spam", spam);
            return prospects.findOrCreate(brand, site, NOW).id();
        });
    }

    private void reading(Site site, String source, String column, Double value) {
        if (value != null) {
            entities.createNativeQuery("insert into site_reading (site_id, source, as_of, " + column + ", created_at) values (?1, ?2, date '2026-11-02', ?3, ?4)")
                .setParameter(1, site.id()).setParameter(2, source).setParameter(3, value).setParameter(4, NOW).executeUpdate();
        }
    }

    private void rankNow(Brand brand) {
        QuarkusTransaction.requiringNew().run(() -> rank.run(brand.id(), NOW));
    }

    private RankedProspect row(long id) {
        return QuarkusTransaction.requiringNew().call(() -> {
            RankedProspect row = ranked.one(prospects.require(id));
            row.authorityGrade();
            row.prospect().brand().name();
            return row;
        });
    }
}
