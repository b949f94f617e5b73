package dev.linkwright.fetch;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;

import javax.sql.DataSource;

import io.quarkus.narayana.jta.QuarkusTransaction;

/** Which process may ask which host: table {@code host_turn}, on the database's clock, so that all processes agree. */
final class HostBook {

    /** For how long a host is taken; longer than any one page takes. */
    static final Duration LEASE = Duration.ofMinutes(2);

    /** Hosts of nobody's are taken, ours are kept longer, others are left alone. */
    private static final String TAKE = """
        insert into host_turn as t (host, held_by, held_until, free_at)
        select host, ?, clock_timestamp() + ? * interval '1 millisecond', clock_timestamp() from unnest(?::text[]) as h(host) order by host
        on conflict (host) do update set held_by = excluded.held_by, held_until = excluded.held_until
        where t.held_by = excluded.held_by or t.held_until <= clock_timestamp() and t.free_at <= clock_timestamp()
        returning host
        """;

    private static final String WAIT = """
        select ceil(extract(epoch from greatest(case when held_by = ? then clock_timestamp() else held_until end, free_at) - clock_timestamp()) * 1000)
        from host_turn where host = ?
        """;

    private static final String GIVE_BACK = """
        update host_turn t set held_until = clock_timestamp(), free_at = clock_timestamp() + g.pause * interval '1 millisecond'
        from (select * from unnest(?::text[], ?::bigint[]) as g(host, pause) order by host) g
        where t.host = g.host and t.held_by = ?
        """;

    private static final String FORGET = "delete from host_turn where held_until < clock_timestamp() - interval '1 day' and free_at < clock_timestamp()";

    private final DataSource database;
    private final String us = UUID.randomUUID().toString();

    HostBook(DataSource database) {
        this.database = database;
    }

    /** @return those of the hosts that are ours for {@link #LEASE} now */
    Set<String> take(Collection<String> hosts) {
        return run(TAKE, statement -> {
            statement.setString(1, us);
            statement.setLong(2, LEASE.toMillis());
            statement.setArray(3, statement.getConnection().createArrayOf("text", hosts.stream().sorted().distinct().toArray()));
            Set<String> taken = new HashSet<>();
            try (ResultSet rows = statement.executeQuery()) {
                while (rows.next()) taken.add(rows.getString(1));
            }
            return taken;
        });
    }

    /** How long another process, or the pause after its last page, keeps us from the host. */
    Duration wait(String host) {
        return run(WAIT, statement -> {
            statement.setString(1, us);
            statement.setString(2, host);
            try (ResultSet row = statement.executeQuery()) {
                return Duration.ofMillis(row.next() ? Math.max(0, row.getLong(1)) : 0);
            }
        });
    }

    /** @param pauses each host with what is left of the pause after our last page */
    void giveBack(Map<String, Duration> pauses) {
        List<String> hosts = new ArrayList<>(pauses.keySet());
        run(GIVE_BACK, statement -> {
            statement.setArray(1, statement.getConnection().createArrayOf("text", hosts.toArray()));
            statement.setArray(2, statement.getConnection().createArrayOf("bigint", hosts.stream().map(h -> pauses.get(h).toMillis()).toArray()));
            statement.setString(3, us);
            return statement.executeUpdate();
        });
    }

    /** Hosts nobody has asked for a day. */
    void forgetOld() {
        run(FORGET, PreparedStatement::executeUpdate);
    }

    private interface Work<T> {
        T with(PreparedStatement statement) throws SQLException;
    }

    /** Outside of any transaction of the caller's: other processes must see it at once. */
    private <T> T run(String sql, Work<T> work) {
        return QuarkusTransaction.suspendingExisting().call(() -> {
            try (Connection connection = database.getConnection(); PreparedStatement statement = connection.prepareStatement(sql)) {
                return work.with(statement);
            }
        });
    }
}
