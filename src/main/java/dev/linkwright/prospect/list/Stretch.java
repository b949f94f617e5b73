package dev.linkwright.prospect.list;

import java.util.ArrayList;
import java.util.List;

/** Rows that stand together in a list; lists are stretches one after the other. */
interface Stretch {

    List<Long> ids(long offset, int limit);

    /** Asked only for pages behind this stretch. */
    long count();

    /** One page of stretches in a row. */
    static List<Long> page(List<Stretch> stretches, long offset, int limit) {
        List<Long> ids = new ArrayList<>();
        long skip = offset;
        for (Stretch stretch : stretches) {
            int wanted = limit - ids.size();
            if (wanted <= 0) {
                break;
            }
            List<Long> found = stretch.ids(skip, wanted);
            ids.addAll(found);
            if (found.size() < wanted) {
                skip = found.isEmpty() && skip > 0 ? Math.max(0, skip - stretch.count()) : 0;
            }
        }
        return ids;
    }
}
