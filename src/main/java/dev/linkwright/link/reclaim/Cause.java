package dev.linkwright.link.reclaim;

/** Why a link is not what it was, or a mention is no link; each has its own remedy. */
public enum Cause {

    PAGE_GONE("Page gone", "The page that linked to us answers no more."),
    PAGE_MOVED("Page moved", "The page is at another address now, and the link did not come along."),
    LINK_REMOVED("Link removed", "The page is there, the link is not."),
    WRONG_TARGET("Leads elsewhere", "The link leads to another page of ours than agreed."),
    TARGET_BROKEN("Our page is broken", "The link is, or was, fine; the page of ours it leads to is gone. Ours to mend."),
    QUALIFIER_ADDED("Qualifier added", "The link is there, and was followed; now it says nofollow, sponsored or ugc."),
    NOINDEX("Not indexed any more", "The link is there; the page now keeps search engines out."),
    NEVER_LINKED("Never linked", "The page names us and does not link."),
    NAME_GONE("Name gone", "The page named us, or was said to; it does not now.");

    private final String words;
    private final String meaning;

    Cause(String words, String meaning) {
        this.words = words;
        this.meaning = meaning;
    }

    public String words() {
        return words;
    }

    /** One sentence for a person. */
    public String meaning() {
        return meaning;
    }

    /** Whether a mail to the partner can help; our own broken page is mended, not written about. */
    public boolean isForAMail() {
        return this != TARGET_BROKEN;
    }

    /** The link itself is still on the page. */
    public boolean leavesTheLink() {
        return this == QUALIFIER_ADDED || this == NOINDEX || this == TARGET_BROKEN;
    }
}
