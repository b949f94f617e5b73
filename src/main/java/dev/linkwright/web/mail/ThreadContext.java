package dev.linkwright.web.mail;

import dev.linkwright.brand.Asset;
import dev.linkwright.campaign.Enrollment;
import dev.linkwright.link.Backlink;
import dev.linkwright.mail.MailThread;
import dev.linkwright.prospect.Prospect;
import dev.linkwright.site.Contact;
import dev.linkwright.site.Site;
import dev.linkwright.site.SiteLease;
import java.util.List;

/** What stands beside a conversation: the site, the prospect, the campaign, links and people. Null where there is none. */
record ThreadContext(Site site, Prospect prospect, SiteLease lease, List<Enrollment> enrollments, List<Backlink> links, List<Contact> people,
                     List<Asset> assets) {

    /** The address a promised link most likely points to. */
    public String likelyTarget() {
        return enrollments.stream().findFirst().flatMap(e -> e.campaign().assetId())
                .flatMap(id -> assets.stream().filter(a -> a.id().equals(id)).findFirst()).map(Asset::url).orElse("");
    }

    public boolean heldHere(MailThread thread) {
        return lease != null && lease.brandId() != null && lease.brandId() == thread.brandId();
    }
}
