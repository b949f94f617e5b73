package dev.linkwright.link.inspect;

/** What the clickable words say: our name, our topic exactly or in part, nothing in particular, an address, or a picture. */
public enum AnchorKind {

    BRAND("our name"), EXACT("keyword, word for word"), PARTIAL("other words"), GENERIC("nothing in particular"), URL("address"), IMAGE("picture");

    private final String words;

    AnchorKind(String words) {
        this.words = words;
    }

    /** For a person, in small letters. */
    public String words() {
        return words;
    }
}
