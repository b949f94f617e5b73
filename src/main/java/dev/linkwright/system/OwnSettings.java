package dev.linkwright.system;

import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.eclipse.microprofile.config.spi.ConfigSource;

/**
 * Answers the settings that this installation makes for itself: where its database is, and the key of the sessions.
 * Without {@code DATABASE_URL} the first question for the database's address starts the embedded one; nobody asks while the application
 * is being built, so a build never does.
 */
public final class OwnSettings implements ConfigSource {

    /** Set once the embedded database runs. */
    static final String EMBEDDED_URL = "linkwright.embedded-postgres.url";
    /** Set when the embedded database's last application ended without stopping it. */
    static final String CRASHED_BEFORE = "linkwright.embedded-postgres.crashed-before";
    private static final String EMBEDDED_ACCOUNT = "postgres";

    @Override
    public String getValue(String name) {
        return switch (name) {
            case "linkwright.database.url" -> DatabaseAddress.fromEnvironment().map(DatabaseAddress::jdbcUrl).orElseGet(EmbeddedDatabase::url);
            case "linkwright.database.user" -> DatabaseAddress.fromEnvironment().flatMap(DatabaseAddress::user).orElseGet(() -> account("DATABASE_USER"));
            case "linkwright.database.password" -> DatabaseAddress.fromEnvironment().flatMap(DatabaseAddress::password)
                    .orElseGet(() -> account("DATABASE_PASSWORD"));
            case "linkwright.session-key" -> Secrets.derived("session");
            default -> null;
        };
    }

    private static String account(String variable) {
        return Optional.ofNullable(System.getenv(variable)).filter(value -> !value.isBlank()).orElse(EMBEDDED_ACCOUNT);
    }

    @Override
    public Map<String, String> getProperties() {
        return Map.of();
    }

    @Override
    public Set<String> getPropertyNames() {
        return Set.of();
    }

    @Override
    public String getName() {
        return "Linkwright's own settings";
    }

    @Override
    public int getOrdinal() {
        return 50;
    }
}
