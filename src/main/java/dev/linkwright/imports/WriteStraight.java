package dev.linkwright.imports;

import dev.linkwright.imports.Packer.Fresh;
import dev.linkwright.imports.Packer.Packed;
import dev.linkwright.imports.StageRows.Staged;
import dev.linkwright.imports.StageRows.Watcher;
import dev.linkwright.imports.file.Bytes;
import dev.linkwright.prospect.Rankings;
import io.quarkus.narayana.jta.QuarkusTransaction;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.EntityManager;
import java.io.IOException;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicLong;
import org.hibernate.Session;
import org.jboss.logging.Logger;
import org.postgresql.PGConnection;
import org.postgresql.copy.CopyIn;

/**
 * Takes a big file of prospects in while it is being read: sites that nobody knows go straight where they belong, sites and prospects on the
 * import's own connection, people and readings beside. What needs a look waits in the work table for the end (src/adr/imports-are-lean.md).
 */
@ApplicationScoped
class WriteStraight {

    /** In bytes; a smaller file is read into the work table, and its prospects are ranked while somebody waits. */
    private static final long BIG = 2_000_000;

    private static final Logger LOG = Logger.getLogger(WriteStraight.class);

    /** Numbers in a row, unless somebody else has taken one between them. Parameter: :count */
    private static final String NUMBERS = """
        with of as materialized (select cast(pg_get_serial_sequence('site', 'id') as regclass) as sites)
        select min(n), max(n) from (select nextval(of.sites) as n from of, generate_series(1, cast(:count as int))) taken
        """;

    /** What the trigger would count of the rows again; 729 is "not ranked yet". Parameters: :brand, :reachable, :others */
    private static final String TALLY = """
        insert into prospect_tally_change (brand_id, stage, sunk, owner_id, has_contact, cell, n)
        select :brand, 'NEW', false, 0, has_contact, 729, n from (values (true, cast(:reachable as bigint)), (false, cast(:others as bigint))) said (has_contact, n)
        where n > 0
        """;

    private static final String NEXT_PERSON = "select nextval(pg_get_serial_sequence('contact', 'id'))";

    /** Their addresses are looked at later. Parameter: :first */
    private static final String CHECK_PEOPLE = "insert into contact_check_range (from_contact, to_contact) values (:first, nextval(pg_get_serial_sequence('contact', 'id')))";

    private final EntityManager entities;
    private final StageRows stage;
    private final WriteRows write;
    private final Rankings rankings;
    private final Sql sql;

    WriteStraight(EntityManager entities, StageRows stage, WriteRows write, Rankings rankings, Sql sql) {
        this.entities = entities;
        this.stage = stage;
        this.write = write;
        this.rankings = rankings;
        this.sql = sql;
    }

    /**
     * What became of the file.
     *
     * @param staged all its rows, where none went straight and the work table is still to be written; else what needed a look
     */
    record Taken(Staged staged, Optional<Counts> counts) {
    }

    /** Whether most of the file's rows may be such: many sites, and nothing that needs all rows at once. */
    boolean fits(ImportJob job) {
        return job.kind() == ImportKind.PROSPECTS && job.size() >= BIG && !job.bringsRanks() && !PipelineReader.speaks(job.mapping())
            && QuarkusTransaction.requiringNew().call(sql::trusted);
    }

    /** Within the import's transaction; what goes beside is committed before what needs a look is looked at. */
    Taken run(ImportJob job, WorkTables tables, Bytes bytes, Watcher watcher, int longestSeconds) throws IOException {
        sql.row("select 1 from brand where id = :brand for key share", job.parameters());
        long firstProspect = rankings.nextProspect();
        KnownDomains known = onConnection(KnownDomains::in);
        long firstPerson = Sql.number(sql.row(NEXT_PERSON, Map.of())[0]);
        sql.newSites(true);
        sql.waitForLocks(false);
        sql.run("set local linkwright.tallied = 'on'", Map.of());
        AtomicLong straight = new AtomicLong();
        AtomicLong reachable = new AtomicLong();
        PackStraight packer = new PackStraight(job, known, this::numbers);
        Staged staged;
        try (CopyBeside beside = new CopyBeside(() -> begin(tables), packed -> hang(packed, tables, packer), longestSeconds)) {
            staged = stage.read(bytes, job, packer, packed -> {
                if (packed.rows().length > 0 || packed.fresh() != null) {
                    beside.hand(packed);
                }
                if (packed.fresh() != null) {
                    straight.addAndGet(packed.fresh().count());
                    reachable.addAndGet(packed.fresh().reachable());
                    stand(packed.fresh(), packer);
                }
            }, watcher);
            beside.commit();
        }
        sql.newSites(false);
        sql.waitForLocks(true);
        sql.run("set local linkwright.tallied = 'off'", Map.of());
        LOG.debugf("straight in: %d sites of %d rows", straight.get(), staged.rows());
        if (straight.get() == 0) {
            return new Taken(staged, Optional.empty());
        }
        sql.run(TALLY, Map.of("brand", job.brandId(), "reachable", reachable.get(), "others", straight.get() - reachable.get()));
        if (reachable.get() > 0) {
            sql.run(CHECK_PEOPLE, Map.of("first", firstPerson));
        }
        rankings.await(job.brandId(), firstProspect);
        Staged rest = new Staged(staged.rows() - straight.get(), staged.refused(), true);
        return new Taken(rest, Optional.of(together(staged, straight.get(), rest(job, tables, rest))));
    }

    private Counts rest(ImportJob job, WorkTables tables, Staged rest) {
        if (rest.rows() == 0) {
            write.rank(job);
            return new Counts(0, 0, 0, 0, 0);
        }
        return write.write(job, tables, rest, write.plan(job, tables, rest), false);
    }

    private static Counts together(Staged all, long straight, Counts rest) {
        long created = straight + rest.created();
        return new Counts(all.rows(), created, rest.updated(), all.good() - created - rest.updated(), all.refused());
    }

    private void begin(WorkTables tables) {
        sql.newSites(true);
        sql.waitForLocks(false);
        onConnection(connection -> {
            tables.create(connection, false);
            return null;
        });
    }

    private void stand(Fresh fresh, PackStraight packer) {
        onConnection(connection -> {
            copy(connection, PackStraight.SITES, fresh.sites(), packer);
            copy(connection, PackStraight.PROSPECTS, fresh.prospects(), packer);
            return null;
        });
    }

    private void hang(Packed packed, WorkTables tables, PackStraight packer) {
        onConnection(connection -> {
            byte[] rows = packed.rows();
            if (rows.length > 0) {
                CopyIn copy = connection.unwrap(PGConnection.class).getCopyAPI().copyIn("copy " + tables.rows() + " from stdin");
                copy.writeToCopy(rows, 0, rows.length);
                copy.endCopy();
            }
            if (packed.fresh() != null) {
                copy(connection, PackStraight.PEOPLE, packed.fresh().people(), packer);
                copy(connection, PackStraight.READINGS, packed.fresh().readings(), packer);
            }
            return null;
        });
    }

    private static void copy(Connection connection, String into, CopyBinary rows, PackStraight packer) throws SQLException {
        if (!rows.isEmpty()) {
            rows.into(connection.unwrap(PGConnection.class).getCopyAPI().copyIn(into));
        }
        packer.giveBack(rows);
    }

    private long numbers(long count) {
        while (true) {
            Object[] taken = QuarkusTransaction.requiringNew().call(() -> sql.row(NUMBERS, Map.of("count", count)));
            if (Sql.number(taken[1]) - Sql.number(taken[0]) == count - 1) {
                return Sql.number(taken[0]);
            }
        }
    }

    private <T> T onConnection(org.hibernate.jdbc.ReturningWork<T> work) {
        return entities.unwrap(Session.class).doReturningWork(work);
    }
}
