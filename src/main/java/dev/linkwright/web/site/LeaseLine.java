package dev.linkwright.web.site;

import dev.linkwright.account.Role;
import dev.linkwright.account.User;
import dev.linkwright.brand.Brand;
import dev.linkwright.site.SiteLease;
import java.time.Instant;

/**
 * Who holds the conversation with a site, as the person who looks sees it.
 *
 * @param lease null for nobody
 * @param forBrand the name of the brand it is held for, null with it
 * @param taker the brand for which it would be taken, null before there is any
 */
record LeaseLine(SiteLease lease, String forBrand, User viewer, Brand taker) {

    public boolean held() {
        return lease != null;
    }

    public boolean mine() {
        return held() && lease.isHeldBy(viewer);
    }

    public String holder() {
        return lease.heldBy();
    }

    public Instant since() {
        return lease.since();
    }

    /** Null while the conversation goes on. */
    public Instant endsAt() {
        return lease.endsAt();
    }

    public String reason() {
        return lease.overrideReason();
    }

    public boolean canBeTaken() {
        return !held() && taker != null;
    }

    public boolean canBeTakenOver() {
        return held() && !mine() && taker != null;
    }

    public boolean canBeLetGo() {
        return held() && (mine() || viewer.role() != Role.SPECIALIST);
    }
}
