package dev.linkwright.link.toxic;

/** Why a site's links look bad, and how heavy that weighs of 100; the reasons of a site add up. */
public enum ToxicReason {

    SPAM("Spam score", 40, "A tool marks the site as spam, or scores it above the brand's limit."),
    LINK_FARM("Link farm", 25, "Its pages link to a hundred other sites or more, as lists that sell links do."),
    EXACT_ANCHORS("Keyword anchors", 20, "Three or more of its links say a keyword of ours word for word."),
    SITE_WIDE("Site-wide", 15, "The same link stands on ten or more pages, or in footers and sidebars of three."),
    UNRELATED("Unrelated topic", 10, "Nothing we know of the site has to do with the brand's keywords.");

    private final String label;
    private final int weight;
    private final String meaning;

    ToxicReason(String label, int weight, String meaning) {
        this.label = label;
        this.weight = weight;
        this.meaning = meaning;
    }

    public String label() {
        return label;
    }

    public int weight() {
        return weight;
    }

    public String meaning() {
        return meaning;
    }
}
