package dev.linkwright.campaign.law;

import dev.linkwright.shared.RuleViolation;
import java.util.Arrays;
import java.util.Locale;

/**
 * How strict a country is about mail nobody asked for, the mildest first. Each asks for everything before it.
 *
 * <p>Sources of the first table (each row names its own): CAN-SPAM (15 U.S.C. 7704: postal address, plain way out, honest sender) for NOTICE;
 * article 14 of the GDPR (who writes, why, and where the data come from) for SOURCE. Where national law (article 13 of Directive 2002/58/EC
 * and its like) wants consent before advertising, the row says so and the gate warns; whether a mail is advertising is for people to judge,
 * so only an admin turns the warning into BASIS or CONSENT.
 */
public enum Strictness {
    NOTICE("Sender, postal address, way out", "Every mail says who writes, where they are, and how to get no more."),
    SOURCE("Also where the address is from", "The mail also says why its reader gets it."),
    BASIS("Also a basis for each person", "Nobody is written to before somebody said on what basis."),
    CONSENT("Only people who agreed", "Only people who agreed, or whom you work with already, are written to.");

    private final String label;
    private final String says;

    Strictness(String label, String says) {
        this.label = label;
        this.says = says;
    }

    public String label() {
        return label;
    }

    public String says() {
        return says;
    }

    public boolean asks(Strictness what) {
        return compareTo(what) >= 0;
    }

    /** @throws RuleViolation naming {@code strictness} */
    public static Strictness named(String word) {
        return Arrays.stream(values()).filter(one -> one.name().equals(word == null ? "" : word.strip().toUpperCase(Locale.ROOT))).findFirst()
                .orElseThrow(() -> new RuleViolation("strictness", "Strictness is one of NOTICE, SOURCE, BASIS, CONSENT."));
    }
}
