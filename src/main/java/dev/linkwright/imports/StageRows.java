package dev.linkwright.imports;

import dev.linkwright.imports.file.Bytes;
import dev.linkwright.imports.file.ImportFile;
import dev.linkwright.imports.file.Meaning;
import dev.linkwright.imports.file.Shape;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.EntityManager;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.List;
import org.hibernate.Session;

/** Reads a file from front to back into the staging table of this transaction; one batch of rows is in memory. */
@ApplicationScoped
class StageRows {

    /** Told about every row; false ends the reading early. */
    @FunctionalInterface
    interface Watcher {
        boolean afterRow(long rows) throws IOException;
    }

    private final EntityManager entities;

    StageRows(EntityManager entities) {
        this.entities = entities;
    }

    /** @return how many rows were staged, refused ones included */
    long stage(Bytes bytes, ImportKind kind, List<Meaning> mapping, Watcher watcher) throws IOException {
        ImportFile file = new ImportFile(bytes);
        Shape shape = file.shape().withMeanings(mapping);
        RowInterpreter interpreter = new RowInterpreter(shape, kind);
        long[] rows = {0};
        try {
            entities.unwrap(Session.class).doWork(connection -> {
                try (Staging staging = new Staging(connection)) {
                    file.read(shape, row -> {
                        staging.add(interpreter.read(row));
                        return watcher.afterRow(++rows[0]);
                    });
                } catch (IOException unreadable) {
                    throw new UncheckedIOException(unreadable);
                }
            });
        } catch (UncheckedIOException wrapped) {
            throw wrapped.getCause();
        }
        return rows[0];
    }
}
