package dev.linkwright.campaign.holiday;

import dev.linkwright.site.RecipientZone;
import dev.linkwright.shared.RuleViolation;
import jakarta.persistence.Entity;
import jakarta.persistence.GeneratedValue;
import jakarta.persistence.GenerationType;
import jakarta.persistence.Id;
import java.time.LocalDate;
import java.util.Locale;

/** A day on which nothing is sent to the people of one country, or by one brand. Lasts from midnight to midnight on the recipient's clock. */
@Entity
public class Holiday {

    @Id
    @GeneratedValue(strategy = GenerationType.IDENTITY)
    private Long id;
    private LocalDate day;
    private String name;
    private String country;
    private Long brandId;

    protected Holiday() {
    }

    /**
     * Exactly one of country and brand.
     *
     * @throws RuleViolation naming {@code country}, {@code day} or {@code name}
     */
    Holiday(LocalDate day, String name, String country, Long brandId) {
        if ((country == null || country.isBlank()) == (brandId == null)) {
            throw new RuleViolation("country", "Say for which country or for which brand.");
        }
        if (day == null) {
            throw new RuleViolation("day", "Enter the day as 2026-12-25.");
        }
        if (name == null || name.isBlank()) {
            throw new RuleViolation("name", "Give the day a name, such as “Christmas Day”.");
        }
        this.day = day;
        this.name = name.strip();
        this.brandId = brandId;
        this.country = brandId != null ? null
                : RecipientZone.code(country).orElseThrow(() -> new RuleViolation("country", "“" + country + "” is not a country. Use its English name or two letters, such as DE."));
    }

    public Long id() {
        return id;
    }

    public LocalDate day() {
        return day;
    }

    public String name() {
        return name;
    }

    /** ISO 3166-1, null for a brand's. */
    public String country() {
        return country;
    }

    public String countryName() {
        return country == null ? "" : new Locale("", country).getDisplayCountry(Locale.ENGLISH);
    }

    public Long brandId() {
        return brandId;
    }
}
