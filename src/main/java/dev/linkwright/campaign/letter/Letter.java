package dev.linkwright.campaign.letter;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * One person's mail: subject, body, the legal lines under it, and everything that stops it from being sent.
 * The legal lines (postal address, why they get this, a plain way out) are no part of what an author edits.
 */
public record Letter(Rendered subject, Rendered body, Optional<HtmlPart> rich, String legal) {

    public static Letter render(String subject, String body, String legal, MergeValues values) {
        return render(subject, body, null, legal, values);
    }

    /** @param html null for text only */
    public static Letter render(String subject, String body, String html, String legal, MergeValues values) {
        Optional<HtmlPart> rich = html == null || html.isBlank() ? Optional.empty() : Optional.of(HtmlPart.render(html, values));
        return new Letter(Template.subject(subject).render(values), Template.body(body).render(values), rich, legal);
    }

    /** What stops it: empty or unknown fields, leftovers, and names of other sites. */
    public List<Flaw> flaws(OtherSites others) {
        List<Flaw> flaws = new ArrayList<>(subject.flaws());
        flaws.addAll(body.flaws());
        flaws.addAll(others.namedIn(subject, "subject"));
        flaws.addAll(others.namedIn(body, "body"));
        rich.ifPresent(part -> {
            flaws.addAll(part.source().flaws());
            flaws.addAll(others.namedIn(part.source(), "html"));
        });
        return flaws.stream().distinct().toList();
    }

    /** The text part as it leaves: the body, then the legal lines under the usual signature mark. */
    public String text() {
        return body.text().stripTrailing() + "\n\n-- \n" + legal + "\n";
    }

    /** The HTML part as it leaves, with the same legal lines; null when there is none. */
    public String html() {
        return rich.map(part -> part.safe() + "\n<hr>\n<p>" + HtmlPart.linked(legal) + "</p>\n").orElse(null);
    }
}
