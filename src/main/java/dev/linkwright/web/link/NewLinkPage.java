package dev.linkwright.web.link;

import java.net.URI;
import java.time.InstantSource;
import java.time.LocalDate;
import java.time.format.DateTimeParseException;
import java.util.List;

import jakarta.annotation.security.RolesAllowed;
import jakarta.inject.Inject;
import jakarta.transaction.Transactional;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.core.Response;

import org.jboss.resteasy.reactive.RestForm;

import dev.linkwright.account.CurrentUser;
import dev.linkwright.account.Roles;
import dev.linkwright.brand.Asset;
import dev.linkwright.brand.Assets;
import dev.linkwright.brand.Brand;
import dev.linkwright.link.Backlink;
import dev.linkwright.link.Backlinks;
import dev.linkwright.link.PlacementTerms;
import dev.linkwright.link.RecordLink;
import dev.linkwright.link.RecordTerms;
import dev.linkwright.shared.RuleViolation;
import dev.linkwright.web.CurrentBrand;
import dev.linkwright.web.Flash;
import dev.linkwright.web.FormErrors;
import io.quarkus.qute.CheckedTemplate;
import io.quarkus.qute.TemplateInstance;

/** A link somebody promised outside of a thread, recorded by hand. */
@Path("/links/new")
@RolesAllowed({Roles.SPECIALIST, Roles.MANAGER, Roles.ADMIN})
class NewLinkPage {

    @Inject RecordLink recordLink;
    @Inject RecordTerms recordTerms;
    @Inject CurrentUser currentUser;
    @Inject Backlinks backlinks;
    @Inject Assets assets;
    @Inject CurrentBrand currentBrand;
    @Inject InstantSource clock;
    @Inject Flash flash;

    /** What was typed, as it was typed. */
    record Form(String pageUrl, String targetUrl, String assetId, String promisedFor, String hadBy, String amount, String currency) {
        static final Form EMPTY = new Form("", "", "", "", "NOT_SAID", "", "");
    }

    @CheckedTemplate(basePath = "link")
    static class Templates {
        static native TemplateInstance newLink(Brand brand, List<Asset> assets, Form form, FormErrors errors);
    }

    @GET
    public TemplateInstance show() {
        return page(Form.EMPTY, FormErrors.none());
    }

    @POST
    @Transactional
    public Response record(@RestForm String pageUrl, @RestForm String targetUrl, @RestForm String assetId, @RestForm String promisedFor,
                           @RestForm String hadBy, @RestForm String amount, @RestForm String currency) {
        Form form = new Form(pageUrl, targetUrl, assetId, promisedFor, hadBy, amount, currency);
        try {
            Brand brand = currentBrand.brand();
            if (brand == null) throw new RuleViolation("", "Make a brand first.");
            Asset asset = assetId == null || assetId.isBlank() ? null : assets.require(Long.parseLong(assetId));
            PlacementTerms terms = PlacementTerms.of(hadBy, amount, currency);
            Backlink link = recordLink.run(brand, pageUrl, targetUrl, asset, date(promisedFor), clock.instant());
            backlinks.flush();
            if (terms.kind() != PlacementTerms.Kind.NOT_SAID) recordTerms.run(link.id(), terms, currentUser.user(), clock.instant());
            flash.say("Link recorded. The first check is due in 48 hours; Check now looks at once.");
            return Response.seeOther(URI.create("/links/" + link.id())).build();
        } catch (RuleViolation violation) {
            return Response.status(422).entity(page(form, FormErrors.of(violation))).build();
        }
    }

    private TemplateInstance page(Form form, FormErrors errors) {
        Brand brand = currentBrand.brand();
        return Templates.newLink(brand, brand == null ? List.of() : assets.of(brand), form, errors);
    }

    private static LocalDate date(String text) {
        if (text == null || text.isBlank()) return null;
        try {
            return LocalDate.parse(text.strip());
        } catch (DateTimeParseException e) {
            throw new RuleViolation("promisedFor", "Enter the date as year-month-day, such as 2026-11-30.");
        }
    }
}
