package dev.linkwright.prospect;

import dev.linkwright.brand.Brand;
import dev.linkwright.brand.Brands;
import dev.linkwright.shared.RuleViolation;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.List;

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
     * Everything that a person may set about a brand's ranking.
     *
     * @param spamLimit percent
     * @param trust     authority metrics, the most trusted first
     * @param good      authority, of 100
     * @param priority  authority, of 100
     * @param visits    from where traffic is good, a month
     */
    public record Rules(BigDecimal relevance, BigDecimal authority, BigDecimal traffic, BigDecimal spamLimit, List<String> trust, BigDecimal good,
                        BigDecimal priority, long visits) {
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

    /** @throws RuleViolation naming the field that is wrong */
    @Transactional
    public Brand save(long brandId, Rules rules, Instant now) {
        save(brandId, rules.relevance(), rules.authority(), rules.traffic(), rules.spamLimit(), now);
        Brand brand = brands.require(brandId);
        List<String> before = brand.authorityTrust();
        brand.trust(rules.trust(), rules.good(), rules.priority(), rules.visits());
        if (!before.equals(brand.authorityTrust())) {
            prospects.markStale(brandId, now);
        }
        return brand;
    }
}
