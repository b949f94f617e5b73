package dev.linkwright.prospect.list;

import dev.linkwright.prospect.RankedProspects.Sort;
import dev.linkwright.prospect.Stage;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;

/**
 * Lists of what no tally knows: words, a country, bands, tags. What many have is found by a walk down the list without these conditions; what few
 * have, by its own index, and sorted. Which of both it is, the beginning of the walk says.
 */
@ApplicationScoped
class ListBeyondTally {

    /** So far down it is looked for in the list, before all that fit are looked for and sorted; */
    private static final int FAR = 6_000;
    /** so far only to count more than is needed. */
    private static final int NEAR = 3_000;
    /** "More than a dozen" says little: counted as far as this, whatever is shown. */
    private static final int WORTH_SAYING = 30;

    private final ListByIndex index;

    ListBeyondTally(ListByIndex index) {
        this.index = index;
    }

    /** The first rows of a list that only the tally narrows, in the order that is looked at. */
    interface Top {
        List<Long> of(Part part, int rows);
    }

    List<Long> ids(Part part, Narrowed asked, Listing.Look look, Top top, long offset, int limit) {
        if (part.isNarrow()) {
            return plainly(part, look, offset, limit);
        }
        Walk walk = walk(part, asked, look, top);
        if (!asked.isFound() && walk.has(offset + limit, FAR)) {
            return walk.found().stream().skip(offset).limit(limit).toList();
        }
        return asked.found().map(found -> index.these(found.of(part), score(look), first(look.sort()), offset, limit)).orElseGet(() -> plainly(part, look, offset, limit));
    }

    /**
     * Not further than {@code most}.
     *
     * @param look  in its order lists are walked down
     * @param shown it must come out whether there are more than these
     */
    Total count(List<Part> parts, Narrowed asked, Listing.Look look, Top top, long shown, long most) {
        if (!asked.asksSites() || parts.stream().anyMatch(Part::isNarrow)) {
            return countUpTo(parts, most);
        }
        long enough = Math.max(shown + 1, WORTH_SAYING);
        if (!asked.isFound() && parts.stream().noneMatch(Part::waiting)) {
            List<Walk> walks = parts.stream().map(part -> walk(part, asked, look, top)).toList();
            walks.stream().filter(walk -> walk.has(enough, FAR)).forEach(walk -> walk.collect(most + 1, NEAR));
            long met = walks.stream().mapToLong(walk -> walk.found().size()).sum();
            if (walks.stream().allMatch(Walk::ended)) {
                return Total.exactly(met);
            }
            if (met >= enough) {
                return Total.atLeast(met, most);
            }
        }
        return Total.exactly(asked.found().orElseThrow().of(asked.filter()).n());
    }

    private Total countUpTo(List<Part> parts, long most) {
        long count = 0;
        for (Part part : parts) {
            count += index.countUpTo(part, most + 1 - count);
            if (count > most) {
                return Total.moreThan(most);
            }
        }
        return Total.exactly(count);
    }

    /** Since when the middle one of them has been in its stage; of a list that was counted to its end. */
    Optional<Instant> middleSince(Part part, Narrowed asked, Listing.Look look, Top top) {
        if (part.isNarrow() || !asked.asksSites()) {
            return index.middleSince(part);
        }
        Walk walk = walk(part, asked, look, top);
        return walk.ended() ? index.middleSince(Ids.of(walk.found())) : asked.found().flatMap(found -> index.middleSince(found.of(part)));
    }

    private Walk walk(Part part, Narrowed asked, Listing.Look look, Top top) {
        return asked.walk(List.of(part, look), () -> new Walk(rows -> top.of(part.withoutTheRest(), rows), some -> index.fitting(part, some)));
    }

    /** Found by an index of their own, all of them, and sorted. */
    private List<Long> plainly(Part part, Listing.Look look, long offset, int limit) {
        return index.byColumn(part, score(look), "", first(look.sort()), offset, limit);
    }

    private static ScoreSql score(Listing.Look look) {
        return look.asked() ? look.score() : ScoreSql.STANDING;
    }

    private static String first(Sort sort) {
        return switch (sort) {
            case SCORE -> "";
            case SITE -> "p.domain, ";
            case RELEVANCE -> "p.relevance desc nulls last, ";
            case AUTHORITY -> "p.authority desc nulls last, ";
            case TRAFFIC -> "p.traffic desc nulls last, ";
            case SPAM -> "p.spam desc nulls last, ";
            case STAGE -> "array_position(array[" + Listing.FURTHEST_FIRST.stream().map(Stage::name).map(stage -> "'" + stage + "'").collect(Collectors.joining(", ")) + "], p.stage), ";
            case OWNER -> "p.owner_id nulls last, ";
            case TOUCH -> "p.last_touch_at desc nulls last, ";
        };
    }
}
