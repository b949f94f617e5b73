package dev.linkwright.api;

import dev.linkwright.imports.Import;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;

/** An import as scripts see it. */
record ImportView(long id, long brandId, String kind, String state, String fileName, String source, String encoding, String delimiter,
                  Map<String, String> mapping, String mappingName, long percent, long rows, long created, long updated, long duplicate, long refused, String failure,
                  Instant createdAt, Instant finishedAt) {

    static ImportView of(Import brought) {
        Map<String, String> mapping = new LinkedHashMap<>();
        for (int i = 0; i < brought.header().size(); i++) {
            mapping.put(brought.header().get(i), brought.mapping().get(i).name());
        }
        return new ImportView(brought.id(), brought.brand().id(), brought.kind().key(), brought.state().name(), brought.fileName(), brought.source(),
            brought.encoding(), brought.delimiter(), mapping, brought.mappingName(), brought.percentRead(), brought.rows(), brought.created(), brought.updated(),
            brought.duplicate(), brought.refused(), brought.failure(), brought.createdAt(), brought.finishedAt());
    }
}
