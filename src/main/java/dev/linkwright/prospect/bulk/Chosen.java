package dev.linkwright.prospect.bulk;

import dev.linkwright.brand.Brand;
import dev.linkwright.prospect.ProspectFilter;
import dev.linkwright.prospect.ProspectWhere;
import dev.linkwright.shared.RuleViolation;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Which prospects of a brand a change is meant for. */
public sealed interface Chosen {

    /** Rows that somebody ticked. */
    record These(List<Long> ids) implements Chosen {
        public These {
            ids = ids == null ? List.of() : List.copyOf(ids);
            if (ids.isEmpty()) {
                throw new RuleViolation("prospectId", "Choose at least one prospect first.");
            }
        }
    }

    /**
     * All that a view holds.
     *
     * @param seen how many it held when they were chosen; where it holds another number now, nothing is changed
     */
    record AllOf(ProspectFilter filter, long seen) implements Chosen {
    }

    default ProspectWhere in(Brand brand) {
        if (this instanceof AllOf all) {
            return ProspectWhere.of(brand, all.filter());
        }
        ProspectWhere whole = ProspectWhere.of(brand, ProspectFilter.ALL);
        Map<String, Object> parameters = new LinkedHashMap<>(whole.parameters());
        parameters.put("ids", ((These) this).ids().toArray(Long[]::new));
        return new ProspectWhere(whole.sql() + " and p.id = any(:ids)", parameters);
    }
}
