package dev.linkwright.campaign.letter;

import java.util.ArrayList;
import java.util.List;

/**
 * One person's mail: subject, body, the legal lines under it, and everything that stops it from being sent.
 * The legal lines (postal address, why they get this, a plain way out) are no part of what an author edits.
 */
public record Letter(Rendered subject, Rendered body, String legal) {

    public static Letter render(String subject, String body, String legal, MergeValues values) {
        return new Letter(Template.subject(subject).render(values), Template.body(body).render(values), legal);
    }

    /** What stops it: empty or unknown fields, leftovers, and names of other sites. */
    public List<Flaw> flaws(OtherSites others) {
        List<Flaw> flaws = new ArrayList<>(subject.flaws());
        flaws.addAll(body.flaws());
        flaws.addAll(others.namedIn(subject, "subject"));
        flaws.addAll(others.namedIn(body, "body"));
        return flaws.stream().distinct().toList();
    }

    /** The text part as it leaves: the body, then the legal lines under the usual signature mark. */
    public String text() {
        return body.text().stripTrailing() + "\n\n-- \n" + legal + "\n";
    }
}
