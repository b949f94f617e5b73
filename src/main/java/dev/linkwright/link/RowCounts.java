package dev.linkwright.link;

/** What became of a batch of rows that were all readable. */
public record RowCounts(long created, long duplicate) {

    public RowCounts plus(RowCounts other) {
        return new RowCounts(created + other.created, duplicate + other.duplicate);
    }
}
