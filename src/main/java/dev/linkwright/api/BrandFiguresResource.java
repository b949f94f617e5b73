package dev.linkwright.api;

import dev.linkwright.account.Roles;
import dev.linkwright.brand.Brands;
import dev.linkwright.campaign.Campaigns;
import dev.linkwright.campaign.Enrollments;
import dev.linkwright.campaign.WhyNotNow;
import dev.linkwright.campaign.figures.Dimension;
import dev.linkwright.campaign.figures.Figures;
import dev.linkwright.campaign.figures.Figures.Asked;
import dev.linkwright.campaign.figures.Figures.Row;
import dev.linkwright.campaign.figures.Measure;
import dev.linkwright.campaign.figures.Share;
import dev.linkwright.shared.NotFound;
import dev.linkwright.shared.Page;
import dev.linkwright.shared.Paging;
import dev.linkwright.shared.RuleViolation;
import jakarta.annotation.security.RolesAllowed;
import jakarta.inject.Inject;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.InstantSource;
import java.time.LocalDate;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.resteasy.reactive.RestQuery;

@Path("/api/v1/brands/{brandId}/campaign-figures")
@Tag(name = "Campaigns")
@RolesAllowed({Roles.SPECIALIST, Roles.MANAGER, Roles.ADMIN})
public class BrandFiguresResource {
    @Inject
    Figures figures;
    @Inject
    Brands brands;
    @Inject
    Campaigns campaigns;
    @Inject
    Enrollments enrollments;
    @Inject
    WhyNotNow whyNotNow;
    @Inject
    InstantSource clock;

    /** A share with its whole: {@code part} of {@code whole} that were {@code of}; {@code low} and {@code high} hold the true rate 95 times in 100. */
    record Rate(long part, long whole, String of, double rate, double low, double high) {
        static Rate of(Measure measure, Share share) {
            return new Rate(share.part(), share.whole(), measure.of().key(), share.rate(), share.interval().low(), share.interval().high());
        }
    }

    record Line(String key, String label, Map<String, Long> counts, Map<String, Rate> rates) {
        static Line of(Row row) {
            Map<String, Long> counts = new LinkedHashMap<>();
            Map<String, Rate> rates = new LinkedHashMap<>();
            row.counts().forEach((measure, count) -> counts.put(measure.key(), count));
            row.shares().forEach((measure, share) -> rates.put(measure.key(), Rate.of(measure, share)));
            return new Line(row.key(), row.label(), counts, rates);
        }
    }

    record Table(String by, List<Line> items) { }

    @GET
    @Operation(summary = "The numbers of campaigns", description = "by: campaign, step, variant, sender, person, asset. Counts are contacts: enrolled, approved, sent, bounced,"
            + " answered, positive, declined, promised, won; each rate names what it is a share of. from and to: enrolled between these days, such as 2026-11-30.")
    public Table table(long brandId, @RestQuery String by, @RestQuery Long campaignId, @RestQuery String from, @RestQuery String to) {
        Asked asked = asked(brandId, by, campaignId, from, to);
        return new Table(asked.by().key(), figures.table(asked).stream().map(Line::of).toList());
    }

    @GET
    @Path("people")
    @Operation(summary = "The people behind one number", description = "key is that of a line, left out for all lines; measure one of its counts")
    public Page<EnrollmentJson> people(long brandId, @RestQuery String by, @RestQuery Long campaignId, @RestQuery String from, @RestQuery String to, @RestQuery String key,
            @RestQuery String measure, @RestQuery Integer limit, @RestQuery String cursor) {
        Instant now = clock.instant();
        int size = Paging.limit(limit);
        List<Long> ids = figures.people(asked(brandId, by, campaignId, from, to), key, Measure.named(measure), Paging.idAbove(cursor), size + 1);
        return Page.of(ids, size, Paging::cursor).map(enrollments::require).map(enrollment -> EnrollmentJson.of(enrollment, whyNotNow.of(enrollment, now)));
    }

    private Asked asked(long brandId, String by, Long campaignId, String from, String to) {
        brands.require(brandId);
        if (campaignId != null && campaigns.require(campaignId).brandId() != brandId) {
            throw new NotFound("campaign " + campaignId + " of this brand");
        }
        return new Asked(brandId, campaignId, Dimension.named(by), day("from", from), day("to", to));
    }

    private static LocalDate day(String field, String text) {
        try {
            return text == null || text.isBlank() ? null : LocalDate.parse(text.strip());
        } catch (DateTimeException e) {
            throw new RuleViolation(field, "Write the day as 2026-11-30.");
        }
    }
}
