package dev.linkwright.campaign.letter;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.UnaryOperator;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A step's subject or body as its author wrote it. Rendering is one pass over the author's text: a value is put in
 * and never looked at again, so braces inside a value stay what they are (and are reported as a leftover).
 */
public record Template(String place, String text) {
    // A name or words between single braces, perhaps with a fallback; "{{" and CSS-like "{ color: red }" do not match.
    private static final Pattern FIELD = Pattern.compile("(?<!\\{)\\{([A-Za-z][A-Za-z0-9_ -]*)(?:\\|([^{}\\r\\n]*))?}(?!})");

    public static Template subject(String text) {
        return new Template("subject", text);
    }

    public static Template body(String text) {
        return new Template("body", text.replace("\r\n", "\n").replace('\r', '\n'));
    }

    /** An HTML part; its values must be escaped, see {@link HtmlPart}. */
    public static Template html(String text) {
        return new Template("html", body(text).text());
    }

    /** The known fields used here, in order of first use. */
    public Set<MergeField> fields() {
        Set<MergeField> fields = new LinkedHashSet<>();
        Matcher matcher = FIELD.matcher(text);
        while (matcher.find()) {
            MergeField.named(matcher.group(1)).ifPresent(fields::add);
        }
        return fields;
    }

    /** Names between braces that are no merge field. */
    public Set<String> unknownFields() {
        Set<String> unknown = new LinkedHashSet<>();
        Matcher matcher = FIELD.matcher(text);
        while (matcher.find()) {
            if (MergeField.named(matcher.group(1)).isEmpty()) {
                unknown.add(matcher.group(1));
            }
        }
        return unknown;
    }

    public Rendered render(MergeValues values) {
        return render(values, value -> value);
    }

    /** @param escape makes a value what it must be where it goes */
    Rendered render(MergeValues values, UnaryOperator<String> escape) {
        StringBuilder out = new StringBuilder();
        List<Rendered.Span> spans = new ArrayList<>();
        List<Flaw> flaws = new ArrayList<>();
        Matcher matcher = FIELD.matcher(text);
        int at = 0;
        while (matcher.find()) {
            out.append(text, at, matcher.start());
            at = matcher.end();
            int from = out.length();
            Rendered.Mark mark = putIn(matcher, values, escape, out, flaws);
            if (out.length() > from) {
                spans.add(new Rendered.Span(from, out.length(), matcher.group(1), mark));
            }
        }
        out.append(text, at, text.length());
        String rendered = out.toString();
        flaws.addAll(Leftovers.in(rendered, spans, place));
        return new Rendered(rendered, List.copyOf(spans), List.copyOf(flaws));
    }

    private Rendered.Mark putIn(Matcher matcher, MergeValues values, UnaryOperator<String> escape, StringBuilder out, List<Flaw> flaws) {
        String name = matcher.group(1);
        Optional<MergeField> known = MergeField.named(name);
        if (known.isEmpty()) {
            out.append(matcher.group());
            flaws.add(new Flaw(Flaw.Kind.UNKNOWN, name, "{" + name + "} is not a merge field."));
            return Rendered.Mark.UNKNOWN;
        }
        MergeField field = known.get();
        String value = values.of(field).orElse(matcher.group(2));
        if (value == null || value.isBlank()) {
            out.append(field.braced());
            flaws.add(new Flaw(Flaw.Kind.EMPTY, field.key(), field.braced() + " is empty."));
            return Rendered.Mark.EMPTY;
        }
        if (hasForbiddenCharacter(value)) {
            out.append(field.braced());
            flaws.add(new Flaw(Flaw.Kind.BROKEN_VALUE, field.key(),
                    field.braced() + " holds a line break or an invisible control character."));
            return Rendered.Mark.EMPTY;
        }
        out.append(escape.apply(value));
        return field.isNote() ? Rendered.Mark.NOTE : Rendered.Mark.VALUE;
    }

    /**
     * CR, LF, NUL and other controls could break out of a header or hide text; line separators and direction
     * overrides (Unicode Cc, Zl, Zp, bidi controls) could do the same to a reader's eye. Half a surrogate pair is no character.
     */
    public static boolean hasForbiddenCharacter(String value) {
        return value.codePoints().anyMatch(c -> Character.isISOControl(c) || c == 0x2028 || c == 0x2029
                || (c >= 0x202A && c <= 0x202E) || (c >= 0x2066 && c <= 0x2069)
                || (c >= Character.MIN_SURROGATE && c <= Character.MAX_SURROGATE));
    }
}
