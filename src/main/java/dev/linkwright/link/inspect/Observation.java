package dev.linkwright.link.inspect;

/** What one visit saw. Three kinds: the link is there, it is missing on a page that was read well, or nothing can be said. */
public enum Observation {

    FOLLOWED(Kind.THERE), QUALIFIED(Kind.THERE), NOT_INDEXABLE(Kind.THERE), REDIRECTED_TARGET(Kind.THERE),
    WRONG_TARGET(Kind.MISSING), MENTION_ONLY(Kind.MISSING), ABSENT(Kind.MISSING), GONE(Kind.MISSING),
    UNVERIFIABLE(Kind.UNKNOWN);

    private enum Kind { THERE, MISSING, UNKNOWN }

    private final Kind kind;

    Observation(Kind kind) {
        this.kind = kind;
    }

    /** The right target is linked, in whatever way. */
    public boolean isThere() {
        return kind == Kind.THERE;
    }

    /** A good look at the page, and the agreed link is not on it. */
    public boolean isMissing() {
        return kind == Kind.MISSING;
    }
}
