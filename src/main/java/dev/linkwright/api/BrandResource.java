package dev.linkwright.api;

import dev.linkwright.account.Roles;
import dev.linkwright.brand.AnotherPage;
import dev.linkwright.brand.Brand;
import dev.linkwright.brand.Brands;
import dev.linkwright.brand.DescribeBrand;
import dev.linkwright.shared.Page;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;
import java.time.InstantSource;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.resteasy.reactive.ResponseStatus;

@Path("/api/v1/brands")
@Tag(name = "Brands")
@RolesAllowed({Roles.SPECIALIST, Roles.MANAGER, Roles.ADMIN})
public class BrandResource {

    private final Brands brands;
    private final DescribeBrand describe;
    private final InstantSource clock;

    BrandResource(Brands brands, DescribeBrand describe, InstantSource clock) {
        this.brands = brands;
        this.describe = describe;
        this.clock = clock;
    }

    /**
     * What makes another page of the brand's site; what is left out is as usual: it does not.
     *
     * @param parametersThatMatter names of tracking parameters that are not to be ignored
     */
    record PagesApart(boolean schemeMatters, boolean wwwMatters, boolean slashMatters, List<String> parametersThatMatter) {
        static PagesApart of(AnotherPage rule) {
            return new PagesApart(rule.schemeMatters(), rule.wwwMatters(), rule.slashMatters(), rule.parametersThatMatter());
        }
    }

    record BrandFields(String name, List<String> domains, List<String> aliases, List<String> keywords, List<String> competitors,
                       String postalAddress, String legalName, String sourceSentence, String zone, List<String> notFollowedBy, PagesApart anotherPage) {
    }

    record BrandView(long id, String name, List<String> domains, List<String> aliases, List<String> keywords, List<String> competitors,
                     String postalAddress, String legalName, String sourceSentence, String zone, List<String> notFollowedBy, PagesApart anotherPage) {
        static BrandView of(Brand brand) {
            return new BrandView(brand.id(), brand.name(), brand.domains(), brand.aliases(), brand.keywords(), brand.competitors(),
                brand.postalAddress(), brand.legalName(), brand.sourceSentence(), brand.zone().getId(), brand.notFollowedBy(), PagesApart.of(brand.anotherPage()));
        }
    }

    @GET
    @Operation(summary = "All brands by name")
    public Page<BrandView> list() {
        return Page.last(brands.byName()).map(BrandView::of);
    }

    @POST
    @ResponseStatus(201)
    @Operation(summary = "Make a brand")
    @RolesAllowed({Roles.MANAGER, Roles.ADMIN})
    public BrandView make(BrandFields fields) {
        return BrandView.of(describe.make(fields(fields), clock.instant()));
    }

    @GET
    @Path("{id}")
    @Operation(summary = "One brand")
    public BrandView get(long id) {
        return BrandView.of(brands.require(id));
    }

    @PUT
    @Path("{id}")
    @Operation(summary = "Describe a brand anew; what is left out stays")
    @RolesAllowed({Roles.MANAGER, Roles.ADMIN})
    public BrandView change(long id, BrandFields fields) {
        return BrandView.of(describe.change(id, fields(fields), clock.instant()));
    }

    private static DescribeBrand.Fields fields(BrandFields asked) {
        BrandFields given = asked == null ? new BrandFields(null, null, null, null, null, null, null, null, null, null, null) : asked;
        return new DescribeBrand.Fields(given.name(), given.domains(), given.aliases(), given.keywords(), given.competitors(),
            given.postalAddress(), given.legalName(), given.sourceSentence(), given.zone(), given.notFollowedBy(), rule(given.anotherPage()));
    }

    private static AnotherPage rule(PagesApart said) {
        return said == null ? null : AnotherPage.said(said.schemeMatters(), said.wwwMatters(), said.slashMatters(), said.parametersThatMatter());
    }
}
