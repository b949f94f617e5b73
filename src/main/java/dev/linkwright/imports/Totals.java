package dev.linkwright.imports;

import dev.linkwright.imports.file.KnownSource.Holds;
import dev.linkwright.imports.file.KnownSources;
import dev.linkwright.imports.file.Meaning;
import java.util.List;
import java.util.Optional;

/** Files that count links instead of naming them: their sites may be prospects, their rows are no links. */
final class Totals {

    private Totals() {
    }

    /** Why the rows of such a file can't become this; empty when they can, and for every other file. */
    static Optional<String> cannotBecome(String source, List<Meaning> mapping, ImportKind kind) {
        boolean totals = Optional.ofNullable(source).flatMap(KnownSources::named).map(known -> known.holds() == Holds.TOTALS).orElse(false);
        if (totals && (kind == ImportKind.BACKLINKS || kind == ImportKind.MENTIONS)) {
            return Optional.of("This file holds totals per site, not single links. Its sites may come in as prospects; "
                + "for links use the export “latest links”.");
        }
        return totals && !mapping.contains(Meaning.SITE) && mapping.contains(Meaning.TARGET)
            ? Optional.of("This file counts links to your own pages and names no other site. For prospects use the export “top linking sites”, "
                + "for links the export “latest links”.")
            : Optional.empty();
    }
}
