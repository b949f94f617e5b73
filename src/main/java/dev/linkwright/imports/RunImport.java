package dev.linkwright.imports;

import dev.linkwright.imports.StageRows.Staged;
import dev.linkwright.imports.WriteProspects.Plan;
import dev.linkwright.imports.WriteStraight.Taken;
import dev.linkwright.imports.file.UnreadableFile;
import io.quarkus.narayana.jta.QuarkusTransaction;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicLong;
import org.jboss.logging.Logger;

/**
 * Runs what waits, one import after the other. An import is claimed, read into work tables, and written in one transaction: it is there as a
 * whole or not at all. A claim that is not renewed (the process died) is taken over; after three tries the import is shown as failed.
 */
@ApplicationScoped
public class RunImport {

    private static final Logger LOG = Logger.getLogger(RunImport.class);
    private static final Duration CLAIM = Duration.ofMinutes(1);
    private static final Duration BETWEEN_BEATS = Duration.ofSeconds(10);
    private static final int LONGEST_RUN_SECONDS = 4 * 3600;
    private static final Duration BETWEEN_LOOKS = Duration.ofMillis(500);
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
    private static final String STAY = """
        update import_run set claimed_until = :until where id = :id and claimed_by = :me and not cancel_requested
        """;
    private static final String ALL_READ = "update import_run set bytes_read = file_size, rows = :rows where id = :id and claimed_by = :me";
    private static final List<String> LEFT_BEHIND = List.of("delete from contact where import_id = :import", "delete from site_reading where import_id = :import");
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
    private final WriteStraight straight;
    private final Sql sql;
    private final InstantSource clock;

    RunImport(Imports imports, ImportBytes bytes, StageRows stage, WriteRows write, WriteStraight straight, Sql sql, InstantSource clock) {
        this.imports = imports;
        this.bytes = bytes;
        this.stage = stage;
        this.write = write;
        this.straight = straight;
        this.sql = sql;
        this.clock = clock;
    }

    /** Somebody asked for it to stop, or another process took it over. */
    private static final class Stopped extends RuntimeException {
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
        WorkTables tables = WorkTables.of(claim.id());
        try (Heartbeat heartbeat = new Heartbeat(BETWEEN_BEATS, () -> stay(claim))) {
            clear(claim, tables, claim.attempts() > 1);
            if (claim.attempts() > MOST_TRIES) {
                giveUp(claim, "The import was started " + MOST_TRIES + " times and never got to its end. Nothing was written.");
                return;
            }
            readAndWrite(claim, tables);
        } catch (Exception failed) {
            giveUp(claim, sentence(claim, failed));
        }
        QuarkusTransaction.requiringNew().run(() -> sql.run(tables.dropping(), Map.of()));
    }

    /** What an earlier try left when its process died: work tables, and rows that hang on sites which never came to be. */
    private void clear(Claim claim, WorkTables tables, boolean hanging) {
        QuarkusTransaction.requiringNew().timeout(LONGEST_RUN_SECONDS).run(() -> {
            sql.run(tables.dropping(), Map.of());
            if (hanging) {
                LEFT_BEHIND.forEach(step -> sql.run(step, Map.of("import", claim.id())));
            }
        });
    }

    private void readAndWrite(Claim claim, WorkTables tables) throws Exception {
        ImportJob job = QuarkusTransaction.requiringNew().call(() -> ImportJob.of(imports.require(claim.id()), clock.instant()));
        Optional<Staged> needsWriting = straight.fits(job) ? straight(claim, job, tables) : Optional.of(read(claim, job, tables));
        if (needsWriting.isEmpty()) {
            return;
        }
        Staged staged = needsWriting.get();
        for (int numbered = 1; ; numbered++) {
            Optional<Plan> plan = QuarkusTransaction.requiringNew().timeout(LONGEST_RUN_SECONDS).call(() -> write.plan(job, tables, staged));
            look(claim, staged.rows());
            try {
                write(claim, job, tables, staged, plan);
                return;
            } catch (RuntimeException failed) {
                if (numbered == MOST_TRIES || !SqlStates.saysSitesHaveChanged(failed)) {
                    throw failed;
                }
                LOG.infof("Import %d numbers its sites again: some were made or given up meanwhile", claim.id());
            }
        }
    }

    private Staged read(Claim claim, ImportJob job, WorkTables tables) {
        AtomicLong bytesRead = new AtomicLong();
        return QuarkusTransaction.requiringNew().timeout(LONGEST_RUN_SECONDS).call(() ->
            stage.stage(bytes.of(claim.id(), bytesRead::set), job, tables, false, Long.MAX_VALUE, watcher(claim, bytesRead)));
    }

    /** @return what is still to be written: nothing, or all rows where none was of a new site, or somebody else made one of these sites meanwhile */
    private Optional<Staged> straight(Claim claim, ImportJob job, WorkTables tables) {
        AtomicLong bytesRead = new AtomicLong();
        try {
            return QuarkusTransaction.requiringNew().timeout(LONGEST_RUN_SECONDS).call(() -> {
                Taken taken = straight.run(job, tables, bytes.of(claim.id(), bytesRead::set), watcher(claim, bytesRead), LONGEST_RUN_SECONDS);
                taken.counts().ifPresent(counts -> {
                    bytes.drop(claim.id());
                    finish(claim, counts);
                });
                return taken.counts().isPresent() ? Optional.empty() : Optional.of(taken.staged());
            });
        } catch (RuntimeException failed) {
            if (!SqlStates.saysSitesHaveChanged(failed)) {
                throw failed;
            }
            LOG.infof("Import %d reads its file again: some of its sites were made meanwhile", claim.id());
            clear(claim, tables, true);
            return Optional.of(read(claim, job, tables));
        }
    }

    private StageRows.Watcher watcher(Claim claim, AtomicLong bytesRead) {
        long[] lookedAt = {System.nanoTime()};
        return rows -> {
            if (System.nanoTime() - lookedAt[0] > BETWEEN_LOOKS.toNanos()) {
                renew(claim, bytesRead.get(), rows);
                lookedAt[0] = System.nanoTime();
            }
        };
    }

    /** All of it in one transaction; what goes beside is committed right before it. */
    private void write(Claim claim, ImportJob job, WorkTables tables, Staged staged, Optional<Plan> plan) {
        Optional<Beside> beside = plan.flatMap(known -> write.beside(known, LONGEST_RUN_SECONDS));
        try {
            QuarkusTransaction.requiringNew().timeout(LONGEST_RUN_SECONDS).run(() -> {
                Counts counts = write.write(job, tables, staged, plan, beside.isPresent());
                bytes.drop(claim.id());
                finish(claim, counts);
                beside.ifPresent(Beside::commit);
            });
        } finally {
            beside.ifPresent(Beside::close);
        }
    }

    private void finish(Claim claim, Counts counts) {
        int finished = sql.run(FINISH, Map.of("id", claim.id(), "me", claim.by(), "now", clock.instant(), "rows", counts.rows(),
            "created", counts.created(), "updated", counts.updated(), "duplicate", counts.duplicate(), "refused", counts.refused()));
        if (finished == 0) {
            throw new Stopped();
        }
    }

    /** Beside the import's own transaction, so that people see how far it is. */
    private void renew(Claim claim, long bytesRead, long rows) {
        int renewed = QuarkusTransaction.requiringNew().call(() -> sql.run(RENEW, Map.of("id", claim.id(), "me", claim.by(),
            "until", clock.instant().plus(CLAIM), "bytes", bytesRead, "rows", rows)));
        if (renewed == 0) {
            throw new Stopped();
        }
    }

    /** Between two steps: is it still ours, and still wanted? */
    private void look(Claim claim, long rows) {
        if (stay(claim) == 0) {
            throw new Stopped();
        }
        QuarkusTransaction.requiringNew().run(() -> sql.run(ALL_READ, Map.of("id", claim.id(), "me", claim.by(), "rows", rows)));
    }

    private int stay(Claim claim) {
        return QuarkusTransaction.requiringNew().call(() -> sql.run(STAY, Map.of("id", claim.id(), "me", claim.by(),
            "until", clock.instant().plus(CLAIM))));
    }

    private void giveUp(Claim claim, String why) {
        QuarkusTransaction.requiringNew().run(() -> {
            int ours = sql.run(GIVE_UP, Map.of("id", claim.id(), "me", claim.by(), "now", clock.instant(), "failure", why));
            if (ours > 0) {
                LEFT_BEHIND.forEach(step -> sql.run(step, Map.of("import", claim.id())));
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
