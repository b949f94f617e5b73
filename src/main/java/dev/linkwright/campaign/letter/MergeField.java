package dev.linkwright.campaign.letter;

import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/**
 * The whitelist: only these names between braces are replaced, written {@code {first_name}} or, with a fallback,
 * {@code {first_name|there}}. {@link Kind#RECORD} values come from what is known of the contact, site, asset and
 * sender; {@link Kind#NOTE} values are written by a person for one prospect, {@link Kind#CAMPAIGN} values once for a campaign.
 */
public enum MergeField {
    FIRST_NAME("First name", Kind.RECORD, true, "What they are called in the greeting."),
    SITE("Site", Kind.RECORD, false, "Their domain."),
    PAGE_TITLE("Page title", Kind.RECORD, true, "The title of their page, as it stands there."),
    ASSET_TITLE("Asset title", Kind.RECORD, false, "The title of what you offer."),
    ASSET_URL("Asset address", Kind.RECORD, false, "The address of what you offer."),
    BRAND("Brand", Kind.RECORD, false, "The name of the brand you write for."),
    MY_NAME("My name", Kind.RECORD, false, "The name of the sending mailbox."),
    DEAD_URL("Dead link", Kind.RECORD, true, "The link on their page that leads nowhere any more."),
    DEAD_ANCHOR("Words of the dead link", Kind.RECORD, true, "The words the dead link stands under on their page."),
    REPLACEMENT_TITLE("Replacement title", Kind.RECORD, true, "The title of what could stand in the dead link’s place."),
    REPLACEMENT_URL("Replacement address", Kind.RECORD, true, "The address of what could stand in the dead link’s place."),
    LOST_URL("Competitor’s page", Kind.RECORD, true, "The competitor’s page that theirs linked to before."),
    LOST_ANCHOR("Words of the lost link", Kind.RECORD, true, "The words the link to the competitor stood under."),
    COMPETITORS("Competitors they link to", Kind.RECORD, true, "Which of your competitors their site links to."),
    RECENT_WORK("Recent work", Kind.NOTE, true, "Something of theirs you have really read. One sentence."),
    GAP("Gap", Kind.NOTE, true, "What is missing on their page that your asset has. One sentence."),
    OFFER("Offer", Kind.NOTE, true, "What you can do for them. One sentence."),
    QUOTE("Quote", Kind.NOTE, true, "The sentence on their page that names the brand."),
    PAGE_URL("Page address", Kind.NOTE, true, "The page of theirs you write about."),
    TARGET_URL("Right address", Kind.NOTE, true, "The page of yours the link should lead to. Empty: the campaign’s target page."),
    TOPIC_IDEA("Topic idea", Kind.NOTE, true, "The article you would write for this site, as its headline."),
    THEIR_REQUEST("Their request", Kind.NOTE, true, "What they are writing about or asked experts for. A few words."),
    RELATION("Relation", Kind.NOTE, true, "How you work together, such as “we have bought your panels since 2021”."),
    SAMPLE_URL("Writing sample", Kind.CAMPAIGN, false, "An article of yours that shows how you write."),
    EXPERT("Expert", Kind.CAMPAIGN, false, "Who speaks, with their role, such as “Dr. Mira Kohl, who leads our research”."),
    VIEW("View", Kind.CAMPAIGN, false, "What they say, ready to quote. One or two sentences."),
    NEWS("News", Kind.CAMPAIGN, false, "What has just happened, in a few words."),
    HEADLINE("Headline", Kind.CAMPAIGN, false, "What is new, as a newspaper would put it."),
    RELEASE_DATE("Free from", Kind.CAMPAIGN, false, "From when it may be published, such as “now” or “3 December, 09:00 CET”."),
    KIT_URL("Media kit", Kind.CAMPAIGN, false, "Where the pictures, facts and people to quote can be downloaded."),
    KIT_CONTENTS("In the media kit", Kind.CAMPAIGN, false, "What is in it, such as “photos, logos, a fact sheet”."),
    ATTRIBUTION("Credit line", Kind.CAMPAIGN, false, "The words you ask for under the copy, such as “First published by Fernhill”."),
    FINDING("Finding", Kind.CAMPAIGN, false, "The one number or result worth quoting. One sentence."),
    METHOD("Method", Kind.CAMPAIGN, false, "Who was asked or what was counted, and when. One sentence.");

    /** Where a value comes from: what is known, a note for one prospect (shown dashed and tinted), or the campaign's own page. */
    public enum Kind { RECORD, NOTE, CAMPAIGN }

    private final String label;
    private final Kind kind;
    private final boolean fillable;
    private final String hint;

    MergeField(String label, Kind kind, boolean fillable, String hint) {
        this.label = label;
        this.kind = kind;
        this.fillable = fillable;
        this.hint = hint;
    }

    /** The name as written between braces. */
    public String key() {
        return name().toLowerCase(java.util.Locale.ROOT);
    }

    public String label() {
        return label;
    }

    public String hint() {
        return hint;
    }

    public boolean isNote() {
        return kind == Kind.NOTE;
    }

    /** Whether it is written once, for the whole campaign. */
    public boolean isOfCampaign() {
        return kind == Kind.CAMPAIGN;
    }

    /** Whether it is the address of a page. */
    public boolean isAddress() {
        return name().endsWith("_URL");
    }

    /** Whether a person may write the value for one enrollment: every note, and records that are often missing. */
    public boolean isFillable() {
        return fillable;
    }

    public String braced() {
        return "{" + key() + "}";
    }

    public static Optional<MergeField> named(String key) {
        return Arrays.stream(values()).filter(field -> field.key().equals(key)).findFirst();
    }

    /** What every editor offers; a playbook adds its own. */
    public static List<MergeField> palette() {
        return List.of(FIRST_NAME, SITE, PAGE_TITLE, ASSET_TITLE, ASSET_URL, TARGET_URL, BRAND, MY_NAME, RECENT_WORK, GAP, OFFER);
    }
}
