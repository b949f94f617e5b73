package dev.linkwright.imports;

/** What became of the rows: each is one of created, updated, duplicate, refused. */
public record Counts(long rows, long created, long updated, long duplicate, long refused) {

    static final Counts NONE = new Counts(0, 0, 0, 0, 0);
}
