package dev.linkwright.prospect.broken;

import dev.linkwright.shared.NotFound;
import io.quarkus.hibernate.orm.panache.PanacheRepository;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

@ApplicationScoped
public class OutboundLinks implements PanacheRepository<OutboundLink> {

    public OutboundLink require(long id) {
        return findByIdOptional(id).orElseThrow(() -> new NotFound("outbound link " + id));
    }

    /** Dead ones first, each kind in the order of the page. A page has at most {@link FoundLinks#MOST} links. */
    public List<OutboundLink> of(PageCheck check, Optional<LinkVerdict> verdict) {
        List<OutboundLink> all = verdict.isPresent() ? list("check = ?1 and verdict = ?2 order by place", check, verdict.get())
            : list("check = ?1 order by place", check);
        return all.stream().sorted(Comparator.comparing(OutboundLink::verdict).thenComparing(OutboundLink::place)).toList();
    }

    /** When the next one of them is due; empty when nothing more is to be done. */
    public Optional<java.time.Instant> nextDue(PageCheck check) {
        return find("check = ?1 and nextCheckAt is not null order by nextCheckAt", check).firstResultOptional().map(OutboundLink::nextCheckAt);
    }

    boolean anyDue(PageCheck check) {
        return count("check = ?1 and nextCheckAt is not null", check) > 0;
    }
}
