package dev.linkwright.site.price;

import dev.linkwright.shared.RuleViolation;
import java.util.Arrays;
import java.util.Locale;

/** How a paid link is marked up. */
public enum Rel {

    FOLLOW("followed"), NOFOLLOW("nofollow"), SPONSORED("sponsored"), UGC("ugc");

    private final String label;

    Rel(String label) {
        this.label = label;
    }

    public String label() {
        return label;
    }

    /** @return null where nobody said; @throws RuleViolation naming {@code rel} for a word that is none */
    public static Rel named(String written) {
        if (written == null || written.isBlank()) {
            return null;
        }
        String name = written.strip().toUpperCase(Locale.ROOT).replace("DOFOLLOW", "FOLLOW").replace("FOLLOWED", "FOLLOW");
        return Arrays.stream(values()).filter(rel -> rel.name().equals(name)).findFirst()
                .orElseThrow(() -> new RuleViolation("rel", "rel is follow, nofollow, sponsored or ugc, not “" + written.strip() + "”."));
    }
}
