package dev.linkwright.campaign.letter;

import java.util.ArrayList;
import java.util.List;

/**
 * One text for one person, with the places where values were put in, so that a preview can mark them.
 * Spans are in order and do not overlap; an empty or unknown field is a span of its raw spelling.
 */
public record Rendered(String text, List<Span> spans, List<Flaw> flaws) {

    public enum Mark { VALUE, NOTE, EMPTY, UNKNOWN }

    /** {@code from} inclusive, {@code to} exclusive, as indexes into the text. */
    public record Span(int from, int to, String field, Mark mark) { }

    /** A piece of a line: {@code mark} is null for the step's own words. */
    public record Piece(String text, String field, Mark mark) {
        public boolean isMerged() {
            return mark != null;
        }

        public boolean isNote() {
            return mark == Mark.NOTE;
        }

        public boolean isEmpty() {
            return mark == Mark.EMPTY;
        }

        public boolean isUnknown() {
            return mark == Mark.UNKNOWN;
        }
    }

    public boolean isClean() {
        return flaws.isEmpty();
    }

    /** The text cut into lines and each line into pieces: what a preview shows. */
    public List<List<Piece>> lines() {
        List<List<Piece>> lines = new ArrayList<>();
        int start = 0;
        while (start <= text.length()) {
            int end = text.indexOf('\n', start);
            int stop = end < 0 ? text.length() : end;
            lines.add(pieces(start, stop));
            start = stop + 1;
        }
        return lines;
    }

    /** Paragraphs as people see them: runs of lines without an empty line between. */
    public List<List<List<Piece>>> paragraphs() {
        List<List<List<Piece>>> paragraphs = new ArrayList<>();
        List<List<Piece>> current = new ArrayList<>();
        for (List<Piece> line : lines()) {
            if (line.isEmpty()) {
                if (!current.isEmpty()) {
                    paragraphs.add(current);
                    current = new ArrayList<>();
                }
            } else {
                current.add(line);
            }
        }
        if (!current.isEmpty()) {
            paragraphs.add(current);
        }
        return paragraphs;
    }

    private List<Piece> pieces(int start, int stop) {
        List<Piece> pieces = new ArrayList<>();
        int at = start;
        for (Span span : spans) {
            if (span.to() <= start || span.from() >= stop) {
                continue;
            }
            if (span.from() > at) {
                pieces.add(new Piece(text.substring(at, span.from()), null, null));
            }
            pieces.add(new Piece(text.substring(Math.max(span.from(), start), Math.min(span.to(), stop)), span.field(), span.mark()));
            at = Math.min(span.to(), stop);
        }
        if (at < stop) {
            pieces.add(new Piece(text.substring(at, stop), null, null));
        }
        return pieces;
    }
}
