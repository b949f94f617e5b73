package dev.linkwright.system;

import java.net.URI;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.Optional;

/**
 * Where an external PostgreSQL is, from {@code DATABASE_URL}: a JDBC address, or the common form
 * {@code postgres://user:password@host:port/name?sslmode=require}. User and password may also stand in their own variables.
 *
 * @param jdbcUrl  begins with {@code jdbc:postgresql:}
 * @param user     empty when the address does not name one
 * @param password empty when the address does not name one
 */
record DatabaseAddress(String jdbcUrl, Optional<String> user, Optional<String> password) {

    /** Empty when the embedded database is to be used. */
    static Optional<DatabaseAddress> fromEnvironment() {
        return Optional.ofNullable(System.getenv("DATABASE_URL")).filter(url -> !url.isBlank()).map(DatabaseAddress::of);
    }

    /** @throws IllegalArgumentException in words, when the text is no address of a PostgreSQL */
    static DatabaseAddress of(String text) {
        String stripped = text.strip();
        if (stripped.startsWith("jdbc:postgresql:")) {
            return new DatabaseAddress(stripped, Optional.empty(), Optional.empty());
        }
        if (!stripped.matches("postgres(ql)?://.+")) {
            throw new IllegalArgumentException("DATABASE_URL must look like jdbc:postgresql://host:5432/name or postgres://user:password@host:5432/name.");
        }
        URI uri = URI.create(stripped);
        String[] account = uri.getRawUserInfo() == null ? new String[0] : uri.getRawUserInfo().split(":", 2);
        String jdbc = "jdbc:postgresql://" + uri.getHost() + (uri.getPort() < 0 ? "" : ":" + uri.getPort()) + uri.getRawPath()
                + (uri.getRawQuery() == null ? "" : "?" + uri.getRawQuery());
        return new DatabaseAddress(jdbc, part(account, 0), part(account, 1));
    }

    private static Optional<String> part(String[] account, int index) {
        return account.length > index ? Optional.of(URLDecoder.decode(account[index], StandardCharsets.UTF_8)) : Optional.empty();
    }
}
