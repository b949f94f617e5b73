package dev.linkwright.web.audit;

import java.net.URI;
import java.time.Instant;
import java.time.InstantSource;
import java.time.LocalDate;
import java.time.format.DateTimeParseException;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;

import jakarta.annotation.security.RolesAllowed;
import jakarta.inject.Inject;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.core.Response;

import org.jboss.resteasy.reactive.RestForm;

import dev.linkwright.account.CurrentUser;
import dev.linkwright.account.Roles;
import dev.linkwright.brand.Brand;
import dev.linkwright.link.audit.Audit;
import dev.linkwright.link.audit.AuditKind;
import dev.linkwright.link.audit.AuditSchedules;
import dev.linkwright.link.audit.Audits;
import dev.linkwright.link.audit.StartAudit;
import dev.linkwright.link.audit.VendorDifferences;
import dev.linkwright.link.toxic.ToxicSites;
import dev.linkwright.shared.RuleViolation;
import dev.linkwright.web.CurrentBrand;
import dev.linkwright.web.Flash;
import io.quarkus.qute.CheckedTemplate;
import io.quarkus.qute.TemplateInstance;

/** The audit of a brand's links: what the tools brought, looks at all links by hand and by schedule, and what came out of each. */
@Path("/links/audits")
@RolesAllowed({Roles.SPECIALIST, Roles.MANAGER, Roles.ADMIN})
class AuditsPage {

    private static final int SHOWN = 20;

    @Inject Audits audits;
    @Inject AuditSchedules schedules;
    @Inject StartAudit start;
    @Inject VendorDifferences differences;
    @Inject ToxicSites toxic;
    @Inject CurrentBrand currentBrand;
    @Inject CurrentUser currentUser;
    @Inject InstantSource clock;
    @Inject Flash flash;

    /** @param running the one under way, null for none; {@code next} null when it is not scheduled */
    record Look(AuditKind kind, Audit running, long done, Instant next) {}

    /** @param differ links of which a tool says otherwise; {@code bad} sites that wait for a decision */
    record View(Brand brand, List<VendorDifferences.Vendor> vendors, long differ, long bad, List<Look> looks, List<Audit> audits) {
        public boolean underWay() {
            return looks.stream().anyMatch(look -> look.running() != null);
        }
    }

    @CheckedTemplate(basePath = "audit")
    static class Templates {
        static native TemplateInstance audits(View view);
    }

    @GET
    public TemplateInstance show() {
        Brand brand = currentBrand.brand();
        if (brand == null) return Templates.audits(null);
        List<Audit> newest = audits.of(brand, Long.MAX_VALUE, SHOWN);
        List<VendorDifferences.Vendor> vendors = differences.vendors(brand);
        return Templates.audits(new View(brand, vendors, vendors.stream().mapToLong(VendorDifferences.Vendor::differ).sum(), toxic.open(brand),
            Arrays.stream(AuditKind.values()).map(kind -> look(brand, kind, newest)).toList(), newest));
    }

    private Look look(Brand brand, AuditKind kind, List<Audit> newest) {
        Optional<Audit> running = newest.stream().filter(a -> a.kind() == kind && a.running()).findFirst();
        return new Look(kind, running.orElse(null), running.map(a -> a.links() - audits.waiting(a)).orElse(0L), schedules.next(brand, kind).orElse(null));
    }

    @POST
    public Response start(@RestForm String kind) {
        try {
            Audit audit = start.run(currentBrand.require(), AuditKind.named(kind), currentUser.user(), clock.instant());
            return Response.seeOther(URI.create("/links/audits/" + audit.id())).build();
        } catch (RuleViolation no) {
            flash.say(no.getMessage());
            return back();
        }
    }

    @POST
    @Path("schedule")
    public Response schedule(@RestForm String kind, @RestForm String first, @RestForm boolean off) {
        try {
            AuditKind which = AuditKind.named(kind);
            schedules.plan(currentBrand.require(), which, off ? null : date(first), clock.instant());
            flash.say(off ? which.label() + " does not begin by itself any more" : which.label() + " begins by itself, " + which.often());
        } catch (RuleViolation no) {
            flash.say(no.getMessage());
        }
        return back();
    }

    private static Response back() {
        return Response.seeOther(URI.create("/links/audits")).build();
    }

    private static LocalDate date(String text) {
        try {
            return LocalDate.parse(text == null ? "" : text.strip());
        } catch (DateTimeParseException e) {
            throw new RuleViolation("first", "Enter the day of the first one as year-month-day, such as 2026-12-01.");
        }
    }
}
