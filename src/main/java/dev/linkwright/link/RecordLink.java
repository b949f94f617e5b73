package dev.linkwright.link;

import java.time.Instant;
import java.time.LocalDate;

import jakarta.enterprise.context.ApplicationScoped;

import dev.linkwright.brand.Asset;
import dev.linkwright.brand.Brand;
import dev.linkwright.fetch.AllowedHosts;
import dev.linkwright.fetch.WebAddress;
import dev.linkwright.shared.RuleViolation;
import dev.linkwright.site.RegistrableDomain;
import dev.linkwright.site.Site;
import dev.linkwright.site.Sites;

/** Records a promised link that comes from no thread: the site is the page's, made if need be. */
@ApplicationScoped
public class RecordLink {

    private final Backlinks backlinks;
    private final Sites sites;
    private final AllowedHosts allowed;

    RecordLink(Backlinks backlinks, Sites sites, AllowedHosts allowed) {
        this.backlinks = backlinks;
        this.sites = sites;
        this.allowed = allowed;
    }

    /**
     * @param targetUrl blank for the asset's own page
     * @throws RuleViolation naming {@code pageUrl} or {@code targetUrl}
     */
    public Backlink run(Brand brand, String pageUrl, String targetUrl, Asset assetOrNull, LocalDate promisedFor, Instant now) {
        PageAddress page = PageAddress.of(pageUrl, "pageUrl");
        boolean noTarget = targetUrl == null || targetUrl.isBlank();
        if (noTarget && assetOrNull == null) throw new RuleViolation("targetUrl", "Enter the address the link should lead to.");
        if (assetOrNull != null && !assetOrNull.brand().id().equals(brand.id())) throw new RuleViolation("assetId", "This asset belongs to another brand.");
        return backlinks.promise(brand, siteOf(page, brand, now), page.url(), noTarget ? assetOrNull.url() : targetUrl, assetOrNull, promisedFor, now);
    }

    private Site siteOf(PageAddress page, Brand brand, Instant now) {
        WebAddress address = WebAddress.parse(page.url()).orElseThrow();
        boolean own = brand.domains().stream().anyMatch(d -> address.host().equals(d) || address.host().endsWith("." + d));
        if (own) throw new RuleViolation("pageUrl", "This page is on " + brand.name() + "'s own site. Enter the partner's page.");
        RegistrableDomain.Reading reading = RegistrableDomain.read(page.url());
        if (reading instanceof RegistrableDomain.Read read) return sites.findOrCreate(read.domain(), now);
        // a private host has no public domain; one the operator opened is its own site
        if (allowed.isOpened(address)) return sites.findOrCreate(new RegistrableDomain(address.host()), now);
        throw new RuleViolation("pageUrl", ((RegistrableDomain.Refused) reading).reason() + ".");
    }
}
