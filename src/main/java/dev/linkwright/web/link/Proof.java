package dev.linkwright.web.link;

import java.time.Instant;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

import dev.linkwright.link.LinkCheck;
import dev.linkwright.link.inspect.Observation;
import dev.linkwright.link.inspect.Words;

/**
 * The snippet under a verdict: words with the link marked, or the tag with what matters in it marked.
 *
 * @param lead "Was:", "Now:" or nothing
 * @param gone the words stood there and do not any more
 * @param tag set when the link's tag says more than its words
 * @param note said after the snippet
 */
public record Proof(String lead, boolean gone, Words words, Tag tag, String note, Instant seenAt) {

    /** An opening tag cut around the attribute that matters. */
    public record Tag(String before, String marked, String after, String words) {}

    private static final Pattern REL = Pattern.compile("\\srel=\"[^\"]*\"");
    private static final Pattern HREF = Pattern.compile("\\shref=\"[^\"]*\"");

    /** What one check saw, by itself; null when it saw nothing to show. */
    static Proof of(LinkCheck check) {
        Words words = check.words();
        boolean linkInQuestion = check.observation() == Observation.QUALIFIED || check.observation() == Observation.WRONG_TARGET;
        if (linkInQuestion && check.linkHtml() != null) {
            Tag tag = tag(check);
            String note = check.suggestedTarget() == null ? "" : "Right would be " + check.suggestedTarget();
            if (tag != null) return new Proof("", false, words, tag, note, check.at());
        }
        return words.words().isBlank() ? null : new Proof("", false, words, null, "", check.at());
    }

    /** A link that is not seen now, by the last check that saw it; null when none did. */
    static Proof was(LinkCheck newest, LinkCheck lastGood) {
        if (newest.observation() == Observation.UNVERIFIABLE)
            return lastGood == null || lastGood.words().words().isBlank() ? null : new Proof("Last seen", false, lastGood.words(), null, "Nothing has changed by this.", lastGood.at());
        if (newest.observation() == Observation.MENTION_ONLY) return new Proof("Now:", false, newest.words(), null, "", newest.at());
        if (newest.observation() == Observation.WRONG_TARGET || lastGood == null || lastGood.words().words().isBlank()) return of(newest);
        return new Proof("Was:", true, lastGood.words(), null, "", lastGood.at());
    }

    private static Tag tag(LinkCheck check) {
        String html = check.linkHtml();
        int end = html.indexOf('>');
        if (end < 0) return null;
        String open = html.substring(0, end);
        Matcher part = (check.observation() == Observation.WRONG_TARGET ? HREF : REL).matcher(open);
        if (!part.find()) return null;
        return new Tag(open.substring(0, part.start()) + " ", part.group().strip(), open.substring(part.end()) + ">", check.anchor());
    }
}
