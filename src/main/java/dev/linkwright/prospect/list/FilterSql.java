package dev.linkwright.prospect.list;

import dev.linkwright.prospect.ProspectFilter;
import dev.linkwright.prospect.ProspectWhere;
import dev.linkwright.prospect.Stage;
import dev.linkwright.prospect.Traits;
import dev.linkwright.site.search.SiteWords;
import java.util.Arrays;
import java.util.List;

/**
 * A filter as SQL. Stage, owner, contact and "excluded" are dimensions of the tally, which counts and narrows them without reading a
 * prospect; everything else is a condition on the row with an index of its own.
 */
final class FilterSql {

    private FilterSql() {
    }

    /** The stages that fit. */
    static List<Stage> stages(ProspectFilter filter) {
        return Arrays.stream(Stage.values())
            .filter(stage -> filter.stage().isEmpty() || filter.stage().get() == stage)
            .filter(stage -> !filter.open() || stage.isOpen()).toList();
    }

    /** Whether the tally alone can say how many fit. */
    static boolean inTally(ProspectFilter filter) {
        return ProspectWhere.beyondTally(filter).sql().isEmpty();
    }

    /** The same filter, only as far as the tally knows. */
    static ProspectFilter onlyTally(ProspectFilter filter) {
        return filter.withText("").with(Traits.ANY);
    }

    /** On a row of {@code prospect_count}; brand, stage and sunk are the caller's. */
    static Conditions onTally(ProspectFilter filter) {
        Conditions conditions = new Conditions();
        filter.owner().ifPresent(owner -> conditions.and("c.owner_id = :owner", "owner", owner));
        filter.contact().ifPresent(known -> conditions.and(known ? "c.has_contact" : "not c.has_contact"));
        return conditions;
    }

    /** On a prospect {@code p}; brand, stage and sunk are the caller's. Words lead by their index. */
    static Conditions onRow(Part part) {
        return onRow(part.filter(), "exists (select 1 from site_search x where x.id = p.site_id and x.text like :anywhere)");
    }

    /** The same for prospects that are looked at one by one: their words are read, not looked for, and those that are not filled in yet too. */
    static Conditions oneByOne(Part part) {
        Conditions conditions = onRow(part.filter(), """
            (exists (select 1 from site_search x where x.id = p.site_id and strpos(x.text, :words) > 0) or p.domain like :start
                or p.site_id in (select id from site_search_waiting where text like :anywhere))""");
        SiteWords words = new SiteWords(part.filter().text());
        return words.areLong() ? conditions.with("words", words.text()).with("start", words.start()) : conditions;
    }

    private static Conditions onRow(ProspectFilter filter, String hasWords) {
        Conditions conditions = new Conditions().and(ProspectWhere.traits(filter));
        if (!filter.text().isBlank()) {
            SiteWords words = new SiteWords(filter.text());
            if (words.areLong()) {
                conditions.and(hasWords, "anywhere", words.anywhere());
            } else {
                conditions.and("p.domain like :start", "start", words.start());
            }
        }
        filter.owner().ifPresent(owner -> {
            if (owner == 0) {
                conditions.and("p.owner_id is null");
            } else {
                conditions.and("p.owner_id = :owner", "owner", owner);
            }
        });
        filter.contact().ifPresent(known -> conditions.and(known ? "p.has_contact" : "not p.has_contact"));
        return conditions;
    }
}
