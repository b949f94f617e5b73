package dev.linkwright.campaign.letter;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Finds placeholders that someone forgot to replace, in the finished text, whoever wrote them. */
final class Leftovers {
    private static final Pattern LEFTOVER = Pattern.compile(String.join("|",
            "\\{\\{[^{}\\n]{0,40}(?:}})?", "}}", "\\{%[^\\n]{0,40}?%}", "\\$\\{[^}\\n]{0,40}}?",
            "\\{[a-z]+(?:_[a-z]+)*(?:\\|[^{}\\n]*)?}?",     // {first_name} inside a value, or a brace left open
            "%[A-Z][A-Z_ ]+%", "%%[^%\\n]{1,40}%%",
            "\\*\\|[^|\\n]{1,40}\\|\\*",                    // *|FNAME|*
            "\\[[\\p{L}][\\p{L} _'’-]{1,40}](?!\\()",       // [name], but not [1] and not [words](link)
            "<<[^<>\\n]{1,40}>>",
            "<(?i:(?:first|last|your|my)?[ _]?(?:name|company|website|site|url|title|topic))>",
            "\\b(?:XXX+|TODO|TBD)\\b", "(?i:\\blorem ipsum\\b)"));
    // Square brackets people write on purpose.
    private static final Set<String> HARMLESS = Set.of("[sic]", "[pdf]", "[video]", "[update]", "[updated]", "[infographic]");

    private Leftovers() { }

    static List<Flaw> in(String text, List<Rendered.Span> spans, String place) {
        List<Flaw> flaws = new ArrayList<>();
        Matcher matcher = LEFTOVER.matcher(text);
        while (matcher.find()) {
            if (HARMLESS.contains(matcher.group().toLowerCase(java.util.Locale.ROOT)) || isReportedAlready(matcher, spans)) {
                continue;
            }
            String field = spans.stream().filter(span -> span.from() <= matcher.start() && span.to() >= matcher.end())
                    .map(Rendered.Span::field).findFirst().orElse(place);
            flaws.add(new Flaw(Flaw.Kind.LEFTOVER, field, "Leftover “" + matcher.group() + "”."));
        }
        return flaws;
    }

    /** An empty or unknown field stands in the text in its raw spelling; it has a flaw of its own. */
    private static boolean isReportedAlready(Matcher matcher, List<Rendered.Span> spans) {
        return spans.stream().anyMatch(span -> (span.mark() == Rendered.Mark.EMPTY || span.mark() == Rendered.Mark.UNKNOWN)
                && span.from() < matcher.end() && span.to() > matcher.start());
    }
}
