package dev.linkwright.api;

import dev.linkwright.account.CurrentUser;
import dev.linkwright.account.Roles;
import dev.linkwright.brand.Brand;
import dev.linkwright.brand.Brands;
import dev.linkwright.prospect.Stage;
import dev.linkwright.prospect.board.Board;
import dev.linkwright.prospect.list.Total;
import dev.linkwright.report.ProspectsCsv;
import dev.linkwright.shared.Paging;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.StreamingOutput;
import jakarta.ws.rs.core.UriInfo;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.resteasy.reactive.RestQuery;

@Path("/api/v1/brands/{brandId}/board")
@Tag(name = "Prospects")
@RolesAllowed({Roles.SPECIALIST, Roles.MANAGER, Roles.ADMIN})
public class BrandBoardResource {

    private final Brands brands;
    private final Board board;
    private final ProspectsCsv csv;
    private final CurrentUser current;
    private final InstantSource clock;

    BrandBoardResource(Brands brands, Board board, ProspectsCsv csv, CurrentUser current, InstantSource clock) {
        this.brands = brands;
        this.board = board;
        this.csv = csv;
        this.current = current;
        this.clock = clock;
    }

    record Lane(String stage, Total count, List<ProspectView> prospects) {
    }

    record Content(List<Lane> lanes, Map<Stage, Total> closed) {
    }

    @GET
    @Operation(summary = "Prospects by stage, best first, with counts", description = "Takes the words of the list's URL, and limit for each lane. Counts by stage, owner"
        + " and contact are exact; where other things are asked too, more says that there are more than were counted. A card is moved by"
        + " POST /api/v1/prospects/{id}/stage with from, so that a move from an old picture is told and not done.")
    public Content show(long brandId, @Context UriInfo uri, @RestQuery Integer limit) {
        Brand brand = brands.require(brandId);
        Board.Content content = board.show(brand, BrandViewsResource.query(uri).with("stage", "").filter(brand, current.user(), clock.instant()), Map.of(),
            Paging.limit(limit), clock.instant());
        return new Content(content.lanes().stream().map(lane -> new Lane(lane.stage().name(), lane.count(), lane.cards().stream().map(ProspectView::of).toList())).toList(),
            content.closed());
    }

    @GET
    @Path("export.csv")
    @Produces("text/csv; charset=UTF-8")
    @Operation(summary = "Every prospect of a view as CSV, which imports back to the same", description = "Takes the words of the list's URL.")
    public Response export(long brandId, @Context UriInfo uri) {
        Brand brand = brands.require(brandId);
        var filter = BrandViewsResource.query(uri).filter(brand, current.user(), clock.instant());
        StreamingOutput body = out -> csv.write(brand, filter, false, out);
        return Response.ok(body).header("Content-Disposition", "attachment; filename=\"" + ProspectsCsv.fileName(brand, clock.instant()) + "\"").build();
    }
}
