package dev.linkwright.prospect.gap;

import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

/**
 * Which referring sites to show.
 *
 * @param least      how many competitors a site links to at least; 0 for any
 * @param competitor only sites that link to this one
 * @param ours       whether the site links to us; empty for either
 * @param prospect   whether the site is a prospect already; empty for either
 * @param spam       also sites marked as spam
 */
public record GapFilter(int least, Optional<String> competitor, Optional<Boolean> ours, Optional<Boolean> prospect, boolean spam) {

    /** Sites that link to two or more competitors and not to us. */
    public static final GapFilter GAP = new GapFilter(2, Optional.empty(), Optional.of(false), Optional.empty(), false);

    /** All sites that link to this competitor, whoever else they link to. */
    public static GapFilter allOf(String competitor) {
        return new GapFilter(1, Optional.of(competitor), Optional.empty(), Optional.empty(), true);
    }

    /** All sites that link to us. */
    public static GapFilter linkingToUs() {
        return new GapFilter(0, Optional.empty(), Optional.of(true), Optional.empty(), true);
    }


    /** The condition on {@code referring_site r}; its parameters are {@link #parameters}. */
    String where() {
        StringBuilder where = new StringBuilder("r.brand_id = :brand");
        if (least > 0) {
            where.append(" and r.n >= :least");
        }
        competitor.ifPresent(name -> where.append(" and :competitor = any (r.competitors)"));
        ours.ifPresent(yes -> where.append(yes ? " and r.ours" : " and not r.ours"));
        prospect.ifPresent(yes -> where.append(yes ? " and r.is_prospect" : " and not r.is_prospect"));
        if (!spam) {
            where.append(" and not r.spam");
        }
        return where.toString();
    }

    Map<String, Object> parameters(long brandId) {
        Map<String, Object> parameters = new HashMap<>();
        parameters.put("brand", brandId);
        if (least > 0) {
            parameters.put("least", least);
        }
        competitor.ifPresent(name -> parameters.put("competitor", name));
        return parameters;
    }
}
