package dev.linkwright.site;

import dev.linkwright.shared.RuleViolation;
import java.util.Locale;

/** On what ground a person is written to. Countries differ in what they accept; here it is only said and kept. */
public enum WritingBasis {

    NOT_SAID("not said yet"),
    PUBLISHED("address published for such requests"),
    LEGITIMATE_INTEREST("legitimate interest"),
    CONSENT("the person agreed"),
    CUSTOMER("we work together already");

    private final String label;

    WritingBasis(String label) {
        this.label = label;
    }

    public String label() {
        return label;
    }

    /** @throws RuleViolation naming {@code basis} for a word that is none; nothing given is NOT_SAID */
    public static WritingBasis named(String written) {
        if (written == null || written.isBlank()) {
            return NOT_SAID;
        }
        try {
            return valueOf(written.strip().toUpperCase(Locale.ROOT).replace(' ', '_').replace('-', '_'));
        } catch (IllegalArgumentException unknown) {
            throw new RuleViolation("basis", "“" + written.strip() + "” is no basis for writing; one of NOT_SAID, PUBLISHED, LEGITIMATE_INTEREST, CONSENT, CUSTOMER.");
        }
    }
}
