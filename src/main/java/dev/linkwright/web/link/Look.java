package dev.linkwright.web.link;

import dev.linkwright.link.Verdict;

/** A verdict with the shape and colour that go with it. */
public record Look(String icon, String tone, String words) {

    /** @param live a link that is there is a tick, in whatever colour */
    static Look of(Verdict verdict, boolean live) {
        return switch (verdict.tone()) {
            case GOOD -> new Look("done", "good", verdict.words());
            case WARN -> new Look(live ? "done" : "warn", "warn", verdict.words());
            case BAD -> new Look("lost", "bad", verdict.words());
            case MUTE -> new Look("question", "mute", verdict.words());
        };
    }
}
