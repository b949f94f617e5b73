package dev.linkwright.prospect;

import dev.linkwright.account.User;
import dev.linkwright.brand.Brand;
import dev.linkwright.shared.RuleViolation;
import dev.linkwright.site.RegistrableDomain;
import dev.linkwright.site.Site;
import dev.linkwright.site.SiteEvent;
import dev.linkwright.site.SiteEvents;
import dev.linkwright.site.Sites;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.time.Instant;

/** Adds one site by hand, and ranks it where that takes no time worth waiting for. */
@ApplicationScoped
public class AddProspect {

    private final Sites sites;
    private final Prospects prospects;
    private final SiteEvents timeLine;
    private final RankProspects rank;

    AddProspect(Sites sites, Prospects prospects, SiteEvents timeLine, RankProspects rank) {
        this.sites = sites;
        this.prospects = prospects;
        this.timeLine = timeLine;
        this.rank = rank;
    }

    /**
     * @param written a domain or any address of the site
     * @return its id; the one that stands already where there is one
     * @throws RuleViolation naming {@code domain} when that is no site
     */
    @Transactional
    public long add(Brand brand, User by, String written, Instant now) {
        RegistrableDomain.Reading reading = RegistrableDomain.read(written);
        if (reading instanceof RegistrableDomain.Refused refused) {
            throw new RuleViolation("domain", written == null || written.isBlank() ? "Enter the address of a site." : refused.reason() + ".");
        }
        Site site = sites.findOrCreate(((RegistrableDomain.Read) reading).domain(), now);
        boolean known = prospects.of(brand, site).isPresent();
        Prospect prospect = prospects.findOrCreate(brand, site, now);
        if (!known) {
            timeLine.record(site.id(), brand.id(), SiteEvent.Kind.NOTE, by.name() + " added the site", by, now);
            rank.soon(brand.id(), now);
        }
        return prospect.id();
    }
}
