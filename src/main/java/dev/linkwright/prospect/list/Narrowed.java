package dev.linkwright.prospect.list;

import dev.linkwright.prospect.ProspectFilter;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;
import java.util.function.UnaryOperator;

/** A filter whose words or country were looked for once, however many lists, lanes and counts are made of it. For one page or answer, on one thread. */
public final class Narrowed {

    private final ProspectFilter filter;
    private final Optional<Found> found;

    /** @param found empty where nothing is asked of the sites */
    Narrowed(ProspectFilter filter, Optional<Found> found) {
        this.filter = filter;
        this.found = found;
    }

    /** Sites that have the words, or are in the country. */
    static final class Found {
        private final List<Long> sites;
        private final boolean all;
        private final Supplier<Counts> counting;
        private Counts counts;

        /**
         * @param all      whether no other site has them
         * @param counting asked when it is needed first: the prospects at these sites that have what else is asked, by stage, owner and contact
         */
        Found(List<Long> sites, boolean all, Supplier<Counts> counting) {
            this.sites = sites;
            this.all = all;
            this.counting = counting;
        }

        boolean all() {
            return all;
        }

        Counts counts() {
            if (counts == null) {
                counts = counting.get();
            }
            return counts;
        }
    }

    /** The same words and traits in another stage, among the excluded or the like. */
    public Narrowed with(UnaryOperator<ProspectFilter> change) {
        return new Narrowed(change.apply(filter), found);
    }

    public ProspectFilter filter() {
        return filter;
    }

    Optional<Found> found() {
        return found;
    }

    /** All sites that have them; empty where nothing is asked of the sites, and where so many have it that lists are gone through instead. */
    Optional<List<Long>> sites() {
        return found.filter(Found::all).map(some -> some.sites);
    }
}
