package dev.linkwright.shared;

import java.nio.charset.StandardCharsets;
import java.util.Base64;

/** Reading of {@code limit} and {@code cursor}, the same on every list of the API. */
public final class Paging {

    public static final int DEFAULT_LIMIT = 50;
    public static final int MAX_LIMIT = 500;

    private Paging() {
    }

    /** @throws RuleViolation outside 1..500 */
    public static int limit(Integer asked) {
        if (asked == null) {
            return DEFAULT_LIMIT;
        }
        if (asked < 1 || asked > MAX_LIMIT) {
            throw new RuleViolation("limit", "limit must be between 1 and " + MAX_LIMIT + ".");
        }
        return asked;
    }

    /** @return the opaque text for a position, such as an id */
    public static String cursor(Object position) {
        return Base64.getUrlEncoder().withoutPadding().encodeToString(position.toString().getBytes(StandardCharsets.UTF_8));
    }

    /** @return the position a cursor stands for, null for none */
    public static String position(String cursor) {
        if (cursor == null || cursor.isBlank()) {
            return null;
        }
        try {
            return new String(Base64.getUrlDecoder().decode(cursor), StandardCharsets.UTF_8);
        } catch (IllegalArgumentException e) {
            throw new RuleViolation("cursor", "This cursor is not one that a list gave out.");
        }
    }

    /** Lists ordered by descending id: the id to start below. */
    public static long idBelow(String cursor) {
        String position = position(cursor);
        return position == null ? Long.MAX_VALUE : id(position);
    }

    /** Lists ordered by ascending id: the id to start above. */
    public static long idAbove(String cursor) {
        String position = position(cursor);
        return position == null ? 0 : id(position);
    }

    private static long id(String position) {
        try {
            return Long.parseLong(position);
        } catch (NumberFormatException e) {
            throw new RuleViolation("cursor", "This cursor is not one that a list gave out.");
        }
    }
}
