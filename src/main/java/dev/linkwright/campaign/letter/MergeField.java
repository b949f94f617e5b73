package dev.linkwright.campaign.letter;

import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/**
 * The whitelist: only these names between braces are replaced, written {@code {first_name}} or, with a fallback,
 * {@code {first_name|there}}. {@link Kind#RECORD} values come from what is known of the contact, site, asset and
 * sender; {@link Kind#NOTE} values are written by a person for one prospect.
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
    RECENT_WORK("Recent work", Kind.NOTE, true, "Something of theirs you have really read. One sentence."),
    GAP("Gap", Kind.NOTE, true, "What is missing on their page that your asset has. One sentence."),
    OFFER("Offer", Kind.NOTE, true, "What you can do for them. One sentence."),
    QUOTE("Quote", Kind.NOTE, true, "The sentence on their page that names the brand."),
    PAGE_URL("Page address", Kind.NOTE, true, "The page of theirs you write about."),
    TARGET_URL("Right address", Kind.NOTE, true, "The page of yours the link should lead to.");

    /** Where a value comes from; pages show notes dashed and tinted. */
    public enum Kind { RECORD, NOTE }

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

    /** What the editor offers: everything but the fields that only reclamation, or only a dead link, fills by itself. */
    public static List<MergeField> palette() {
        return List.of(FIRST_NAME, SITE, PAGE_TITLE, ASSET_TITLE, ASSET_URL, BRAND, MY_NAME, RECENT_WORK, GAP, OFFER);
    }

    /** What the editor of a campaign about dead links offers. */
    public static List<MergeField> paletteForDeadLinks() {
        return List.of(FIRST_NAME, SITE, PAGE_URL, DEAD_URL, DEAD_ANCHOR, REPLACEMENT_TITLE, REPLACEMENT_URL, BRAND, MY_NAME, RECENT_WORK, GAP, OFFER);
    }
}
