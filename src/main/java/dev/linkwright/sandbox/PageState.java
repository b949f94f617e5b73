package dev.linkwright.sandbox;

/** What a sample partner's page does with the brand; each is one of the things a link check must tell apart. */
public enum PageState {
    PLAIN("Neither link nor name"),
    FOLLOWED("Links, followed"),
    NOFOLLOW("Links, nofollow"),
    SPONSORED("Links, sponsored"),
    NAMED("Names the brand, no link"),
    NOT_FOUND("Page is gone (404)"),
    UNAVAILABLE("Server error (503)");

    private final String words;

    PageState(String words) {
        this.words = words;
    }

    public String words() {
        return words;
    }

    public boolean links() {
        return this == FOLLOWED || this == NOFOLLOW || this == SPONSORED;
    }

    /** HTTP status the page answers with. */
    public int status() {
        return switch (this) {
            case PLAIN, FOLLOWED, NOFOLLOW, SPONSORED, NAMED -> 200;
            case NOT_FOUND -> 404;
            case UNAVAILABLE -> 503;
        };
    }
}
