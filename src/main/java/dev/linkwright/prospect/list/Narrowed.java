package dev.linkwright.prospect.list;

import dev.linkwright.prospect.ProspectFilter;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.function.Supplier;
import java.util.function.UnaryOperator;

/** A filter of which nothing is looked for twice, however many lists, lanes and counts are made of it. For one page or answer, on one thread. */
public final class Narrowed {

    private final ProspectFilter filter;
    private final Optional<Sought> sought;
    private final Map<Object, Walk> walks;

    /** @param found asked when it is needed first; empty where nothing is asked of the sites */
    Narrowed(ProspectFilter filter, Optional<Supplier<Found>> found) {
        this(filter, found.map(Sought::new), new HashMap<>());
    }

    private Narrowed(ProspectFilter filter, Optional<Sought> sought, Map<Object, Walk> walks) {
        this.filter = filter;
        this.sought = sought;
        this.walks = walks;
    }

    /**
     * All prospects at sites that have the words, or are in the country, and have what else is asked beyond the tally.
     *
     * @param at their numbers, by what the tally knows of them
     */
    record Found(Map<TallyKey, Ids> at) {

        Ids of(ProspectFilter what) {
            return of(key -> key.fits(what));
        }

        Ids of(Part part) {
            return of(key -> key.fits(part.filter()) && part.stages().contains(key.stage()) && key.sunk() == part.sunk() && key.waiting() == part.waiting());
        }

        private Ids of(Predicate<TallyKey> which) {
            return Ids.together(at.entrySet().stream().filter(row -> which.test(row.getKey())).map(Map.Entry::getValue).toList());
        }
    }

    private static final class Sought {
        private final Supplier<Found> question;
        private Found found;

        Sought(Supplier<Found> question) {
            this.question = question;
        }

        Found found() {
            if (found == null) {
                found = question.get();
            }
            return found;
        }
    }

    /** The same words and traits in another stage, among the excluded or the like. */
    public Narrowed with(UnaryOperator<ProspectFilter> change) {
        return new Narrowed(change.apply(filter), sought, walks);
    }

    public ProspectFilter filter() {
        return filter;
    }

    /** Whether something is asked of the sites: words or a country. */
    boolean asksSites() {
        return sought.isPresent();
    }

    /** Whether {@link #found} would only say again what it has said. */
    boolean isFound() {
        return sought.isPresent() && sought.get().found != null;
    }

    /** Empty where nothing is asked of the sites. */
    Optional<Found> found() {
        return sought.map(Sought::found);
    }

    /** One walk down each list, for its rows and its count. */
    Walk walk(Object list, Supplier<Walk> beginning) {
        return walks.computeIfAbsent(list, key -> beginning.get());
    }
}
