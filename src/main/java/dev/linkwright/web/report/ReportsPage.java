package dev.linkwright.web.report;

import dev.linkwright.account.Roles;
import dev.linkwright.brand.Brand;
import dev.linkwright.campaign.Campaign;
import dev.linkwright.campaign.CampaignFigures;
import dev.linkwright.campaign.Campaigns;
import dev.linkwright.campaign.Funnel;
import dev.linkwright.campaign.PeopleFilter;
import dev.linkwright.report.LinksPerWeek;
import dev.linkwright.shared.RuleViolation;
import dev.linkwright.web.CurrentBrand;
import io.quarkus.qute.CheckedTemplate;
import io.quarkus.qute.TemplateInstance;
import jakarta.annotation.security.RolesAllowed;
import jakarta.inject.Inject;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import java.time.DateTimeException;
import java.time.InstantSource;
import java.time.LocalDate;
import java.util.List;
import org.jboss.resteasy.reactive.RestQuery;

/** What the brand being worked on has earned: links won and lost week by week, and how far each campaign came. */
@Path("/reports")
@RolesAllowed({Roles.SPECIALIST, Roles.MANAGER, Roles.ADMIN})
class ReportsPage {
    private static final int WEEKS = 13;

    @Inject
    LinksPerWeek linksPerWeek;
    @Inject
    Campaigns campaigns;
    @Inject
    CampaignFigures figures;
    @Inject
    CurrentBrand currentBrand;
    @Inject
    InstantSource clock;

    /** @param lost won through this campaign and lost since */
    record OfCampaign(Campaign campaign, Funnel funnel, long lost) { }

    /** The sentence at the head of the page, in numbers. */
    record Lede(LocalDate from, LocalDate until, long won, long sites, long lost, long losing) {
        public boolean any() {
            return won + lost > 0;
        }

        public boolean grew() {
            return won >= lost;
        }

        public long more() {
            return Math.abs(won - lost);
        }
    }

    @CheckedTemplate(basePath = "report")
    static class Templates {
        static native TemplateInstance reports(Brand brand, Lede lede, WeekBars chart, List<OfCampaign> campaigns);

        static native TemplateInstance links(Brand brand, List<LinksPerWeek.Row> rows, LocalDate from, LocalDate until, String what);
    }

    @GET
    public TemplateInstance show() {
        if (!currentBrand.any()) {
            return Templates.reports(null, null, null, List.of());
        }
        Brand brand = currentBrand.brand();
        List<LinksPerWeek.Week> weeks = linksPerWeek.newest(brand, WEEKS, clock.instant());
        LocalDate from = weeks.get(0).monday();
        LocalDate until = weeks.get(weeks.size() - 1).monday().plusWeeks(1);
        List<LinksPerWeek.Row> won = linksPerWeek.rows(brand, from, until, true);
        List<LinksPerWeek.Row> lost = linksPerWeek.rows(brand, from, until, false);
        Lede lede = new Lede(from, until, won.size(), won.stream().map(LinksPerWeek.Row::domain).distinct().count(), lost.size(),
                lost.stream().map(LinksPerWeek.Row::domain).distinct().count());
        List<OfCampaign> table = campaigns.ofBrand(brand.id()).stream().map(campaign -> new OfCampaign(campaign, figures.funnel(campaign.id()),
                figures.peopleWith(campaign.id(), PeopleFilter.of("lost", null, null), 0, Integer.MAX_VALUE).size())).toList();
        return Templates.reports(brand, lede, new WeekBars(weeks), table);
    }

    /** The links behind a figure: of one week ({@code week}, its Monday) or of all weeks shown. */
    @GET
    @Path("links")
    public TemplateInstance links(@RestQuery String week, @RestQuery String what) {
        if (!currentBrand.any()) {
            return Templates.links(null, List.of(), null, null, "");
        }
        Brand brand = currentBrand.brand();
        List<LinksPerWeek.Week> weeks = linksPerWeek.newest(brand, WEEKS, clock.instant());
        LocalDate from = week == null ? weeks.get(0).monday() : day(week);
        LocalDate until = week == null ? weeks.get(weeks.size() - 1).monday().plusWeeks(1) : from.plusWeeks(1);
        Boolean won = "won".equals(what) ? Boolean.TRUE : "lost".equals(what) ? Boolean.FALSE : null;
        return Templates.links(brand, linksPerWeek.rows(brand, from, until, won), from, until, won == null ? "won or lost" : what);
    }

    private static LocalDate day(String text) {
        try {
            return LocalDate.parse(text);
        } catch (DateTimeException e) {
            throw new RuleViolation("week", "Write the week as its Monday, such as 2026-11-16.");
        }
    }
}
