package dev.linkwright.imports;

import dev.linkwright.imports.file.UnreadableFile;
import io.quarkus.narayana.jta.QuarkusTransaction;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.EntityManager;
import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Map;
import java.util.UUID;
import org.jboss.logging.Logger;

/**
 * Runs what waits, one import after the other. An import is claimed, read and written in one transaction: it is there as a whole or not
 * at all. A claim that is not renewed (the process died) is taken over; after three tries the import is shown as failed.
 */
@ApplicationScoped
public class RunImport {

    private static final Logger LOG = Logger.getLogger(RunImport.class);
    private static final Duration CLAIM = Duration.ofMinutes(2);
    private static final int LONGEST_RUN_SECONDS = 4 * 3600;
    private static final int ROWS_BETWEEN_LOOKS = 2_000;
    private static final int MOST_TRIES = 3;

    private static final String CLAIM_NEXT = """
        update import_run set state = 'RUNNING', claimed_by = :me, claimed_until = :until, attempts = attempts + 1,
            started_at = :now, bytes_read = 0, rows = 0
        where id = (select id from import_run
                    where state = 'QUEUED' or state = 'RUNNING' and claimed_until < :now
                    order by id for update skip locked limit 1)
        returning id, attempts
        """;
    private static final String RENEW = """
        update import_run set claimed_until = :until, bytes_read = :bytes, rows = :rows
        where id = :id and claimed_by = :me and not cancel_requested
        """;
    private static final String FINISH = """
        update import_run set state = 'DONE', finished_at = :now, rows = :rows, created = :created, updated = :updated,
            duplicate = :duplicate, refused = :refused, bytes_read = file_size, claimed_by = null, claimed_until = null
        where id = :id and claimed_by = :me and not cancel_requested
        """;
    private static final String GIVE_UP = """
        update import_run set state = case when cancel_requested then 'CANCELLED' else 'FAILED' end, failure = :failure,
            finished_at = :now, claimed_by = null, claimed_until = null
        where id = :id and claimed_by = :me
        """;

    private final Imports imports;
    private final ImportBytes bytes;
    private final StageRows stage;
    private final WriteRows write;
    private final Sql sql;
    private final EntityManager entities;
    private final InstantSource clock;

    RunImport(Imports imports, ImportBytes bytes, StageRows stage, WriteRows write, Sql sql, EntityManager entities, InstantSource clock) {
        this.imports = imports;
        this.bytes = bytes;
        this.stage = stage;
        this.write = write;
        this.sql = sql;
        this.entities = entities;
        this.clock = clock;
    }

    /** Somebody asked for it to stop, or another process took it over. */
    private static final class Stopped extends IOException {
        private static final long serialVersionUID = 1L;
    }

    private record Claim(long id, int attempts, String by) {
    }

    /** Everything that waits at this moment. */
    public void run(Instant now) {
        for (Claim claim = claim(now); claim != null; claim = claim(clock.instant())) {
            runOne(claim);
        }
    }

    private Claim claim(Instant now) {
        String me = UUID.randomUUID().toString();
        return QuarkusTransaction.requiringNew().call(() -> {
            Object[] row = sql.row(CLAIM_NEXT, Map.of("me", me, "until", now.plus(CLAIM), "now", now));
            return row.length == 0 ? null : new Claim(Sql.number(row[0]), (int) Sql.number(row[1]), me);
        });
    }

    private void runOne(Claim claim) {
        if (claim.attempts() > MOST_TRIES) {
            giveUp(claim, "The import was started " + MOST_TRIES + " times and never got to its end. Nothing was written.");
            return;
        }
        try {
            QuarkusTransaction.requiringNew().timeout(LONGEST_RUN_SECONDS).call(() -> {
                entities.createNativeQuery("set local work_mem = '64MB'").executeUpdate();
                readAndWrite(claim);
                return null;
            });
        } catch (Exception failed) {
            giveUp(claim, sentence(claim, failed));
        }
    }

    private void readAndWrite(Claim claim) throws IOException {
        ImportJob job = ImportJob.of(imports.require(claim.id()), clock.instant());
        long[] read = {0};
        long rows = stage.stage(bytes.of(claim.id(), count -> read[0] = count), job.kind(), job.mapping(), count -> {
            if (count % ROWS_BETWEEN_LOOKS == 0) {
                renew(claim, read[0], count);
            }
            return true;
        });
        renew(claim, read[0], rows);
        Counts counts = write.write(job, rows);
        bytes.drop(claim.id());
        int finished = sql.run(FINISH, Map.of("id", claim.id(), "me", claim.by(), "now", clock.instant(), "rows", counts.rows(),
            "created", counts.created(), "updated", counts.updated(), "duplicate", counts.duplicate(), "refused", counts.refused()));
        if (finished == 0) {
            throw new Stopped();
        }
    }

    /** Beside the import's own transaction, so that people see how far it is. */
    private void renew(Claim claim, long bytesRead, long rows) throws IOException {
        int renewed = QuarkusTransaction.requiringNew().call(() -> sql.run(RENEW, Map.of("id", claim.id(), "me", claim.by(),
            "until", clock.instant().plus(CLAIM), "bytes", bytesRead, "rows", rows)));
        if (renewed == 0) {
            throw new Stopped();
        }
    }

    private void giveUp(Claim claim, String why) {
        QuarkusTransaction.requiringNew().run(() -> {
            int ours = sql.run(GIVE_UP, Map.of("id", claim.id(), "me", claim.by(), "now", clock.instant(), "failure", why));
            if (ours > 0) {
                bytes.drop(claim.id());
            }
        });
    }

    private static String sentence(Claim claim, Exception failed) {
        for (Throwable cause = failed; cause != null; cause = cause.getCause()) {
            if (cause instanceof UnreadableFile unreadable) {
                return unreadable.getMessage() + " Nothing was written.";
            }
            if (cause instanceof Stopped) {
                return "Stopped. Nothing was written.";
            }
        }
        LOG.errorf(failed, "Import %d failed", claim.id());
        return "The import could not be finished; the log says why. Nothing was written.";
    }

}
