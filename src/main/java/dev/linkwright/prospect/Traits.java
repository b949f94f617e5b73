package dev.linkwright.prospect;

import dev.linkwright.shared.RuleViolation;
import java.time.Instant;
import java.util.Locale;
import java.util.Optional;

/**
 * What a filter asks of a prospect beyond where it stands in the pipeline.
 *
 * @param tag       one tag; blank for any
 * @param authority 0..100, estimates included
 * @param visits    a month, estimates included
 * @param spam      percent
 * @param country   as the site has it; blank for any
 * @param untouchedSince nobody of us or of them said anything since then
 * @param importId  the import that first brought it
 */
public record Traits(Optional<Opportunity> opportunity, String tag, Band authority, Band visits, Band spam, String country,
                     Optional<Instant> untouchedSince, Optional<Long> importId) {

    public static final Traits ANY = new Traits(Optional.empty(), "", Band.ANY, Band.ANY, Band.ANY, "", Optional.empty(), Optional.empty());

    public Traits {
        tag = tag == null ? "" : tag.strip().toLowerCase(Locale.ROOT);
        country = country == null ? "" : country.strip();
    }

    public boolean any() {
        return equals(ANY);
    }

    /** @throws RuleViolation naming {@code opportunity} */
    public static Optional<Opportunity> opportunity(String written) {
        if (written == null || written.isBlank()) {
            return Optional.empty();
        }
        String name = written.strip().toUpperCase(Locale.ROOT).replace(' ', '_').replace('-', '_');
        for (Opportunity each : Opportunity.values()) {
            if (each.name().equals(name)) {
                return Optional.of(each);
            }
        }
        throw new RuleViolation("opportunity", "There is no opportunity “" + written.strip() + "”.");
    }
}
