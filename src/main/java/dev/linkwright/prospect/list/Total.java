package dev.linkwright.prospect.list;

/**
 * How many rows a list has: exactly, or only that there are more than some number, where counting them all would keep a page waiting.
 *
 * @param n    rows counted
 * @param more whether there are more than those
 */
public record Total(long n, boolean more) {

    /** As far as this, pages count what no tally knows; the exact number comes when it is asked for by itself. */
    public static final long AT_ONCE = 1_000;
    /** However many there are. */
    public static final long ALL = Long.MAX_VALUE;

    public static Total exactly(long n) {
        return new Total(n, false);
    }

    static Total moreThan(long n) {
        return new Total(n, true);
    }

    public boolean none() {
        return n == 0 && !more;
    }

    /** What is left when {@code some} of them are taken away. */
    public Total without(long some) {
        return new Total(Math.max(0, n - some), more);
    }

    /** Whether there are rows behind the first {@code shown}. */
    public boolean beyond(long shown) {
        return more || n > shown;
    }
}
