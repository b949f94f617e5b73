package dev.linkwright.imports;

import dev.linkwright.imports.file.KnownSource;
import dev.linkwright.imports.file.KnownSources;
import dev.linkwright.imports.file.Meaning;
import java.time.Instant;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/**
 * What a run needs to know of its import, taken once at the start.
 *
 * @param size    of the file in bytes, packed where it is
 * @param linksTo the domain that all its sites are said to link to
 * @param ours    domains of the brand and its competitors
 */
record ImportJob(long id, long brandId, Long userId, ImportKind kind, Optional<KnownSource> source, String file, long size, String encoding, List<Meaning> mapping,
                 LocalDate day, Optional<String> linksTo, Set<String> ours, Instant now) {

    static ImportJob of(Import from, Instant now) {
        return new ImportJob(from.id(), from.brand().id(), from.user() == null ? null : from.user().id(), from.kind(),
            Optional.ofNullable(from.source()).flatMap(KnownSources::named), from.provenance(), from.fileSize(), from.encoding(), from.mapping(), from.asOf(),
            Optional.ofNullable(from.linksTo()), Set.copyOf(Stream.concat(from.brand().competitors().stream(), from.brand().domains().stream()).toList()), now);
    }

    /** Who measured. */
    String tool() {
        return source.map(KnownSource::tool).orElse(file);
    }

    boolean bringsRanks() {
        return kind == ImportKind.RANKS || kind == ImportKind.PROSPECTS && source.map(KnownSource::isRankList).orElse(false);
    }

    Map<String, Object> parameters() {
        Map<String, Object> parameters = new HashMap<>();
        parameters.put("import", id);
        parameters.put("brand", brandId);
        parameters.put("user", userId);
        parameters.put("source", source.map(KnownSource::name).orElse(file));
        parameters.put("tool", tool());
        parameters.put("sheet", source.isEmpty());
        parameters.put("file", file);
        parameters.put("day", day);
        parameters.put("now", now);
        return parameters;
    }
}
