package dev.linkwright.prospect;

/** What a person would do next about a prospect. */
public enum NextStep {
    FIND_CONTACT("Find a contact", "Nobody to write to is known yet."),
    QUALIFY("Qualify", "Look at the site and decide whether it is worth a letter."),
    WRITE("Write first mail", "Somebody to write to is known; nobody has written yet."),
    WAIT_FOR_ANSWER("Wait for the answer", "We wrote; the follow-ups leave by themselves until an answer comes."),
    ANSWER("Talk", "There is a conversation; see the inbox."),
    WAIT_FOR_LINK("Wait for the link", "A link was promised; the tracker looks for it."),
    WIN_BACK("Win it back", "The link was lost."),
    NOTHING("Nothing", "The link is live and is checked by itself."),
    EXCLUDED("None", "It is excluded.");

    private final String label;
    private final String explanation;

    NextStep(String label, String explanation) {
        this.label = label;
        this.explanation = explanation;
    }

    static NextStep of(Prospect prospect, boolean hasContact) {
        if (prospect.excludedBecause().isPresent()) {
            return EXCLUDED;
        }
        return switch (prospect.stage()) {
            case NEW -> hasContact ? QUALIFY : FIND_CONTACT;
            case QUALIFIED -> hasContact ? WRITE : FIND_CONTACT;
            case CONTACTED -> WAIT_FOR_ANSWER;
            case IN_CONVERSATION -> ANSWER;
            case PROMISED -> WAIT_FOR_LINK;
            case WON -> NOTHING;
            case LOST -> WIN_BACK;
            case DISQUALIFIED -> EXCLUDED;
        };
    }

    public String label() {
        return label;
    }

    public String explanation() {
        return explanation;
    }
}
