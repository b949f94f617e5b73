package dev.linkwright.imports;

import dev.linkwright.imports.file.Bytes;
import dev.linkwright.imports.file.ImportFile;
import dev.linkwright.imports.file.Shape;
import dev.linkwright.site.ErasedPeople;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.EntityManager;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import org.hibernate.Session;
import org.postgresql.PGConnection;
import org.postgresql.copy.CopyIn;

/** Reads a file from front to back into a work table, by one COPY that goes on while the file is read. */
@ApplicationScoped
class StageRows {

    /** Told now and then how many rows have been read; throws to end the reading. */
    @FunctionalInterface
    interface Watcher {
        void read(long rows) throws IOException;
    }

    /**
     * What was read.
     *
     * @param rows    refused ones included
     * @param several whether any row names more than one address
     */
    record Staged(long rows, long refused, boolean several) {

        long good() {
            return rows - refused;
        }
    }

    private final EntityManager entities;
    private final ErasedPeople erasedPeople;

    StageRows(EntityManager entities, ErasedPeople erasedPeople) {
        this.entities = entities;
        this.erasedPeople = erasedPeople;
    }

    /** @param most rows to read */
    Staged stage(Bytes bytes, ImportJob job, WorkTables tables, boolean temporary, long most, Watcher watcher)
            throws IOException {
        try {
            return entities.unwrap(Session.class).doReturningWork(connection -> {
                tables.create(connection, temporary);
                Staged staged = copy(connection, tables, ahead(bytes, job, Packer.toWorkTable(), most), watcher);
                try (Statement statement = connection.createStatement()) {
                    statement.execute("analyze " + tables.rows() + " (domain, row_no)");
                }
                return staged;
            });
        } catch (UncheckedIOException wrapped) {
            throw wrapped.getCause();
        }
    }

    /** Takes what was packed, on the reader's caller's thread. */
    @FunctionalInterface
    interface Taker {
        void take(Packer.Packed packed) throws SQLException;
    }

    /** Reads a file from front to back and hands on what the packer makes of its rows. */
    Staged read(Bytes bytes, ImportJob job, Packer packer, Taker taker, Watcher watcher) throws IOException {
        try {
            return drain(ahead(bytes, job, packer, Long.MAX_VALUE), taker, watcher);
        } catch (UncheckedIOException wrapped) {
            throw wrapped.getCause();
        } catch (SQLException failed) {
            throw new IllegalStateException(failed);
        }
    }

    private static Staged copy(Connection connection, WorkTables tables, ReadAhead reader, Watcher watcher) throws SQLException {
        CopyIn copy = connection.unwrap(PGConnection.class).getCopyAPI().copyIn("copy " + tables.rows() + " from stdin");
        try {
            Staged staged = drain(reader, packed -> copy.writeToCopy(packed.rows(), 0, packed.rows().length), watcher);
            copy.endCopy();
            return staged;
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        } finally {
            if (copy.isActive()) {
                copy.cancelCopy();
            }
        }
    }

    /** Reads on from here; whatever has to be asked first is asked before any COPY holds the connection. */
    private ReadAhead ahead(Bytes bytes, ImportJob job, Packer packer, long most) {
        try {
            ImportFile file = new ImportFile(bytes, job.encoding());
            Shape shape = file.shape().withMeanings(job.mapping());
            RowInterpreter interpreter = new RowInterpreter(shape, job.kind(), new LinksTo(shape, job.linksTo(), job.ours()), erasedPeople.asOfNow());
            return new ReadAhead(file, shape, interpreter, packer, most);
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }

    private static Staged drain(ReadAhead reader, Taker taker, Watcher watcher) throws IOException, SQLException {
        try (reader) {
            while (true) {
                ReadAhead.Block block = reader.next();
                if (block.failure() != null) {
                    throw block.failure();
                }
                taker.take(block.packed());
                watcher.read(block.rows());
                if (block.last()) {
                    return new Staged(block.rows(), block.refused(), block.several());
                }
            }
        } catch (IOException | SQLException | RuntimeException | Error failed) {
            throw failed;
        } catch (Throwable failed) {
            throw new IllegalStateException(failed);
        }
    }
}
