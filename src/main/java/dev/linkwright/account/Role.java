package dev.linkwright.account;

/** What a person may do: each role may do all that the one before it may. */
public enum Role {
    SPECIALIST("Outreach specialist"), MANAGER("Manager"), ADMIN("Admin");

    private final String words;

    Role(String words) {
        this.words = words;
    }

    public String words() {
        return words;
    }

    /** The name that {@code @RolesAllowed} speaks, see {@link Roles}. */
    public String key() {
        return name().toLowerCase(java.util.Locale.ROOT);
    }
}
