package dev.linkwright.account;

/** The roles as {@code @RolesAllowed} wants them: compile-time constants equal to {@link Role#key()}. */
public final class Roles {

    public static final String SPECIALIST = "specialist";
    public static final String MANAGER = "manager";
    public static final String ADMIN = "admin";

    private Roles() {
    }
}
