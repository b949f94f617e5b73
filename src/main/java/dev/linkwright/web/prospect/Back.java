package dev.linkwright.web.prospect;

import java.net.URI;

/** Where a form leads when it is done: only to a page of prospects. */
final class Back {

    private Back() {
    }

    static URI to(String path) {
        return to(path, "/prospects?view=all");
    }

    static URI to(String path, String otherwise) {
        boolean ours = path != null && (path.equals("/prospects") || path.startsWith("/prospects?") || path.startsWith("/prospects/"));
        try {
            return URI.create(ours ? path : otherwise);
        } catch (IllegalArgumentException broken) {
            return URI.create(otherwise);
        }
    }
}
