package dev.linkwright.link;

import java.util.ArrayList;
import java.util.List;
import java.util.Objects;

import com.github.difflib.DiffUtils;
import com.github.difflib.patch.AbstractDelta;

import dev.linkwright.fetch.WebAddress;
import dev.linkwright.link.inspect.Observation;
import dev.linkwright.link.inspect.PageKey;
import dev.linkwright.link.inspect.Words;

/**
 * What changed on a page between two checks, for a person to read.
 *
 * @param sentences what is different, the weightiest first, each without its full stop; empty when nothing is
 * @param words the text around the link word by word, what went and what came marked; empty when it is the same or one of them had none
 */
public record Difference(List<String> sentences, List<Piece> words) {

    /** Below this many the number of links on a page wavers by itself. */
    private static final int WORTH_SAYING = 3;

    public enum Kind { SAME, GONE, NEW }

    /** A run of words of one kind. */
    public record Piece(Kind kind, String text) {
        public boolean isGone() {
            return kind == Kind.GONE;
        }

        public boolean isNew() {
            return kind == Kind.NEW;
        }
    }

    /** @param before the check to compare with; one that could not see the page tells nothing, choose an earlier one */
    public static Difference between(LinkCheck before, LinkCheck now) {
        if (now.observation() == Observation.UNVERIFIABLE || before.observation() == Observation.UNVERIFIABLE) return new Difference(List.of(), List.of());
        List<String> sentences = new ArrayList<>();
        manner(before, now, sentences);
        if (!isSamePage(before.finalUrl(), now.finalUrl())) sentences.add("the page answered at " + before.finalUrl() + ", now at " + now.finalUrl());
        if (before.status() != now.status() && now.status() != 0 && before.status() != 0) sentences.add("the page answered " + before.status() + ", now " + now.status());
        if (bothSeeALink(before, now)) link(before, now, sentences);
        int more = now.outboundLinks() - before.outboundLinks();
        if (Math.abs(more) >= WORTH_SAYING && 10 * Math.abs(more) >= before.outboundLinks() && before.outboundLinks() > 0 && now.outboundLinks() > 0)
            sentences.add("the page linked to other sites " + before.outboundLinks() + " times, now " + now.outboundLinks());
        return new Difference(sentences, words(before.words(), now.words()));
    }

    public boolean nothing() {
        return sentences.isEmpty() && words.isEmpty();
    }

    /** All sentences as one text, with capital letter and full stop; blank when there is none. */
    public String inWords() {
        if (sentences.isEmpty()) return "";
        String all = String.join("; ", sentences);
        return all.substring(0, 1).toUpperCase(java.util.Locale.ROOT) + all.substring(1) + ".";
    }

    private static void manner(LinkCheck before, LinkCheck now, List<String> sentences) {
        boolean was = before.observation().isThere();
        boolean is = now.observation().isThere();
        if (was && is) {
            String then = Verdict.manner(before.observation(), before.qualifiers());
            String today = Verdict.manner(now.observation(), now.qualifiers());
            if (!then.equals(today)) sentences.add("was " + then + ", now " + today);
        } else if (was) {
            sentences.add("the link was there, " + Verdict.manner(before.observation(), before.qualifiers()) + "; now " + now.reason());
        } else if (is) {
            sentences.add("the link was not there (" + before.reason() + "), now it is");
        } else if (before.observation() != now.observation()) {
            sentences.add("before: " + before.reason() + "; now: " + now.reason());
        }
    }

    private static void link(LinkCheck before, LinkCheck now, List<String> sentences) {
        if (!Objects.equals(before.anchor(), now.anchor())) sentences.add("the anchor was “" + before.anchor() + "”, now “" + now.anchor() + "”");
        if (before.placement() != now.placement() && before.placement() != null && now.placement() != null)
            sentences.add("it stood " + before.placement().inWords() + ", now " + now.placement().inWords());
        if (before.occurrences() != now.occurrences()) sentences.add("the page linked to us " + times(before.occurrences()) + ", now " + times(now.occurrences()));
    }

    private static boolean bothSeeALink(LinkCheck before, LinkCheck now) {
        return before.observation().isThere() && now.observation().isThere();
    }

    private static String times(int n) {
        return n == 1 ? "once" : n == 2 ? "twice" : n + " times";
    }

    private static boolean isSamePage(String a, String b) {
        return a.equals(b) || WebAddress.parse(a).flatMap(x -> WebAddress.parse(b).map(y -> PageKey.isSame(x, y))).orElse(false);
    }

    private static List<Piece> words(Words before, Words now) {
        List<String> then = split(before);
        List<String> today = split(now);
        if (then.isEmpty() || today.isEmpty() || then.equals(today)) return List.of();
        List<Piece> pieces = new ArrayList<>();
        int at = 0;
        for (AbstractDelta<String> delta : DiffUtils.diff(then, today).getDeltas()) {
            int start = delta.getSource().getPosition();
            add(pieces, Kind.SAME, then.subList(at, start));
            add(pieces, Kind.GONE, delta.getSource().getLines());
            add(pieces, Kind.NEW, delta.getTarget().getLines());
            at = start + delta.getSource().size();
        }
        add(pieces, Kind.SAME, then.subList(at, then.size()));
        return pieces;
    }

    private static void add(List<Piece> pieces, Kind kind, List<String> words) {
        if (!words.isEmpty()) pieces.add(new Piece(kind, String.join(" ", words)));
    }

    private static List<String> split(Words words) {
        String text = (words.left() + words.words() + words.right()).replace("…", " ").strip();
        return text.isEmpty() ? List.of() : List.of(text.split("\\s+"));
    }
}
