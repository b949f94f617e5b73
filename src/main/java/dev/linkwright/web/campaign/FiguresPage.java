package dev.linkwright.web.campaign;

import dev.linkwright.account.Roles;
import dev.linkwright.campaign.Campaign;
import dev.linkwright.campaign.Campaigns;
import dev.linkwright.campaign.Enrollment;
import dev.linkwright.campaign.Enrollments;
import dev.linkwright.campaign.WhyNotNow;
import dev.linkwright.campaign.figures.Dimension;
import dev.linkwright.campaign.figures.Figures;
import dev.linkwright.campaign.figures.Figures.Asked;
import dev.linkwright.campaign.figures.FiguresCsv;
import dev.linkwright.campaign.figures.Measure;
import dev.linkwright.shared.RuleViolation;
import dev.linkwright.site.Contact;
import dev.linkwright.site.Contacts;
import dev.linkwright.web.CurrentBrand;
import io.quarkus.qute.CheckedTemplate;
import io.quarkus.qute.TemplateInstance;
import jakarta.annotation.security.RolesAllowed;
import jakarta.inject.Inject;
import jakarta.ws.rs.BeanParam;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.Response;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.InstantSource;
import java.time.LocalDate;
import java.util.List;
import org.jboss.resteasy.reactive.RestQuery;

/** The numbers of all campaigns of the brand, by campaign, mail, version, sender, person or asset; every number opens its people. */
@Path("/campaigns/figures")
@RolesAllowed({Roles.SPECIALIST, Roles.MANAGER, Roles.ADMIN})
class FiguresPage {
    private static final int PAGE = 100;

    @Inject
    Figures figures;
    @Inject
    FiguresCsv csv;
    @Inject
    Campaigns campaigns;
    @Inject
    Enrollments enrollments;
    @Inject
    Contacts contacts;
    @Inject
    WhyNotNow whyNotNow;
    @Inject
    CurrentBrand currentBrand;
    @Inject
    InstantSource clock;

    /** The question as the address of the page holds it. */
    static class Query {
        @RestQuery
        String by;
        @RestQuery
        Long campaign;
        @RestQuery
        String from;
        @RestQuery
        String to;
    }

    @CheckedTemplate(basePath = "campaign")
    static class Templates {
        static native TemplateInstance figures(boolean brand, FigureTable table, Dimension[] dimensions, Campaign only, String from, String to);

        static native TemplateInstance figurePeople(FigureTable table, String title, String back, String csv, String next, List<PersonRow> rows);
    }

    @GET
    public TemplateInstance show(@BeanParam Query query) {
        if (!currentBrand.any()) {
            return Templates.figures(false, null, Dimension.values(), null, "", "");
        }
        Asked asked = asked(query);
        return Templates.figures(true, new FigureTable(asked, figures.table(asked)), Dimension.values(), asked.campaignId() == null ? null : campaigns.require(asked.campaignId()),
                query.from == null ? "" : query.from, query.to == null ? "" : query.to);
    }

    @GET
    @Path("table.csv")
    @Produces("text/csv; charset=UTF-8")
    public Response download(@BeanParam Query query) {
        Asked asked = asked(query);
        return file("campaigns-by-" + asked.by().key(), csv.table(asked));
    }

    @GET
    @Path("people")
    public TemplateInstance people(@BeanParam Query query, @RestQuery String key, @RestQuery String measure, @RestQuery Long after) {
        Asked asked = asked(query);
        Measure counted = Measure.named(measure);
        Instant now = clock.instant();
        List<Long> ids = figures.people(asked, key, counted, after == null ? 0 : after, PAGE + 1);
        List<PersonRow> rows = ids.stream().limit(PAGE).map(enrollments::require).map(enrollment -> row(enrollment, now)).toList();
        FigureTable table = new FigureTable(asked, List.of());
        String label = figures.table(asked).stream().filter(row -> row.key().equals(key)).map(Figures.Row::label).findFirst().orElse("All");
        String here = table.query(key, counted);
        return Templates.figurePeople(table, counted.label() + ": " + label, "/campaigns/figures" + table.query(null, null), "/campaigns/figures/people.csv" + here,
                ids.size() <= PAGE ? null : "/campaigns/figures/people" + here + "&after=" + ids.get(PAGE - 1), rows);
    }

    @GET
    @Path("people.csv")
    @Produces("text/csv; charset=UTF-8")
    public Response downloadPeople(@BeanParam Query query, @RestQuery String key, @RestQuery String measure) {
        Measure counted = Measure.named(measure);
        return file(counted.key() + "-people", csv.people(asked(query), key, counted));
    }

    private PersonRow row(Enrollment enrollment, Instant now) {
        Contact contact = contacts.require(enrollment.contactId());
        return PersonRow.of(enrollment, contact, whyNotNow.of(enrollment, now));
    }

    /** A campaign's numbers are its brand's, whichever brand is being worked on. */
    private Asked asked(Query query) {
        long brand = query.campaign == null ? currentBrand.require().id() : campaigns.require(query.campaign).brandId();
        return new Asked(brand, query.campaign, Dimension.named(query.by), day("from", query.from), day("to", query.to));
    }

    private static LocalDate day(String field, String text) {
        try {
            return text == null || text.isBlank() ? null : LocalDate.parse(text.strip());
        } catch (DateTimeException e) {
            throw new RuleViolation(field, "Write the day as 2026-11-30.");
        }
    }

    private static Response file(String name, String body) {
        return Response.ok(body).header("Content-Disposition", "attachment; filename=\"" + name + ".csv\"").build();
    }
}
