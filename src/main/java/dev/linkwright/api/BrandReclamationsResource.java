package dev.linkwright.api;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;

import jakarta.annotation.security.RolesAllowed;
import jakarta.inject.Inject;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;

import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.resteasy.reactive.RestQuery;

import dev.linkwright.account.Roles;
import dev.linkwright.brand.Brand;
import dev.linkwright.brand.Brands;
import dev.linkwright.link.reclaim.CaseList;
import dev.linkwright.link.reclaim.Cause;
import dev.linkwright.link.reclaim.Outcome;
import dev.linkwright.link.reclaim.ReclaimRate;
import dev.linkwright.shared.RuleViolation;

@Path("/api/v1/brands/{brandId}/reclamations")
@Tag(name = "Links")
@RolesAllowed({Roles.SPECIALIST, Roles.MANAGER, Roles.ADMIN})
public class BrandReclamationsResource {

    private static final int MOST = 500;

    @Inject Brands brands;
    @Inject CaseList list;
    @Inject ReclaimRate rate;
    @Inject InstantSource clock;

    /** @param caseId for POST /reclamations/{id}/outcome; null for a mention, which has an outcome of its own */
    record CaseJson(Long caseId, Long backlinkId, Long mentionId, String cause, String meaning, Instant at) {
        static CaseJson of(CaseList.Line line) {
            return new CaseJson(line.mentionId() == null ? line.caseId() : null, line.linkId(), line.mentionId(), line.cause().name(), line.cause().meaning(), line.at());
        }
    }

    record CasesJson(List<CaseJson> items) {}

    /** @param percent reclaimed of closed; null when nothing closed */
    record TallyJson(long open, long closed, long reclaimed, long declined, long writtenOff, Integer percent) {
        static TallyJson of(ReclaimRate.Tally tally) {
            return new TallyJson(tally.open(), tally.closed(), tally.reclaimed(), tally.declined(), tally.writtenOff(), tally.percent().isPresent() ? tally.percent().getAsInt() : null);
        }
    }

    record RateJson(int days, TallyJson all, Map<String, TallyJson> byCause) {}

    @GET
    @Operation(summary = "Cases to win back or to mend: open ones best site first, closed ones newest first", description = "state: OPEN (without one), RECLAIMED, DECLINED, WRITTEN_OFF; cause as in the rate; closed ones of the last days (90).")
    public CasesJson cases(long brandId, @RestQuery String state, @RestQuery String cause, @RestQuery Integer days, @RestQuery Integer skip, @RestQuery Integer limit) {
        Brand brand = brands.require(brandId);
        Outcome outcome = OneOf.named(Outcome.class, state).orElse(Outcome.OPEN);
        Optional<Cause> of = cause == null || cause.isBlank() ? Optional.empty() : Optional.of(cause(cause));
        int most = limit == null ? 100 : Math.max(1, Math.min(MOST, limit));
        return new CasesJson(list.of(brand, Optional.of(outcome), of, since(days), skip == null ? 0 : Math.max(0, skip), most).stream().map(CaseJson::of).toList());
    }

    @GET
    @Path("rate")
    @Operation(summary = "How many of the cases that closed were reclaimed, over all and by cause")
    public RateJson rate(long brandId, @RestQuery Integer days) {
        Brand brand = brands.require(brandId);
        Map<String, TallyJson> byCause = rate.byCause(brand, since(days)).entrySet().stream().collect(Collectors.toMap(e -> e.getKey().name(), e -> TallyJson.of(e.getValue())));
        return new RateJson(days == null ? 90 : days, TallyJson.of(rate.of(brand, since(days))), byCause);
    }

    private Instant since(Integer days) {
        return clock.instant().minus(Duration.ofDays(days == null ? 90 : Math.max(1, Math.min(3650, days))));
    }

    private static Cause cause(String name) {
        try {
            return Cause.valueOf(name.toUpperCase(java.util.Locale.ROOT));
        } catch (IllegalArgumentException unknown) {
            throw new RuleViolation("cause", "cause is one of " + List.of(Cause.values()) + ".");
        }
    }
}
