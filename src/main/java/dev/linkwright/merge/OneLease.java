package dev.linkwright.merge;

import dev.linkwright.site.SiteLease;
import dev.linkwright.site.SiteLeases;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Comparator;
import java.util.Optional;
import java.util.stream.Stream;

/** Of two holds on what is one site now, the one that was taken first goes on; one that is ending yields to one that is not. */
@ApplicationScoped
class OneLease {

    private final SiteLeases leases;
    private final Rows rows;

    OneLease(SiteLeases leases, Rows rows) {
        this.leases = leases;
        this.rows = rows;
    }

    Optional<SiteLease> of(long keptId, long mergedId) {
        return Stream.of(leases.holder(keptId), leases.holder(mergedId)).flatMap(Optional::stream)
                .min(Comparator.comparing((SiteLease lease) -> lease.endsAt() != null).thenComparing(SiteLease::since));
    }

    /** Whether sequences are open at both, so that one has to stop. */
    boolean bothWrite(long keptId, long mergedId) {
        return open(keptId) > 0 && open(mergedId) > 0;
    }

    void settle(long keptId, long mergedId, Optional<SiteLease> lease) {
        lease.ifPresent(holds -> {
            rows.run("delete from site_lease where site_id in (?1, ?2) and site_id <> ?3", keptId, mergedId, holds.siteId());
            rows.run("update site_lease set site_id = ?1 where site_id = ?2", keptId, holds.siteId());
        });
    }

    private long open(long siteId) {
        return rows.number("select count(*) from enrollment where site_id = ?1 and state not in ('STOPPED', 'FINISHED')", siteId);
    }
}
