package dev.linkwright.api;

import dev.linkwright.account.Roles;
import dev.linkwright.brand.Brands;
import dev.linkwright.report.Found;
import dev.linkwright.report.Search;
import dev.linkwright.shared.NotFound;
import dev.linkwright.shared.Page;
import dev.linkwright.shared.Paging;
import dev.linkwright.shared.RuleViolation;
import dev.linkwright.site.RegistrableDomain;
import dev.linkwright.site.Site;
import dev.linkwright.site.SiteLeases;
import dev.linkwright.site.Sites;
import dev.linkwright.site.search.Pairs;
import jakarta.annotation.security.RolesAllowed;
import jakarta.inject.Inject;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.resteasy.reactive.RestQuery;

@Path("/api/v1")
@Tag(name = "Sites")
@RolesAllowed({Roles.SPECIALIST, Roles.MANAGER, Roles.ADMIN})
public class SearchResource {

    @Inject
    Search search;
    @Inject
    Brands brands;
    @Inject
    Sites sites;
    @Inject
    SiteLeases leases;
    @Inject
    Pairs pairs;

    record Pair(long id, String name, long otherId, String otherName, String because) {
        static Pair of(Pairs.Pair pair) {
            return new Pair(pair.one(), pair.name(), pair.other(), pair.otherName(), pair.because());
        }
    }

    @GET
    @Path("search")
    @Operation(summary = "Finds sites and people of all brands, and conversations, campaigns and links of one, by a piece of their text")
    public Found find(@RestQuery String q, @RestQuery Long brandId) {
        return search.find(q, brandId == null ? null : brands.require(brandId));
    }

    @GET
    @Path("sites")
    @Operation(summary = "The site of a domain or any address of it, also of a domain that was merged into another; 404 when there is none")
    public SiteJson.View byDomain(@RestQuery String domain) {
        if (RegistrableDomain.read(domain) instanceof RegistrableDomain.Refused refused) {
            throw new RuleViolation("domain", refused.reason() + ".");
        }
        Site site = sites.byDomain(RegistrableDomain.in(domain).orElseThrow()).orElseThrow(() -> new NotFound("site " + domain));
        return SiteJson.View.of(site, sites.aliases(site.id()), leases.holder(site.id()).orElse(null));
    }

    @GET
    @Path("duplicates/sites")
    @Operation(summary = "Sites that seem to stand twice, newest pair first")
    public Page<Pair> siteTwins(@RestQuery Integer limit) {
        return Page.last(pairs.sites(Paging.limit(limit))).map(Pair::of);
    }

    @GET
    @Path("duplicates/contacts")
    @Operation(summary = "Contacts that seem to stand twice, newest pair first")
    public Page<Pair> contactTwins(@RestQuery Integer limit) {
        return Page.last(pairs.contacts(Paging.limit(limit))).map(Pair::of);
    }
}
