package dev.linkwright.web.opportunity;

import dev.linkwright.account.CurrentUser;
import dev.linkwright.account.Roles;
import dev.linkwright.brand.Brand;
import dev.linkwright.prospect.gap.GapFilter;
import dev.linkwright.prospect.gap.GapRow;
import dev.linkwright.prospect.gap.GapToAverage;
import dev.linkwright.prospect.gap.LinkGap;
import dev.linkwright.prospect.gap.MakeProspects;
import dev.linkwright.web.CurrentBrand;
import dev.linkwright.web.Flash;
import dev.linkwright.web.Format;
import io.quarkus.qute.CheckedTemplate;
import io.quarkus.qute.TemplateInstance;
import jakarta.annotation.security.RolesAllowed;
import jakarta.inject.Inject;
import jakarta.ws.rs.BeanParam;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.core.Response;
import java.net.URI;
import java.time.InstantSource;
import java.util.List;
import java.util.stream.IntStream;
import org.jboss.resteasy.reactive.RestForm;

/** The link gap: our referring domains beside the competitors', the sites that link to them and not to us, and the way to prospects. */
@Path("/prospects/gap")
@RolesAllowed({Roles.SPECIALIST, Roles.MANAGER, Roles.ADMIN})
class GapPage {

    @Inject
    CurrentBrand currentBrand;
    @Inject
    CurrentUser currentUser;
    @Inject
    LinkGap gap;
    @Inject
    MakeProspects make;
    @Inject
    Flash flash;
    @Inject
    InstantSource clock;

    @CheckedTemplate(basePath = "opportunity")
    static class Templates {
        static native TemplateInstance gap(View view);
    }

    /**
     * @param spamLeftOut how many more would match with those marked as spam
     * @param empty       no file of competitors' links was brought yet
     * @param atOnce      how many "all that match" makes at a time
     */
    record View(Brand brand, GapQuery query, List<GapRow> rows, long total, long spamLeftOut, GapToAverage compared, boolean empty, boolean counting,
                int atOnce) {

        public List<Integer> minimums() {
            return IntStream.rangeClosed(1, Math.max(3, Math.min(brand.competitors().size(), 12))).boxed().toList();
        }

        public long from() {
            return rows.isEmpty() ? 0 : (long) (query.page() - 1) * GapQuery.PAGE_SIZE + 1;
        }

        public long to() {
            return rows.isEmpty() ? 0 : from() + rows.size() - 1;
        }

        public long newOnes() {
            return rows.stream().filter(row -> row.prospect().isEmpty()).count();
        }

        public boolean ahead() {
            return compared.gap() < 0;
        }

        public long distance() {
            return Math.abs(compared.gap());
        }

        /** With its sign: how many more sites link to them than to us. */
        public String difference(GapToAverage.Row row) {
            long difference = compared.difference(row);
            return (difference > 0 ? "+" : difference < 0 ? "−" : "") + Format.grouped(Math.abs(difference));
        }
    }

    @GET
    public TemplateInstance show(@BeanParam GapQuery query) {
        Brand brand = currentBrand.brand();
        if (brand == null) {
            return Templates.gap(null);
        }
        GapFilter filter = query.filter();
        long total = gap.count(brand, filter);
        GapFilter withSpam = new GapFilter(filter.least(), filter.competitor(), filter.ours(), filter.prospect(), true);
        long spam = filter.spam() ? 0 : gap.count(brand, withSpam) - total;
        List<GapRow> rows = gap.find(brand, filter, (long) (query.page() - 1) * GapQuery.PAGE_SIZE, GapQuery.PAGE_SIZE);
        return Templates.gap(new View(brand, query, rows, total, spam, gap.compared(brand), gap.isEmpty(brand), gap.isBeingCounted(brand),
            MakeProspects.MOST_AT_ONCE));
    }

    /** The chosen sites, or one of them by its own button. */
    @POST
    @Path("prospects")
    public Response makeChosen(@RestForm List<Long> siteId, @RestForm Long only, @RestForm String back) {
        long made = make.of(currentBrand.require(), only != null ? List.of(only) : siteId, currentUser.user(), clock.instant());
        return said(made, back);
    }

    /** All that the filters let through. */
    @POST
    @Path("prospects/all")
    public Response makeAll(@RestForm String least, @RestForm String competitor, @RestForm String prospect, @RestForm String us, @RestForm String spam,
                            @RestForm String back) {
        GapQuery query = GapQuery.of(least, competitor, prospect, us, spam);
        return said(make.all(currentBrand.require(), query.filter(), currentUser.user(), clock.instant()), back);
    }

    private Response said(long made, String back) {
        flash.say(made == 0 ? "They were prospects already" : Format.of(made, "new prospect") + " with the opportunity Competitor link");
        return Response.seeOther(URI.create(back != null && (back.equals(GapQuery.PATH) || back.startsWith(GapQuery.PATH + "?")) ? back : GapQuery.PATH)).build();
    }
}
