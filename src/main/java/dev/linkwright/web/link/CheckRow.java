package dev.linkwright.web.link;

import dev.linkwright.link.LinkCheck;
import dev.linkwright.link.Verdict;

/** One visit as the tables show it. */
public record CheckRow(LinkCheck check, Look verdict, Proof proof) {

    static CheckRow of(LinkCheck check) {
        return new CheckRow(check, Look.of(Verdict.of(check), check.observation().isThere()), Proof.of(check));
    }

    /** What was answered, in few words. */
    public String answer() {
        return check.status() == 0 ? "no answer" : "HTTP " + check.status();
    }

    /** The first letters of the page's hash, to see at a glance whether it changed. */
    public String shortHash() {
        return check.pageHash() == null ? "" : check.pageHash().substring(0, 10);
    }
}
