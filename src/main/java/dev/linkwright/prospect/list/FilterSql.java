package dev.linkwright.prospect.list;

import dev.linkwright.prospect.ProspectFilter;
import dev.linkwright.prospect.ProspectWhere;
import dev.linkwright.prospect.Stage;
import dev.linkwright.prospect.Traits;
import dev.linkwright.site.search.SiteWords;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Collectors;

/**
 * A filter as SQL. Stage, owner, contact and "excluded" are dimensions of the tally, which counts and narrows them without reading a
 * prospect; everything else is a condition on the row with an index of its own.
 */
final class FilterSql {

    private static final String AT_SITES = "p.site_id = any(cast(:sites as bigint[]))";

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

    /** On a prospect {@code p}; brand and what the tally knows are the caller's. */
    static Conditions atSites(List<Long> sites, ProspectFilter filter) {
        return new Conditions().and(ProspectWhere.traits(filter)).and(AT_SITES, "sites", array(sites));
    }

    private static String array(List<Long> ids) {
        return ids.stream().map(String::valueOf).collect(Collectors.joining(",", "{", "}"));
    }

    /** On a prospect {@code p}; brand, stage and sunk are the caller's. */
    static Conditions onRow(Part part) {
        ProspectFilter filter = part.filter();
        Conditions conditions = new Conditions().and(ProspectWhere.traits(filter));
        if (part.sites().isPresent()) {
            conditions.and(AT_SITES, "sites", array(part.sites().get()));
        } else if (!filter.text().isBlank()) {
            SiteWords words = new SiteWords(filter.text());
            if (words.areLong()) {
                conditions.and("exists (select 1 from site_search x where x.id = p.site_id and x.text like :anywhere)", "anywhere", words.anywhere());
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
