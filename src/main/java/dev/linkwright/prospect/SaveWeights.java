package dev.linkwright.prospect;

import dev.linkwright.brand.Brand;
import dev.linkwright.brand.Brands;
import dev.linkwright.shared.RuleViolation;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.math.BigDecimal;
import java.time.Instant;

/** Saves what counts how much for a brand, on purpose, and adds up the scores again. */
@ApplicationScoped
public class SaveWeights {

    private final Brands brands;
    private final RankProspects rank;
    private final Prospects prospects;

    SaveWeights(Brands brands, RankProspects rank, Prospects prospects) {
        this.brands = brands;
        this.rank = rank;
        this.prospects = prospects;
    }

    /**
     * @param spamLimit percent
     * @throws RuleViolation naming {@code weights} or {@code spamLimit}
     */
    @Transactional
    public void save(long brandId, BigDecimal relevance, BigDecimal authority, BigDecimal traffic, BigDecimal spamLimit, Instant now) {
        if (relevance == null || authority == null || traffic == null || spamLimit == null) {
            throw new RuleViolation("weights", "Give all three weights and the spam limit.");
        }
        Brand brand = brands.require(brandId);
        boolean otherLimit = brand.spamLimit().compareTo(spamLimit) != 0;
        brand.weigh(relevance, authority, traffic, spamLimit);
        rank.reweigh(brandId);
        if (otherLimit) {
            prospects.markStale(brandId, now);
        }
    }
}
