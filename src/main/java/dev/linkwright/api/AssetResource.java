package dev.linkwright.api;

import dev.linkwright.account.Roles;
import dev.linkwright.brand.Asset;
import dev.linkwright.brand.Assets;
import dev.linkwright.brand.Brands;
import dev.linkwright.brand.DescribeAsset;
import dev.linkwright.shared.Page;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import java.time.InstantSource;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.resteasy.reactive.ResponseStatus;

@Path("/api/v1/brands/{brandId}/assets")
@Tag(name = "Brands")
@RolesAllowed({Roles.SPECIALIST, Roles.MANAGER, Roles.ADMIN})
public class AssetResource {

    private final Brands brands;
    private final Assets assets;
    private final DescribeAsset describe;
    private final InstantSource clock;

    AssetResource(Brands brands, Assets assets, DescribeAsset describe, InstantSource clock) {
        this.brands = brands;
        this.assets = assets;
        this.describe = describe;
        this.clock = clock;
    }

    record AssetFields(String title, String url, String kind) {
    }

    record AssetView(long id, long brandId, String title, String url, String kind) {
        static AssetView of(Asset asset) {
            return new AssetView(asset.id(), asset.brand().id(), asset.title(), asset.url(), asset.kind());
        }
    }

    @GET
    @Operation(summary = "The linkable assets of a brand")
    public Page<AssetView> list(long brandId) {
        return Page.last(assets.of(brands.require(brandId))).map(AssetView::of);
    }

    @POST
    @ResponseStatus(201)
    @Operation(summary = "Add an asset")
    public AssetView add(long brandId, AssetFields fields) {
        AssetFields given = fields == null ? new AssetFields(null, null, null) : fields;
        return AssetView.of(describe.add(brandId, given.title(), given.url(), given.kind(), clock.instant()));
    }
}
