package dev.linkwright.shared;

import java.util.List;
import java.util.function.Function;

/**
 * One page of a list.
 *
 * @param nextCursor hand it back as {@code cursor} to get the following page; null on the last one
 */
public record Page<T>(List<T> items, String nextCursor) {

    public static <T> Page<T> last(List<T> items) {
        return new Page<>(items, null);
    }

    /**
     * From rows fetched with one more than the limit: the extra one only tells that there is a next page.
     *
     * @param cursorOf what the next page starts after, of the last item shown
     */
    public static <T> Page<T> of(List<T> rows, int limit, Function<T, String> cursorOf) {
        if (rows.size() <= limit) {
            return last(rows);
        }
        List<T> shown = List.copyOf(rows.subList(0, limit));
        return new Page<>(shown, cursorOf.apply(shown.get(limit - 1)));
    }

    public <R> Page<R> map(Function<? super T, ? extends R> change) {
        return new Page<>(items.stream().<R>map(change).toList(), nextCursor);
    }
}
