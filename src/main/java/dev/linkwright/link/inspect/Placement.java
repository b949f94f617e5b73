package dev.linkwright.link.inspect;

/** Where on its page a link stands. */
public enum Placement {

    MAIN_TEXT("in the main text"), NAVIGATION("in the navigation"), SIDEBAR("in the sidebar"), FOOTER("in the footer"),
    AUTHOR_BOX("in the author box"), COMMENTS("in the comments");

    private final String inWords;

    Placement(String inWords) {
        this.inWords = inWords;
    }

    public String inWords() {
        return inWords;
    }
}
