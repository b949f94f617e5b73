package dev.linkwright.web.site;

import dev.linkwright.account.CurrentUser;
import dev.linkwright.brand.Brand;
import dev.linkwright.brand.Brands;
import dev.linkwright.link.Backlinks;
import dev.linkwright.link.Mentions;
import dev.linkwright.prospect.Prospects;
import dev.linkwright.report.site.SiteTimeLine;
import dev.linkwright.report.site.TimeLineKind;
import dev.linkwright.site.Contacts;
import dev.linkwright.site.MetricReadings;
import dev.linkwright.site.Site;
import dev.linkwright.site.SiteLease;
import dev.linkwright.site.SiteLeases;
import dev.linkwright.site.SiteNotes;
import dev.linkwright.site.Sites;
import dev.linkwright.site.price.SitePrices;
import dev.linkwright.site.search.Pairs;
import dev.linkwright.web.CurrentBrand;
import dev.linkwright.web.FormErrors;
import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import java.util.Map;
import java.util.Optional;

/** Gathers what the page of a site shows. */
@RequestScoped
class SiteDesk {

    private static final int LINES = 50;
    private static final int READINGS = 24;

    @Inject
    Sites sites;
    @Inject
    Prospects prospects;
    @Inject
    Contacts contacts;
    @Inject
    SitePrices prices;
    @Inject
    SiteNotes notes;
    @Inject
    MetricReadings readings;
    @Inject
    SiteLeases leases;
    @Inject
    Backlinks backlinks;
    @Inject
    Mentions mentions;
    @Inject
    SiteTimeLine timeLine;
    @Inject
    Pairs pairs;
    @Inject
    Brands brands;
    @Inject
    CurrentBrand currentBrand;
    @Inject
    CurrentUser currentUser;

    SiteView of(long id, String kind, String cursor, Map<String, String> typed, FormErrors errors) {
        Site site = sites.require(id);
        Optional<TimeLineKind> only = TimeLineKind.named(kind);
        return new SiteView(site, sites.aliases(id), lease(id), prospects.at(site),
                contacts.at(site).stream().map(contact -> new PersonLine(contact, contacts.otherAddresses(contact))).toList(),
                prices.of(id), notes.of(id), readings.of(id, READINGS), readings.words(id, 5), backlinks.at(site), mentions.at(site),
                timeLine.of(id, only, null, cursor, LINES), only.orElse(null), cursor == null || cursor.isBlank(),
                pairs.sitesLike(id), pairs.contactsAt(id), typed, errors);
    }

    private LeaseLine lease(long siteId) {
        SiteLease lease = leases.holder(siteId).orElse(null);
        String forBrand = lease == null ? null : brands.findByIdOptional(lease.brandId()).map(Brand::name).orElse(null);
        return new LeaseLine(lease, forBrand, currentUser.user(), currentBrand.brand());
    }
}
