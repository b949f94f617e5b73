package dev.linkwright.prospect.lost;

import java.util.Optional;

/**
 * Which lost links to show.
 *
 * @param competitor only links to this one
 * @param prospect   whether the site is a prospect already; empty for either
 */
public record LostFilter(Optional<String> competitor, Optional<Boolean> prospect) {

    public static final LostFilter FRESH = new LostFilter(Optional.empty(), Optional.of(false));

    /** The condition on {@code competitor_lost_link l}; its parameters are :brand and, where one is chosen, :competitor. */
    String where() {
        return "l.brand_id = :brand" + (competitor.isPresent() ? " and l.competitor = :competitor" : "")
            + prospect.map(yes -> " and " + (yes ? "" : "not ") + "exists (select 1 from prospect p where p.brand_id = l.brand_id and p.site_id = l.site_id)").orElse("");
    }
}
