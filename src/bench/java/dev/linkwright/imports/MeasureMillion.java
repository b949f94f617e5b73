package dev.linkwright.imports;

import dev.linkwright.brand.Brand;
import dev.linkwright.prospect.ProspectFilter;
import dev.linkwright.prospect.RankProspects;
import dev.linkwright.report.ProspectsCsv;
import dev.linkwright.testing.Cast;
import dev.linkwright.testing.HeapWatch;
import dev.linkwright.testing.ManyProspects;
import io.quarkus.narayana.jta.QuarkusTransaction;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.Writer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.Statement;
import java.time.InstantSource;
import javax.sql.DataSource;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.postgresql.PGConnection;

/**
 * What follows an import of many prospects: the ranking of all, open rank lists of as many entries beside a bare COPY and the ranking with their
 * estimates, the export of all, and the import taken back. {@code -Dlinkwright.bench.rows=1000000}; {@code -Dlinkwright.bench.short=true}:
 * ranking and taking back only; see src/bench/README.md.
 */
@QuarkusTest
class MeasureMillion {

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
    RankProspects rank;
    @Inject
    ProspectsCsv export;
    @Inject
    DataSource database;
    @Inject
    InstantSource clock;
    @TempDir
    Path folder;

    @Test
    void whatFollowsAnImport() throws Exception {
        int rows = Integer.getInteger("linkwright.bench.rows", 1_000_000);
        Path file = folder.resolve("prospects.csv");
        ManyProspects.write(file, rows);
        Brand brand = cast.brand();
        long[] big = new long[1];
        say("import of %,d rows: %.1f s", rows, timed(() -> big[0] = run(brand, ImportKind.PROSPECTS, file)));
        say("first ranking: %.1f s", timed(() -> rank(brand)));
        say("ranking again, nothing new: %.1f s", timed(() -> rank(brand)));
        if (Boolean.getBoolean("linkwright.bench.short")) {
            say("the import taken back: %.1f s", timed(() -> undo.run(big[0], clock.instant())));
            return;
        }
        HeapWatch heap = new HeapWatch();
        long[] written = new long[1];
        double exported = timed(() -> QuarkusTransaction.requiringNew().timeout(3600).run(() -> write(brand, written)));
        say("export: %.1f s, %,.0f rows/s, %d MB; heap %d MB at most after collections", exported, rows / exported, written[0] >> 20, heap.stop() >> 20);
        for (String shape : new String[] {"tranco", "majestic"}) {
            Path list = list(file, shape);
            double copy = bareCopy(list, shape);
            double load = timed(() -> run(brand, ImportKind.RANKS, list));
            say("%s list, %d MB: bare COPY %.2f s, load %.1f s, %.1f times", shape, Files.size(list) >> 20, copy, load, load / copy);
        }
        sql("update site_reading set dr = null, traffic = null");
        say("ranking with estimates from the lists: %.1f s", timed(() -> rank(brand)));
        say("the import taken back: %.1f s", timed(() -> undo.run(big[0], clock.instant())));
    }

    private void rank(Brand brand) {
        QuarkusTransaction.requiringNew().timeout(3600).run(() -> rank.run(brand.id(), clock.instant()));
    }

    private long run(Brand brand, ImportKind kind, Path file) {
        Import brought = bring.bring(brand, cast.ana(), kind, file.getFileName().toString(), file, clock.instant());
        bring.start(brought.id());
        runImport.run(clock.instant());
        imports.getEntityManager().clear();
        Import done = imports.findById(brought.id());
        if (done.state() != ImportState.DONE) {
            throw new IllegalStateException(done.failure());
        }
        return done.id();
    }

    private void write(Brand brand, long[] written) {
        try {
            export.write(imports.getEntityManager().find(Brand.class, brand.id()), ProspectFilter.ALL, false, new OutputStream() {
                @Override
                public void write(int b) {
                    written[0]++;
                }

                @Override
                public void write(byte[] bytes, int offset, int length) {
                    written[0] += length;
                }
            });
        } catch (IOException broken) {
            throw new IllegalStateException(broken);
        }
    }

    /** Every second entry is a domain of the prospects, the others are known to nobody. */
    private Path list(Path prospects, String shape) throws IOException {
        Path list = folder.resolve(shape + ".csv");
        try (BufferedReader in = Files.newBufferedReader(prospects); Writer out = Files.newBufferedWriter(list)) {
            in.readLine();
            if (shape.equals("majestic")) {
                out.write("GlobalRank,TldRank,Domain,TLD,RefSubNets,RefIPs,IDN_Domain,IDN_TLD,PrevGlobalRank,PrevTldRank,PrevRefSubNets,PrevRefIPs\n");
            }
            int rank = 0;
            for (String line = in.readLine(); line != null; line = in.readLine()) {
                String domain = line.substring(0, line.indexOf(','));
                domain = ++rank % 2 == 0 ? domain : "listed-" + domain;
                String tld = domain.substring(domain.lastIndexOf('.') + 1);
                out.write(shape.equals("tranco") ? rank + "," + domain + "\n"
                    : rank + "," + rank / 7 + "," + domain + "," + tld + "," + (2_000_000 - rank) + "," + (3_000_000 - rank) + "," + domain + "," + tld + "," + rank + ","
                        + rank / 7 + "," + (2_000_000 - rank) + "," + (3_000_000 - rank) + "\n");
            }
        }
        return list;
    }

    private double bareCopy(Path list, String shape) throws Exception {
        try (Connection connection = database.getConnection(); Statement statement = connection.createStatement(); InputStream in = Files.newInputStream(list)) {
            statement.execute("create table bare_copy (" + (shape.equals("tranco") ? "rank bigint, domain text"
                : "a text, b text, domain text, d text, e text, f text, g text, h text, i text, j text, k text, l text") + ")");
            double took = timed(() -> {
                try {
                    connection.unwrap(PGConnection.class).getCopyAPI().copyIn("copy bare_copy from stdin (format csv" + (shape.equals("tranco") ? ")" : ", header)"), in, 1 << 18);
                } catch (Exception failed) {
                    throw new IllegalStateException(failed);
                }
            });
            statement.execute("drop table bare_copy");
            return took;
        }
    }

    private void sql(String sql) {
        QuarkusTransaction.requiringNew().timeout(3600).run(() -> imports.getEntityManager().createNativeQuery(sql).executeUpdate());
    }

    private static double timed(Runnable what) {
        long started = System.nanoTime();
        what.run();
        return (System.nanoTime() - started) / 1e9;
    }

    private static void say(String words, Object... values) {
        System.out.printf(words + "%n", values);
    }
}
