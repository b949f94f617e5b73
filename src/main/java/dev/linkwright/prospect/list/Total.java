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
    public static Total exactly(long n) {
        return new Total(n, false);
    }

    static Total moreThan(long n) {
        return new Total(n, true);
    }

    /** Where so many were met and nobody looked further: more than a round number below, no higher than {@code most}. */
    static Total atLeast(long met, long most) {
        long digit = (long) Math.pow(10, Math.floor(Math.log10(Math.max(1, met - 1))));
        return moreThan(Math.min(most, (met - 1) / digit * digit));
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
