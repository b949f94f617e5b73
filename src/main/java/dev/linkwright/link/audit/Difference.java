package dev.linkwright.link.audit;

import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;

/** In what a tool's word and our own look differ, the gravest first; the names are those of SQL function claim_difference. */
public enum Difference {

    NOT_THERE("Says live, not there", "The tool says the link is live; our check did not find it."),
    THERE("Says lost, is there", "The tool says the link is gone; our check saw it."),
    QUALIFIED("Says followed, is not", "The tool says followed; our check saw nofollow, sponsored or ugc."),
    FOLLOWED("Says nofollow, is followed", "The tool names a qualifier; our check saw none."),
    OTHER_QUALIFIER("Another qualifier", "Both see a qualifier, and not the same."),
    ANCHOR("Another anchor", "The words of the link are others than the tool says.");

    private final String label;
    private final String meaning;

    Difference(String label, String meaning) {
        this.label = label;
        this.meaning = meaning;
    }

    /** Empty for an unknown word. */
    public static Optional<Difference> named(String written) {
        return Arrays.stream(values()).filter(d -> written != null && d.name().equalsIgnoreCase(written.strip())).findFirst();
    }

    public String key() {
        return name().toLowerCase(Locale.ROOT);
    }

    public String label() {
        return label;
    }

    public String meaning() {
        return meaning;
    }
}
