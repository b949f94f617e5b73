package dev.linkwright.imports.file;

/** What a column of a brought file means to us. The label is what the mapping screen offers. */
public enum Meaning {
    SITE("Site"),
    REVERSED_SITE("Site, written backwards"),
    PAGE("Site and source page"),
    TARGET("Target page"),
    TITLE("Page title"),
    TOPIC("Category"),
    ANCHOR("Anchor text"),
    CONTEXT("Text around the link"),
    DR("Authority (DR)"),
    DA("Authority (DA)"),
    AS("Authority (AS)"),
    TF("Authority (TF)"),
    TRAFFIC("Traffic, visits a month"),
    SPAM_SCORE("Spam score"),
    SPAM_FLAG("Spam flag"),
    RANK("Rank in an open list"),
    EMAIL("Contact e-mail"),
    CONTACT("Contact name"),
    FIRST_NAME("Contact first name"),
    LAST_NAME("Contact last name"),
    ROLE("Contact role"),
    NOFOLLOW("Nofollow"),
    UGC("UGC"),
    SPONSORED("Sponsored"),
    FIRST_SEEN("First seen"),
    LAST_SEEN("Last seen"),
    LOST("Link lost (yes, or the day)"),
    LOST_BECAUSE("Link lost: why"),
    STAGE("Stage"),
    OWNER("Owner (e-mail)"),
    OPPORTUNITY("Opportunity"),
    TAGS("Tags"),
    STAGE_SINCE("Stage since"),
    EXCLUDED_BECAUSE("Excluded because"),
    LAST_TOUCH("Last touch"),
    ADDED("Added"),
    SITE_TITLE("Title of the site"),
    SITE_COUNTRY("Country of the site"),
    SITE_LANGUAGE("Language of the site"),
    PEOPLE("People, one a line"),
    READINGS("Readings, one a line"),
    WORDS("Words, one source a line"),
    SITE_NOTES("Notes, one source a line"),
    NOTE("Note"),
    PRICE("Price"),
    PRICE_CURRENCY("Price: currency"),
    PRICE_REL("Price: rel"),
    PLACEMENT("Kind of placement"),
    LEAVE_OUT("Leave out");

    private final String label;

    Meaning(String label) {
        this.label = label;
    }

    public String label() {
        return label;
    }

    /** Whether a column of this meaning says which site a row is about. */
    public boolean namesSite() {
        return this == SITE || this == PAGE || this == REVERSED_SITE;
    }
}
