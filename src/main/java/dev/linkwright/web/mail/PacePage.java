package dev.linkwright.web.mail;

import dev.linkwright.account.AuditLog;
import dev.linkwright.account.CurrentUser;
import dev.linkwright.account.Role;
import dev.linkwright.account.Roles;
import dev.linkwright.brand.Brand;
import dev.linkwright.brand.Brands;
import dev.linkwright.campaign.ChangeHolidays;
import dev.linkwright.campaign.holiday.Holiday;
import dev.linkwright.mail.CoolDown;
import dev.linkwright.mail.DomainPaces;
import dev.linkwright.shared.RuleViolation;
import dev.linkwright.web.Flash;
import dev.linkwright.web.FormErrors;
import io.quarkus.qute.CheckedTemplate;
import io.quarkus.qute.TemplateInstance;
import jakarta.annotation.security.RolesAllowed;
import jakarta.inject.Inject;
import jakarta.transaction.Transactional;
import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.core.Response;
import java.net.URI;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.InstantSource;
import java.time.LocalDate;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Locale;
import org.jboss.resteasy.reactive.RestForm;

/** What holds for every mailbox: how much one receiving domain gets a day, the rest between campaigns, and the days without mail. Admins change it, everybody sees it. */
@Path("/settings/pace")
@RolesAllowed({Roles.SPECIALIST, Roles.MANAGER, Roles.ADMIN})
public class PacePage {

    private static final URI HERE = URI.create("/settings/pace");
    private static final DateTimeFormatter DAY = DateTimeFormatter.ofPattern("EEEE d MMMM yyyy", Locale.ENGLISH);

    @Inject
    DomainPaces domainPaces;
    @Inject
    CoolDown coolDown;
    @Inject
    ChangeHolidays changeHolidays;
    @Inject
    Brands brands;
    @Inject
    CurrentUser currentUser;
    @Inject
    AuditLog audit;
    @Inject
    InstantSource clock;
    @Inject
    Flash flash;

    /** A day without mail in words. */
    record Line(long id, String day, String name, String whose) {
    }

    /** The forms as typed. */
    record Form(String perDomain, String restContact, String restSite, String day, String name, String country) {
    }

    @CheckedTemplate(basePath = "mailboxes")
    static class Templates {
        static native TemplateInstance pace(List<Line> holidays, List<Brand> brands, boolean admin, Form form, FormErrors errors);
    }

    @GET
    public TemplateInstance show() {
        return page(form("", "", ""), FormErrors.none());
    }

    @POST
    @Path("per-domain")
    @RolesAllowed(Roles.ADMIN)
    @Transactional
    public Response limit(@RestForm @DefaultValue("") String perDomain) {
        try {
            Instant now = clock.instant();
            domainPaces.limitTo(perDomain.isBlank() ? 0 : Integer.parseInt(perDomain.strip()), now);
            audit.record(currentUser.user(), "changed the limit per receiving domain", perDomain.strip(), "", now);
            flash.say("Saved; it holds from the next mail on");
            return Response.seeOther(HERE).build();
        } catch (RuleViolation | NumberFormatException violation) {
            String words = violation instanceof RuleViolation ? violation.getMessage() : "Enter a whole number, 0 for no limit.";
            return Response.status(422).entity(page(new Form(perDomain, form("", "", "").restContact(), form("", "", "").restSite(), "", "", ""), FormErrors.of("perDomain", words))).build();
        }
    }

    @POST
    @Path("rest")
    @RolesAllowed(Roles.ADMIN)
    @Transactional
    public Response rest(@RestForm @DefaultValue("") String restContact, @RestForm @DefaultValue("") String restSite) {
        try {
            CoolDown.Days days = coolDown.change(Integer.valueOf(restContact.strip()), Integer.valueOf(restSite.strip()));
            audit.record(currentUser.user(), "changed the rest between campaigns", days.contact() + " days a contact, " + days.site() + " days a site", "", clock.instant());
            flash.say("Saved; mails that wait are held to it too");
            return Response.seeOther(HERE).build();
        } catch (RuleViolation | NumberFormatException violation) {
            FormErrors errors = violation instanceof RuleViolation rule ? FormErrors.of(rule.field().equals("site") ? "restSite" : "restContact", rule.getMessage())
                    : FormErrors.of("restContact", "Enter whole numbers of days, 0 for no rest.");
            return Response.status(422).entity(page(new Form(form("", "", "").perDomain(), restContact, restSite, "", "", ""), errors)).build();
        }
    }

    private Form form(String day, String name, String country) {
        CoolDown.Days days = coolDown.days();
        return new Form(String.valueOf(domainPaces.limit().perDay()), String.valueOf(days.contact()), String.valueOf(days.site()), day, name, country);
    }

    @POST
    @Path("holidays")
    @RolesAllowed(Roles.ADMIN)
    public Response add(@RestForm @DefaultValue("") String day, @RestForm @DefaultValue("") String name, @RestForm @DefaultValue("") String country, @RestForm Long brand) {
        try {
            Holiday holiday = changeHolidays.add(day(day), name, country, brand, currentUser.user(), clock.instant());
            flash.say("Nothing is sent on " + DAY.format(holiday.day()));
            return Response.seeOther(HERE).build();
        } catch (RuleViolation violation) {
            return Response.status(422).entity(page(form(day, name, country), FormErrors.of(violation))).build();
        }
    }

    @POST
    @Path("holidays/{id}/removal")
    @RolesAllowed(Roles.ADMIN)
    public Response remove(long id) {
        changeHolidays.remove(id, currentUser.user(), clock.instant());
        flash.say("Taken away; mail is sent on that day again");
        return Response.seeOther(HERE).build();
    }

    private static LocalDate day(String typed) {
        try {
            return LocalDate.parse(typed.strip());
        } catch (DateTimeException e) {
            throw new RuleViolation("day", "Enter the day as 2026-12-25.");
        }
    }

    private TemplateInstance page(Form form, FormErrors errors) {
        List<Brand> all = brands.byName();
        List<Line> lines = changeHolidays.coming(clock.instant()).stream().map(h -> new Line(h.id(), DAY.format(h.day()), h.name(), h.country() != null ? h.countryName()
                : all.stream().filter(b -> b.id().equals(h.brandId())).map(Brand::name).findFirst().orElse(""))).toList();
        return Templates.pace(lines, all, currentUser.user().role() == Role.ADMIN, form, errors);
    }
}
