package dev.linkwright.api;

import dev.linkwright.account.AuditLog;
import dev.linkwright.account.CurrentUser;
import dev.linkwright.account.Roles;
import dev.linkwright.campaign.ChangeHolidays;
import dev.linkwright.campaign.holiday.Holiday;
import dev.linkwright.mail.CoolDown;
import dev.linkwright.mail.DomainPaces;
import dev.linkwright.shared.Page;
import dev.linkwright.shared.RuleViolation;
import jakarta.annotation.security.RolesAllowed;
import jakarta.inject.Inject;
import jakarta.transaction.Transactional;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;
import java.time.InstantSource;
import java.time.LocalDate;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.resteasy.reactive.ResponseStatus;

@Path("/api/v1/pace")
@Tag(name = "Mailboxes")
@RolesAllowed({Roles.SPECIALIST, Roles.MANAGER, Roles.ADMIN})
public class PaceResource {

    @Inject
    DomainPaces domainPaces;
    @Inject
    CoolDown coolDown;
    @Inject
    ChangeHolidays changeHolidays;
    @Inject
    CurrentUser current;
    @Inject
    AuditLog audit;
    @Inject
    InstantSource clock;

    /**
     * @param perDomain   mails a day to one receiving domain; 0 for no limit
     * @param restContact days between campaigns to one address; 0 for none
     * @param restSite    days between campaigns to everybody at one site; 0 for none
     */
    record Pace(Integer perDomain, Integer restContact, Integer restSite) {
    }

    record NewHoliday(LocalDate day, String name, String country, Long brandId) {
    }

    record HolidayView(long id, LocalDate day, String name, String country, Long brandId) {
        static HolidayView of(Holiday h) {
            return new HolidayView(h.id(), h.day(), h.name(), h.country(), h.brandId());
        }
    }

    @GET
    @Operation(summary = "What holds for every mailbox")
    public Pace show() {
        CoolDown.Days rest = coolDown.days();
        return new Pace(domainPaces.limit().perDay(), rest.contact(), rest.site());
    }

    @PUT
    @RolesAllowed(Roles.ADMIN)
    @Transactional
    @Operation(summary = "Limit what one receiving domain gets a day, and the rest between campaigns", description = "What is left out stays; 0 for no limit.")
    public Pace change(Pace pace) {
        if (pace == null || pace.perDomain() == null && pace.restContact() == null && pace.restSite() == null) {
            throw new RuleViolation("perDomain", "Enter a whole number, 0 for no limit.");
        }
        if (pace.perDomain() != null) {
            domainPaces.limitTo(pace.perDomain(), clock.instant());
            audit.record(current.user(), "changed the limit per receiving domain", String.valueOf(pace.perDomain()), "", clock.instant());
        }
        if (pace.restContact() != null || pace.restSite() != null) {
            CoolDown.Days days = coolDown.change(pace.restContact(), pace.restSite());
            audit.record(current.user(), "changed the rest between campaigns", days.contact() + " days a contact, " + days.site() + " days a site", "", clock.instant());
        }
        return show();
    }

    @GET
    @Path("holidays")
    @Operation(summary = "Days without mail from today on")
    public Page<HolidayView> holidays() {
        return Page.last(changeHolidays.coming(clock.instant())).map(HolidayView::of);
    }

    @POST
    @Path("holidays")
    @ResponseStatus(201)
    @RolesAllowed(Roles.ADMIN)
    @Operation(summary = "Add a day without mail", description = "Exactly one of country (ISO code or English name) and brandId. Mail that waits is given its window anew.")
    public HolidayView add(NewHoliday asked) {
        NewHoliday given = asked == null ? new NewHoliday(null, null, null, null) : asked;
        return HolidayView.of(changeHolidays.add(given.day(), given.name(), given.country(), given.brandId(), current.user(), clock.instant()));
    }

    @DELETE
    @Path("holidays/{id}")
    @RolesAllowed(Roles.ADMIN)
    @Operation(summary = "Take a day without mail away again")
    public void remove(long id) {
        changeHolidays.remove(id, current.user(), clock.instant());
    }
}
