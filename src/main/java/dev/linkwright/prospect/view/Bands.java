package dev.linkwright.prospect.view;

/** From where a figure is called good; the ranking's own words for it. */
final class Bands {

    static final double AUTHORITY_GOOD = 50;
    static final double AUTHORITY_PRIORITY = 60;
    /** Visits a month. */
    static final double VISITS_GOOD = 5_000;

    private Bands() {
    }
}
