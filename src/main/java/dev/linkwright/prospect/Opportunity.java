package dev.linkwright.prospect;

/** Why a link is possible. */
public enum Opportunity {
    GUEST_POST("Guest post"),
    RESOURCE_PAGE("Resource page"),
    BROKEN_LINK("Broken link"),
    UNLINKED_MENTION("Unlinked mention"),
    LOST_LINK("Lost link"),
    COMPETITOR_LINK("Competitor link"),
    DIGITAL_PR("Digital PR"),
    PARTNER("Partner"),
    SYNDICATION("Syndication"),
    COMPETITOR_LOST_LINK("Competitor’s lost link");

    private final String label;

    Opportunity(String label) {
        this.label = label;
    }

    public String label() {
        return label;
    }
}
