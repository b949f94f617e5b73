package dev.linkwright.web.site;

import dev.linkwright.account.CurrentUser;
import dev.linkwright.account.Roles;
import dev.linkwright.shared.RuleViolation;
import dev.linkwright.site.Contact;
import dev.linkwright.site.Contacts;
import dev.linkwright.site.Site;
import dev.linkwright.site.Sites;
import dev.linkwright.site.price.AskedPrice;
import dev.linkwright.site.price.Rel;
import dev.linkwright.site.price.SitePrice;
import dev.linkwright.site.price.SitePrices;
import dev.linkwright.web.Flash;
import dev.linkwright.web.FormErrors;
import dev.linkwright.web.Times;
import io.quarkus.qute.CheckedTemplate;
import io.quarkus.qute.TemplateInstance;
import jakarta.annotation.security.RolesAllowed;
import jakarta.inject.Inject;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.core.Response;
import java.net.URI;
import java.time.InstantSource;
import java.time.LocalDate;
import java.time.format.DateTimeParseException;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jboss.resteasy.reactive.RestForm;

/** The prices of a site: added on its page, mended and removed on a page of their own. */
@Path("/sites/{id:\\d+}/prices")
@RolesAllowed({Roles.SPECIALIST, Roles.MANAGER, Roles.ADMIN})
class PricesPage {

    @Inject
    SiteDesk desk;
    @Inject
    Sites sites;
    @Inject
    SitePrices prices;
    @Inject
    Contacts contacts;
    @Inject
    CurrentUser currentUser;
    @Inject
    Times times;
    @Inject
    Flash flash;
    @Inject
    InstantSource clock;

    @CheckedTemplate(basePath = "sites")
    static class Templates {
        static native TemplateInstance price(View view);
    }

    /** @param typed the fields as they stand in the form */
    record View(Site site, SitePrice price, List<Contact> people, Map<String, String> typed, FormErrors errors) {

        public Rel[] rels() {
            return Rel.values();
        }

        public String typed(String field) {
            return typed.getOrDefault(field, "");
        }
    }

    /** The fields of the form. */
    static class Fields {
        @RestForm
        String placement;
        @RestForm
        String amount;
        @RestForm
        String currency;
        @RestForm
        String rel;
        @RestForm
        String asOf;
        @RestForm
        String priceNote;
        @RestForm
        Long contactId;

        AskedPrice asked(LocalDate today) {
            return AskedPrice.of(placement, amount, currency, rel, day(today), priceNote, contactId);
        }

        Map<String, String> typed() {
            Map<String, String> typed = new LinkedHashMap<>();
            typed.put("placement", SitePage.text(placement));
            typed.put("amount", SitePage.text(amount));
            typed.put("currency", SitePage.text(currency));
            typed.put("rel", SitePage.text(rel));
            typed.put("asOf", SitePage.text(asOf));
            typed.put("priceNote", SitePage.text(priceNote));
            typed.put("contactId", contactId == null ? "" : contactId.toString());
            return typed;
        }

        private LocalDate day(LocalDate today) {
            try {
                return asOf == null || asOf.isBlank() ? today : LocalDate.parse(asOf.strip());
            } catch (DateTimeParseException notADay) {
                throw new RuleViolation("asOf", "Enter the day like " + today + ".");
            }
        }
    }

    @POST
    public Response add(long id, Fields fields) {
        try {
            SitePrice price = prices.add(id, fields.asked(times.today()), currentUser.user(), clock.instant());
            flash.say("Noted: " + price.shown());
            return back(id);
        } catch (RuleViolation violation) {
            return SitePage.refused(desk, id, fields.typed(), violation);
        }
    }

    @GET
    @Path("{priceId:\\d+}")
    public TemplateInstance edit(long id, long priceId) {
        SitePrice price = prices.require(id, priceId);
        return page(price, Map.of("placement", price.placement(), "amount", price.money().plain(), "currency", price.money().currency(),
                "rel", price.rel() == null ? "" : price.rel().name(), "asOf", price.asOf().toString(), "priceNote", price.note(),
                "contactId", price.contactId() == null ? "" : price.contactId().toString()), FormErrors.none());
    }

    @POST
    @Path("{priceId:\\d+}")
    public Response change(long id, long priceId, Fields fields) {
        try {
            SitePrice price = prices.change(id, priceId, fields.asked(times.today()), currentUser.user(), clock.instant());
            flash.say("Changed: " + price.shown());
            return back(id);
        } catch (RuleViolation violation) {
            return Response.status(422).entity(page(prices.require(id, priceId), fields.typed(), FormErrors.of(violation))).build();
        }
    }

    @POST
    @Path("{priceId:\\d+}/remove")
    public Response remove(long id, long priceId) {
        prices.remove(id, priceId, currentUser.user(), clock.instant());
        flash.say("The price is removed; the time line keeps it in words");
        return back(id);
    }

    private TemplateInstance page(SitePrice price, Map<String, String> typed, FormErrors errors) {
        Site site = sites.require(price.siteId());
        return Templates.price(new View(site, price, contacts.at(site), typed, errors));
    }

    private static Response back(long id) {
        return Response.seeOther(URI.create("/sites/" + id + "#prices")).build();
    }
}
