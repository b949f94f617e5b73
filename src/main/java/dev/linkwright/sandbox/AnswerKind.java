package dev.linkwright.sandbox;

/** The kinds of mail a partner sends back in real life, each to be understood by the inbox reader. */
public enum AnswerKind {
    ANSWER("Answer", "A person's own words."),
    OUT_OF_OFFICE("Out of office", "An automatic answer that names the day of return."),
    HARD_BOUNCE("Delivery report", "The mail server says that the address does not exist."),
    UNSUBSCRIBE("\"Take me off your list\"", "Asks never to be written to again.");

    private final String words;
    private final String meaning;

    AnswerKind(String words, String meaning) {
        this.words = words;
        this.meaning = meaning;
    }

    public String words() {
        return words;
    }

    public String meaning() {
        return meaning;
    }
}
