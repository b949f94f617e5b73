package dev.linkwright.prospect;

import jakarta.persistence.Embeddable;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;

/** What is known of a site for one brand, each value in 0..1 with its source and date. Written by {@link RankProspects}. */
@Embeddable
public class Signals {

    static final Signals UNKNOWN = new Signals();

    private Double relevance;
    private List<String> relevanceTerms = List.of();
    private String relevanceSource;
    private LocalDate relevanceAsOf;
    private Double authority;
    private String authorityLabel;
    private String authoritySource;
    private LocalDate authorityAsOf;
    private boolean authorityEstimated;
    private Double traffic;
    private Double trafficVisits;
    private String trafficSource;
    private LocalDate trafficAsOf;
    private boolean trafficEstimated;
    private Double spam;

    protected Signals() {
    }

    public Signal relevance() {
        String label = relevanceTerms == null || relevanceTerms.isEmpty() ? "no term matched" : "matched: " + String.join(", ", relevanceTerms);
        return new Signal(Signal.Name.RELEVANCE, Optional.ofNullable(relevance), label, relevanceSource, relevanceAsOf, false);
    }

    public Signal authority() {
        return new Signal(Signal.Name.AUTHORITY, Optional.ofNullable(authority), authorityLabel, authoritySource, authorityAsOf, authorityEstimated);
    }

    public Signal traffic() {
        return new Signal(Signal.Name.TRAFFIC, Optional.ofNullable(traffic), visitsLabel(), trafficSource, trafficAsOf, trafficEstimated);
    }

    public OptionalDouble visits() {
        return trafficVisits == null ? OptionalDouble.empty() : OptionalDouble.of(trafficVisits);
    }

    /** Percent. */
    public OptionalDouble spam() {
        return spam == null ? OptionalDouble.empty() : OptionalDouble.of(spam);
    }

    private String visitsLabel() {
        return trafficVisits == null ? null : String.format(java.util.Locale.ENGLISH, "%,.0f visits a month", trafficVisits);
    }
}
