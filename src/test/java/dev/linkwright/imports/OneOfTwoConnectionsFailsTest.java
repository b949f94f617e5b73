package dev.linkwright.imports;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.linkwright.brand.Brand;
import dev.linkwright.imports.Packer.Packed;
import dev.linkwright.shared.RuleViolation;
import dev.linkwright.testing.Cast;
import dev.linkwright.testing.ManyProspects;
import io.quarkus.narayana.jta.QuarkusTransaction;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.Statement;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import javax.sql.DataSource;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A big import is written on two connections; whatever becomes of one, nobody waits for ever and nothing is left halfway. */
@QuarkusTest
class OneOfTwoConnectionsFailsTest {

    private static final Instant NOW = Instant.parse("2026-11-20T10:00:00Z");
    private static final int ROWS = 40_000;

    @Inject
    Cast cast;
    @Inject
    BringFile bring;
    @Inject
    RunImport runImport;
    @Inject
    UndoImport undo;
    @Inject
    Imports imports;
    @Inject
    EntityManager entities;
    @Inject
    DataSource database;
    @TempDir
    Path folder;

    @Test
    void wherePeopleCannotBeWrittenNothingIs() throws Exception {
        refusing("contact");
        try {
            Import failed = runMany("people.csv");
            assertThat(failed.state()).isEqualTo(ImportState.FAILED);
            assertThat(failed.failure()).contains("Nothing was written");
            assertNothingIsLeftOf(failed);
        } finally {
            accepting("contact");
        }
    }

    @Test
    void whereSitesCannotBeWrittenNothingIs() throws Exception {
        refusing("site");
        try {
            Import failed = runMany("sites.csv");
            assertThat(failed.state()).isEqualTo(ImportState.FAILED);
            assertNothingIsLeftOf(failed);
        } finally {
            accepting("site");
        }
    }

    @Test
    void whoeverHandsRowsToADeadConnectionIsTold() {
        try (CopyBeside beside = new CopyBeside(() -> { }, packed -> sql("select pg_terminate_backend(pg_backend_pid())"), 600)) {
            assertThatThrownBy(() -> {
                while (true) {
                    beside.hand(new Packed(new byte[1], null));
                }
            }).hasStackTraceContaining("administrator command");
        }
    }

    @Test
    void oneThatWasInterruptedCommitsNothing() {
        CompletableFuture<Thread> writer = new CompletableFuture<>();
        try (CopyBeside beside = new CopyBeside(() -> writer.complete(Thread.currentThread()), packed -> { }, 600)) {
            writer.join().interrupt();
            assertThatThrownBy(beside::commit).hasRootCauseInstanceOf(InterruptedException.class);
        }
    }

    @Test
    void whoBeginsToUseASiteWhileItIsTakenBackKeepsItAndIsToldOf() throws Exception {
        Import done = run("few.csv", "Domain,DR\nused-" + Cast.number() + ".com,20\n");
        assertThat(done.state()).isEqualTo(ImportState.DONE);
        try (Connection somebody = database.getConnection(); Statement statement = somebody.createStatement()) {
            somebody.setAutoCommit(false);
            statement.executeUpdate("insert into site_note (site_id, text, written_at) select id, 'A note', now() from site where import_id = " + done.id());
            CompletableFuture<Long> undoing = CompletableFuture.supplyAsync(() -> undo.run(done.id(), NOW), task -> new Thread(task, "undo").start());
            while (count("select count(*) from pg_locks where not granted") == 0 && !undoing.isDone()) {
                Thread.sleep(20);
            }
            somebody.commit();
            assertThatThrownBy(undoing::join).isInstanceOf(CompletionException.class).cause().isInstanceOf(RuleViolation.class)
                .hasMessageContaining("Nothing was taken back").hasMessageContaining("Undo it again");
        }
        assertThat(count("select count(*) from prospect where import_id = " + done.id())).isEqualTo(1);
        undo.run(done.id(), NOW);
        assertThat(count("select count(*) from prospect where import_id = " + done.id())).isZero();
        assertThat(count("select count(*) from site where import_id = " + done.id())).as("in use").isEqualTo(1);
    }

    /** From row 20,000 on, when both connections have written much. */
    private void refusing(String table) {
        QuarkusTransaction.requiringNew().run(() -> {
            sql("create sequence rows_seen");
            sql("create function refuse_rows() returns trigger language plpgsql as $$ begin"
                + " if nextval('rows_seen') > 20000 then raise exception 'no more rows'; end if; return new; end $$");
            sql("create trigger refuse_rows before insert on " + table + " for each row execute function refuse_rows()");
            sql("alter table " + table + " enable always trigger refuse_rows");
        });
    }

    private void accepting(String table) {
        QuarkusTransaction.requiringNew().run(() -> {
            sql("drop trigger refuse_rows on " + table);
            sql("drop function refuse_rows");
            sql("drop sequence rows_seen");
        });
    }

    private void assertNothingIsLeftOf(Import failed) {
        for (String table : List.of("site", "prospect", "contact", "site_reading")) {
            assertThat(count("select count(*) from " + table + " where import_id = " + failed.id())).as(table).isZero();
        }
        assertThat(count("select count(*) from pg_class where relname like 'import\\_%\\_" + failed.id() + "'")).as("work tables").isZero();
    }

    private Import runMany(String name) throws IOException {
        Path file = folder.resolve(name);
        ManyProspects.write(file, ROWS);
        return run(file);
    }

    private Import run(String name, String text) throws IOException {
        return run(Files.writeString(folder.resolve(name), text));
    }

    private Import run(Path file) {
        Brand brand = cast.brand();
        Import brought = bring.bring(brand, cast.ana(), ImportKind.PROSPECTS, file.getFileName().toString(), file, NOW);
        bring.start(brought.id());
        runImport.run(NOW);
        return QuarkusTransaction.requiringNew().call(() -> imports.findById(brought.id()));
    }

    private void sql(String sql) {
        entities.createNativeQuery(sql).executeUpdate();
    }

    private long count(String sql) {
        return QuarkusTransaction.requiringNew().call(() -> ((Number) entities.createNativeQuery(sql).getSingleResult()).longValue());
    }
}
