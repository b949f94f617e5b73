package dev.linkwright.link;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Instant;
import java.util.List;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.EntityManager;

import org.hibernate.Session;

/** Writes links whose check moved no state and told nobody anything, nearly all of them, by the set; their claims end with it. */
@ApplicationScoped
class QuietChecks {

    // as Backlink.checked has them
    private static final String UPDATE = """
        update backlink b set claimed_until = null, background = false, missing_since = c.missing_since, missing_checks = c.missing_checks,
            unverifiable_since = c.unverifiable_since, last_checked_at = c.last_checked_at, last_seen_at = c.last_seen_at,
            last_observation = c.last_observation, last_good_observation = c.last_good_observation,
            qualifiers = string_to_array(c.qualifiers, ' '), anchor = c.anchor, anchor_kind = c.anchor_kind, next_check_at = c.next_check_at, next_check_because = c.next_check_because,
            version_url = c.version_url, version_etag = c.version_etag, version_modified = c.version_modified, version_read_at = c.version_read_at
        from unnest(?::bigint[], ?::timestamptz[], ?::int[], ?::timestamptz[], ?::timestamptz[], ?::timestamptz[], ?::text[], ?::text[], ?::text[], ?::text[], ?::text[],
                    ?::timestamptz[], ?::text[], ?::text[], ?::text[], ?::text[], ?::timestamptz[])
            as c(id, missing_since, missing_checks, unverifiable_since, last_checked_at, last_seen_at, last_observation, last_good_observation, qualifiers, anchor, anchor_kind,
                 next_check_at, next_check_because, version_url, version_etag, version_modified, version_read_at)
        where b.id = c.id
        """;

    /** What audits and the tools' words want to know of a check, else told row by row by a trigger. */
    private static final String TOLD = "select backlinks_were_checked(?)";

    private final EntityManager database;

    QuietChecks(EntityManager database) {
        this.database = database;
    }

    /** Within the transaction that read and locked them; the objects are let go. */
    void write(List<Backlink> links) {
        if (links.isEmpty()) return;
        links.forEach(database::detach);
        List<Object[]> rows = links.stream().map(Backlink::checked).toList();
        database.unwrap(Session.class).doWork(connection -> {
            try (PreparedStatement update = connection.prepareStatement(UPDATE); PreparedStatement told = connection.prepareStatement(TOLD); Statement bySet = connection.createStatement()) {
                bySet.execute("set local linkwright.checked_by_the_set = 'on'");
                for (int column = 0; column < rows.get(0).length; column++) update.setArray(column + 1, array(connection, rows, column));
                update.executeUpdate();
                told.setArray(1, array(connection, rows, 0));
                told.execute();
                bySet.execute("set local linkwright.checked_by_the_set = 'off'"); // others of this transaction are written one by one
            }
        });
    }

    private static java.sql.Array array(Connection connection, List<Object[]> rows, int column) throws SQLException {
        boolean numbers = rows.get(0)[column] instanceof Number;
        Object[] values = rows.stream().map(row -> row[column] instanceof Instant at ? at.toString() : row[column]).toArray();
        return connection.createArrayOf(numbers ? "bigint" : "text", values);
    }
}
