package dev.linkwright.web.prospect;

import dev.linkwright.prospect.NextStep;
import dev.linkwright.prospect.Prospect;
import dev.linkwright.prospect.RankedProspect;
import dev.linkwright.prospect.Score;
import java.util.Locale;

/** One row of the list as it is written: figures with their units, an estimate with its mark, what is unknown as a dash. */
public record ProspectRow(RankedProspect ranked) {

    public Prospect prospect() {
        return ranked.prospect();
    }

    public Score score() {
        return ranked.score();
    }

    public long place() {
        return ranked.place();
    }

    public long contacts() {
        return ranked.contacts();
    }

    public NextStep nextStep() {
        return ranked.nextStep();
    }

    public boolean excluded() {
        return prospect().excludedBecause().isPresent();
    }

    /** The second line: why it sank, else what the site is. */
    public String sub() {
        return prospect().excludedBecause().orElse(prospect().site().title() == null ? "" : prospect().site().title());
    }

    public java.util.List<String> tags() {
        return prospect().tags();
    }

    public String ownerName() {
        return prospect().owner() == null ? null : prospect().owner().name();
    }

    public String relevance() {
        return prospect().signals().relevance().value().map(value -> String.format(Locale.ROOT, "%.2f", value)).orElse("–");
    }

    public String authority() {
        return prospect().signals().authority().value().map(value -> String.format(Locale.ROOT, "%.0f", 100 * value)).orElse("–");
    }

    public boolean authorityEstimated() {
        return prospect().signals().authority().estimated();
    }

    public String traffic() {
        var visits = prospect().signals().visits();
        return visits.isPresent() ? String.format(Locale.ROOT, "%,.0f", rounded(visits.getAsDouble())) : "–";
    }

    public boolean trafficEstimated() {
        return prospect().signals().traffic().estimated();
    }

    public String spam() {
        var spam = prospect().signals().spam();
        return spam.isPresent() ? String.format(Locale.ROOT, "%.0f %%", spam.getAsDouble()) : "–";
    }

    /** An estimate is not more precise than two figures. */
    private double rounded(double visits) {
        if (!trafficEstimated() || visits < 100) {
            return visits;
        }
        double unit = Math.pow(10, Math.floor(Math.log10(visits)) - 1);
        return Math.round(visits / unit) * unit;
    }
}
