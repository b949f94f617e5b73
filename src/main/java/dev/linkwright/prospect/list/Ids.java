package dev.linkwright.prospect.list;

import java.util.Collection;
import java.util.List;
import java.util.stream.Collectors;

/**
 * Numbers of rows on their way from one question to the database to the next, unread.
 *
 * @param n     how many
 * @param array as PostgreSQL writes a {@code bigint[]}: "{1,2,3}"
 */
record Ids(long n, String array) {

    static Ids of(Collection<Long> numbers) {
        return new Ids(numbers.size(), numbers.stream().map(String::valueOf).collect(Collectors.joining(",", "{", "}")));
    }

    static Ids together(List<Ids> parts) {
        return new Ids(parts.stream().mapToLong(Ids::n).sum(),
            parts.stream().filter(part -> part.n > 0).map(part -> part.array.substring(1, part.array.length() - 1)).collect(Collectors.joining(",", "{", "}")));
    }
}
