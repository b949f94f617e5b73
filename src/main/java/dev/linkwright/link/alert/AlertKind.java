package dev.linkwright.link.alert;

/** What happened. */
public enum AlertKind {

    LOST("Lost", "link.lost"), QUALIFIER_CHANGED("Changed", "link.qualifier_changed"), CAME_BACK("Came back", "link.came_back"),
    PROMISE_OVERDUE("Promise overdue", "promise.overdue");

    private final String words;
    private final String event;

    AlertKind(String words, String event) {
        this.words = words;
        this.event = event;
    }

    public String words() {
        return words;
    }

    /** Its name for programs. */
    public String event() {
        return event;
    }
}
