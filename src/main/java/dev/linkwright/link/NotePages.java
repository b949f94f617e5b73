package dev.linkwright.link;

import java.time.Instant;
import java.util.List;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;

import dev.linkwright.account.User;
import dev.linkwright.brand.Brand;
import dev.linkwright.link.inspect.Words;
import dev.linkwright.shared.RuleViolation;

/** Takes in pages that somebody found by hand; each is visited soon, and stays as a mention when it names the brand without a link. */
@ApplicationScoped
public class NotePages {

    private static final int MOST = 200;

    private final NoteMention note;

    NotePages(NoteMention note) {
        this.note = note;
    }

    public record Noted(String pageUrl, NoteMention.Result result) {}

    /**
     * @return one for each address, in their order; one that stands twice counts once
     * @throws RuleViolation naming {@code pages}, or {@code pageUrl} when one is no web address: then none is noted
     */
    @Transactional
    public List<Noted> run(Brand brand, List<String> pages, User by, Instant now) {
        List<String> lines = pages == null ? List.of() : pages.stream().map(line -> line == null ? "" : line.strip()).filter(line -> !line.isEmpty()).distinct().toList();
        if (lines.isEmpty()) throw new RuleViolation("pages", "Enter at least one address, each on a line of its own.");
        if (lines.size() > MOST) throw new RuleViolation("pages", "At most " + MOST + " at once. A longer list can be imported.");
        return lines.stream().map(line -> new Noted(line, note.run(brand, line, Words.NONE, "added by " + by.firstName(), null, now))).toList();
    }
}
