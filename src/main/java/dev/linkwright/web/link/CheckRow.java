package dev.linkwright.web.link;

import java.util.ArrayList;
import java.util.List;

import dev.linkwright.link.Difference;
import dev.linkwright.link.LinkCheck;
import dev.linkwright.link.Verdict;
import dev.linkwright.link.inspect.Observation;

/** One visit as the tables show it; {@code difference} is null when nothing changed. */
public record CheckRow(LinkCheck check, Look verdict, Proof proof, Difference difference) {

    /** Each with what changed since the one before that could see the page. */
    static List<CheckRow> of(List<LinkCheck> newestFirst) {
        List<CheckRow> rows = new ArrayList<>();
        for (int i = 0; i < newestFirst.size(); i++) {
            LinkCheck check = newestFirst.get(i);
            Difference difference = newestFirst.subList(i + 1, newestFirst.size()).stream().filter(c -> c.observation() != Observation.UNVERIFIABLE).findFirst()
                .map(before -> Difference.between(before, check)).filter(d -> !d.nothing()).orElse(null);
            rows.add(new CheckRow(check, Look.of(Verdict.of(check), check.observation().isThere()), Proof.of(check), difference));
        }
        return rows;
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
