package dev.linkwright.link.audit;

import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;

/** What is otherwise with a link than at the audit before, the gravest first; what an audit finds at its first time is new. */
public enum AuditChange {

    GONE("Gone", "lost", "Was there at the last one and is not any more"),
    NOT_INDEXED("Not indexed any more", "warn", "Search engines are kept from its page now"),
    QUALIFIED("Qualified now", "warn", "Was followed, is nofollow, sponsored or ugc now"),
    UNVERIFIABLE("Could not verify", "question", "Was seen at the last one, could not be looked at now"),
    NEW("New", "plus", "Seen for the first time in an audit"),
    BACK("Back", "done", "Was missing at the last one and is there again"),
    FOLLOWED("Followed now", "done", "Had a qualifier, has none any more"),
    INDEXED("Indexed again", "done", "Search engines may read its page again");

    private final String label;
    private final String icon;
    private final String meaning;

    AuditChange(String label, String icon, String meaning) {
        this.label = label;
        this.icon = icon;
        this.meaning = meaning;
    }

    /** Empty for an unknown word. */
    public static Optional<AuditChange> named(String written) {
        return Arrays.stream(values()).filter(c -> written != null && c.name().equalsIgnoreCase(written.strip())).findFirst();
    }

    public String key() {
        return name().toLowerCase(Locale.ROOT);
    }

    public String label() {
        return label;
    }

    public String icon() {
        return icon;
    }

    public String meaning() {
        return meaning;
    }
}
