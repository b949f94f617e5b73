package dev.linkwright.prospect;

import dev.linkwright.brand.Brand;
import dev.linkwright.brand.Brands;
import dev.linkwright.shared.RuleViolation;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.math.BigDecimal;
import java.time.Instant;

/** Saves what counts how much for a brand, on purpose. The list obeys at once; the scores on the rows are added up anew in the background. */
@ApplicationScoped
public class SaveWeights {

    private final Brands brands;
    private final Prospects prospects;

    SaveWeights(Brands brands, Prospects prospects) {
        this.brands = brands;
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
        if (otherLimit) {
            prospects.markStale(brandId, now);
        }
    }
}
