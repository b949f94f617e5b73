package dev.linkwright.system;

import java.util.Map;
import java.util.Set;
import org.eclipse.microprofile.config.spi.ConfigSource;

/**
 * Answers the settings that this installation makes for itself: the address of the embedded database, which starts the first
 * time somebody asks, and the key of the sessions. Nobody asks while the application is being built, and nobody asks for the
 * database while {@code DATABASE_URL} is set, so neither ever starts it.
 */
public final class OwnSettings implements ConfigSource {

    static final String URL = "linkwright.embedded-postgres.url";

    @Override
    public Map<String, String> getProperties() {
        return Map.of();
    }

    @Override
    public Set<String> getPropertyNames() {
        return Set.of();
    }

    @Override
    public String getValue(String name) {
        return switch (name) {
            case URL -> EmbeddedDatabase.url();
            case "linkwright.session-key" -> Secrets.derived("session");
            default -> null;
        };
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
