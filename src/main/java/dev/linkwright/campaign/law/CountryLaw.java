package dev.linkwright.campaign.law;

import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.Id;
import java.time.Instant;
import java.util.Locale;

/** What one country wants. */
@Entity
public class CountryLaw {
    @Id
    private String country;
    @Enumerated(EnumType.STRING)
    private Strictness strictness;
    private boolean asksConsent;
    private String law = "";
    private Long changedBy;
    private Instant changedAt;

    protected CountryLaw() { }

    CountryLaw(String country) {
        this.country = country;
    }

    void ask(Strictness what, Long by, Instant now) {
        strictness = what;
        changedBy = by;
        changedAt = now;
    }

    /** ISO 3166-1 alpha-2. */
    public String country() { return country; }

    public String name() {
        return new Locale("", country).getDisplayCountry(Locale.ENGLISH);
    }

    public Strictness strictness() { return strictness; }

    /** Whether its law wants consent before advertising by mail, also between businesses. */
    public boolean asksConsent() { return asksConsent; }

    /** The law it stands in, in a few words. */
    public String law() { return law; }

    public Instant changedAt() { return changedAt; }
}
