package dev.linkwright.api;

import dev.linkwright.account.CurrentUser;
import dev.linkwright.account.Roles;
import dev.linkwright.brand.Asset;
import dev.linkwright.brand.Assets;
import dev.linkwright.prospect.Prospects;
import dev.linkwright.prospect.RankedProspects;
import dev.linkwright.prospect.broken.BrokenLinkRunner;
import dev.linkwright.prospect.broken.CheckPages;
import dev.linkwright.prospect.broken.LinkVerdict;
import dev.linkwright.prospect.broken.OfferReplacement;
import dev.linkwright.prospect.broken.OutboundLink;
import dev.linkwright.prospect.broken.OutboundLinks;
import dev.linkwright.prospect.broken.PageCheck;
import dev.linkwright.prospect.broken.PageChecks;
import dev.linkwright.prospect.broken.Replacement;
import dev.linkwright.shared.NotFound;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.resteasy.reactive.ResponseStatus;
import org.jboss.resteasy.reactive.RestQuery;

@Path("/api/v1/page-checks/{id}")
@Tag(name = "Broken links")
@RolesAllowed({Roles.SPECIALIST, Roles.MANAGER, Roles.ADMIN})
public class PageCheckResource {

    private final CheckPages pages;
    private final PageChecks checks;
    private final OutboundLinks links;
    private final OfferReplacement offer;
    private final Assets assets;
    private final Prospects prospects;
    private final RankedProspects ranked;
    private final BrokenLinkRunner runner;
    private final CurrentUser current;
    private final InstantSource clock;

    PageCheckResource(CheckPages pages, PageChecks checks, OutboundLinks links, OfferReplacement offer, Assets assets, Prospects prospects, RankedProspects ranked,
                      BrokenLinkRunner runner, CurrentUser current, InstantSource clock) {
        this.pages = pages;
        this.checks = checks;
        this.links = links;
        this.offer = offer;
        this.assets = assets;
        this.prospects = prospects;
        this.ranked = ranked;
        this.runner = runner;
        this.current = current;
        this.clock = clock;
    }

    /**
     * @param suggestedAssetId the asset with most words in common, null where none has any or nothing is to be replaced
     * @param wordsInCommon    those words
     */
    record LinkView(long id, String url, String anchor, String around, String verdict, Integer status, String evidence, String finalUrl, Instant checkedAt,
                    Instant nextCheckAt, Long prospectId, Long suggestedAssetId, List<String> wordsInCommon) {
    }

    record Chosen(Long assetId) {
    }

    @GET
    @Operation(summary = "How far a resource page is, and what its links answered")
    public PageCheckView get(long id) {
        return view(checks.require(id));
    }

    @GET
    @Path("links")
    @Operation(summary = "Its links to other sites, dead ones first", description = "verdict is one of dead, gone_once, suspect, unknown, waiting, alive. At most 500 links a page are looked at.")
    public List<LinkView> links(long id, @RestQuery String verdict) {
        PageCheck check = checks.require(id);
        List<Asset> ours = assets.of(check.brand());
        Optional<LinkVerdict> only = verdict == null || verdict.isBlank() ? Optional.empty() : Optional.of(LinkVerdict.parse(verdict));
        return links.of(check, only).stream().map(link -> view(link, ours)).toList();
    }

    @POST
    @Path("stop")
    @Operation(summary = "Stop looking; what was found stays")
    public PageCheckView stop(long id) {
        pages.stop(id, clock.instant());
        return get(id);
    }

    @POST
    @Path("links/{link}/recheck")
    @ResponseStatus(202)
    @Operation(summary = "Look at one link again from the beginning")
    public LinkView recheck(long id, long link) {
        OutboundLink again = pages.lookAgain(requireOf(id, link).id(), clock.instant());
        runner.kick();
        return view(again, List.of());
    }

    @POST
    @Path("links/{link}/prospect")
    @ResponseStatus(201)
    @Operation(summary = "Make the page's site a prospect for this dead link", description = "assetId is the asset that replaces it.")
    public ProspectView prospect(long id, long link, Chosen chosen) {
        long made = offer.offer(requireOf(id, link).id(), chosen == null ? null : chosen.assetId(), current.user(), clock.instant());
        return ProspectView.of(ranked.one(prospects.require(made)));
    }

    private OutboundLink requireOf(long check, long link) {
        OutboundLink found = links.require(link);
        if (!found.check().id().equals(check)) {
            throw new NotFound("link " + link + " of page check " + check);
        }
        return found;
    }

    private PageCheckView view(PageCheck check) {
        return PageCheckView.of(check, checks.tally(check));
    }

    private static LinkView view(OutboundLink link, List<Asset> ours) {
        Optional<Replacement> best = link.verdict().isWorthAReplacement() ? Replacement.suggested(link, ours) : Optional.empty();
        return new LinkView(link.id(), link.url(), link.anchor(), link.around(), link.verdict().name(), link.status(), link.evidence(), link.finalUrl(),
            link.checkedAt(), link.nextCheckAt(), link.prospectId().orElse(null), best.map(each -> each.asset().id()).orElse(null),
            best.map(Replacement::words).orElse(List.of()));
    }
}
