package dev.linkwright.api;

import java.net.URI;
import java.util.List;
import java.util.Optional;

import jakarta.annotation.security.RolesAllowed;
import jakarta.inject.Inject;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;

import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;

import dev.linkwright.account.Roles;
import dev.linkwright.fetch.WebAddress;
import dev.linkwright.link.PageAddress;
import dev.linkwright.link.Visit;
import dev.linkwright.link.VisitPage;
import dev.linkwright.link.inspect.FoundLink;
import dev.linkwright.link.inspect.Sighting;
import dev.linkwright.link.inspect.Wanted;
import dev.linkwright.shared.RuleViolation;
import dev.linkwright.site.RegistrableDomain;

@Path("/api/v1/link-inspections")
@Tag(name = "Links")
@RolesAllowed({Roles.SPECIALIST, Roles.MANAGER, Roles.ADMIN})
public class LinkInspectionResource {

    @Inject VisitPage visit;

    record Asked(String pageUrl, String targetUrl, List<String> brandNames) {}

    /** {@code status} is 0 when nothing answered; {@code placement} and {@code anchor} are those of the link found. */
    record Inspection(String pageUrl, String targetUrl, String observation, List<String> qualifiers, String reason, String anchor, String anchorKind, String placement,
                      String evidence, String linkUrl, String suggestedTarget, String finalUrl, int status, List<String> redirects, int occurrences, int outboundLinks,
                      int position, int linksOnPage, List<String> neighbours, List<String> targetRedirects) {}

    @POST
    @Operation(summary = "Look at one page for one link", description = "Visits the page through the same door and reads it by the same rules as a check; stores nothing."
        + " The brand is known by the target's domain and the names given.")
    public Inspection inspect(Asked asked) {
        if (asked == null) throw new RuleViolation("pageUrl", "Send pageUrl and targetUrl as JSON.");
        String page = PageAddress.of(asked.pageUrl(), "pageUrl").url();
        WebAddress target = WebAddress.parse(PageAddress.of(asked.targetUrl(), "targetUrl").url()).orElseThrow();
        List<String> domains = List.of(RegistrableDomain.in(target.toString()).map(RegistrableDomain::name).orElse(target.host()));
        List<String> names = asked.brandNames() == null ? List.of() : asked.brandNames().stream().filter(n -> n != null && !n.isBlank()).toList();
        return answer(page, target, visit.to(URI.create(page), new Wanted(Optional.of(target), domains, names, List.of())));
    }

    private static Inspection answer(String page, WebAddress target, Visit visit) {
        Sighting seen = visit.sighting();
        Optional<FoundLink> link = seen.link();
        return new Inspection(page, target.toString(), seen.observation().name(), seen.qualifiers(), seen.reason(), link.map(FoundLink::anchor).orElse(null),
            link.map(l -> l.anchorKind().name()).orElse(null), link.map(l -> l.placement().name()).orElse(null), seen.evidence(), link.map(FoundLink::url).orElse(null),
            seen.suggestedTarget().orElse(null), visit.finalUrl(), visit.status(),
            visit.result().chain().stream().map(hop -> hop.status() + " " + hop.from() + " to " + hop.to()).toList(),
            link.map(FoundLink::occurrences).orElse(0), seen.outboundLinks(), link.map(FoundLink::position).orElse(0),
            link.map(FoundLink::linksOnPage).orElse(0), link.map(FoundLink::neighbours).orElse(List.of()), seen.targetRedirects());
    }
}
