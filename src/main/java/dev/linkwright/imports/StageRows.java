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
        ImportFile file = new ImportFile(bytes, job.encoding());
        Shape shape = file.shape().withMeanings(job.mapping());
        LinksTo linksTo = new LinksTo(shape, job.linksTo(), job.ours());
        RowInterpreter interpreter = new RowInterpreter(shape, job.kind(), linksTo, erasedPeople.asOfNow());
        try {
            return entities.unwrap(Session.class).doReturningWork(connection -> {
                tables.create(connection, temporary);
                Staged staged = copy(connection, tables, new ReadAhead(file, shape, interpreter, most), watcher);
                try (Statement statement = connection.createStatement()) {
                    statement.execute("analyze " + tables.rows() + " (domain, row_no)");
                }
                return staged;
            });
        } catch (UncheckedIOException wrapped) {
            throw wrapped.getCause();
        }
    }

    private static Staged copy(Connection connection, WorkTables tables, ReadAhead reader, Watcher watcher) throws SQLException {
        CopyIn copy = connection.unwrap(PGConnection.class).getCopyAPI().copyIn("copy " + tables.rows() + " from stdin");
        try (reader) {
            while (true) {
                ReadAhead.Block block = reader.next();
                if (block.failure() != null) {
                    throw block.failure();
                }
                copy.writeToCopy(block.copyText(), 0, block.copyText().length);
                if (block.last()) {
                    copy.endCopy();
                    watcher.read(block.rows());
                    return new Staged(block.rows(), block.refused(), block.several());
                }
                watcher.read(block.rows());
            }
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        } catch (SQLException | RuntimeException | Error failed) {
            throw failed;
        } catch (Throwable failed) {
            throw new IllegalStateException(failed);
        } finally {
            if (copy.isActive()) {
                copy.cancelCopy();
            }
        }
    }
}
