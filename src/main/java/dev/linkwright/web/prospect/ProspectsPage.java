package dev.linkwright.web.prospect;

import dev.linkwright.account.CurrentUser;
import dev.linkwright.account.Roles;
import dev.linkwright.account.User;
import dev.linkwright.brand.Brand;
import dev.linkwright.campaign.Campaign;
import dev.linkwright.campaign.Campaigns;
import dev.linkwright.prospect.ProspectFilter;
import dev.linkwright.prospect.RankedProspect;
import dev.linkwright.prospect.RankedProspects;
import dev.linkwright.prospect.Stage;
import dev.linkwright.prospect.Weights;
import dev.linkwright.prospect.list.Counts;
import dev.linkwright.prospect.list.Narrowed;
import dev.linkwright.prospect.list.Total;
import dev.linkwright.prospect.triage.Triage;
import dev.linkwright.prospect.view.SavedView;
import dev.linkwright.prospect.view.SavedViews;
import dev.linkwright.web.CurrentBrand;
import dev.linkwright.web.Format;
import dev.linkwright.web.FormErrors;
import io.quarkus.qute.CheckedTemplate;
import io.quarkus.qute.TemplateInstance;
import jakarta.annotation.security.RolesAllowed;
import jakarta.inject.Inject;
import jakarta.ws.rs.BeanParam;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.net.URI;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;

/** The ranked list, with the panel of the open row beside it. */
@Path("/prospects")
@RolesAllowed({Roles.SPECIALIST, Roles.MANAGER, Roles.ADMIN})
class ProspectsPage {

    private static final int EXCLUDED_SHOWN = 3;
    private static final int EXCLUDED_MOST = 500;
    private static final int EXCLUDED_COUNTED = 100;

    @Inject
    CurrentBrand currentBrand;
    @Inject
    CurrentUser currentUser;
    @Inject
    RankedProspects ranked;
    @Inject
    ProspectPanel panels;
    @Inject
    ViewTabs tabs;
    @Inject
    SavedViews views;
    @Inject
    FilterBars filters;
    @Inject
    Campaigns campaigns;
    @Inject
    InstantSource clock;

    @CheckedTemplate(basePath = "prospects")
    static class Templates {
        static native TemplateInstance list(View list, ProspectPanel.Panel panel);

        static native TemplateInstance nobrand();
    }

    /** Slider positions, 0..100. */
    record Sliders(long relevance, long authority, long traffic) {
        static Sliders of(Weights weights) {
            double sum = weights.relevance() + weights.authority() + weights.traffic();
            return new Sliders(Math.round(100 * weights.relevance() / sum), Math.round(100 * weights.authority() / sum),
                Math.round(100 * weights.traffic() / sum));
        }
    }

    /** What may be done to chosen rows. */
    record Bulk(List<User> people, List<Stage> stages, List<Campaign> campaigns, List<String> tags, List<String> reasons) {
    }

    /** The whole page but its panel. */
    record View(Brand brand, ListQuery query, List<ViewTabs.Tab> tabs, FilterBar filters, List<ProspectRow> rows, Total total, List<ProspectRow> excluded,
                Total excludedTotal, Sliders sliders, Sliders saved, boolean lookingOnly, Bulk bulk, long everything, SavedView changedFrom) {

        public long from() {
            return rows.isEmpty() ? 0 : rows.get(0).place();
        }

        public long to() {
            return rows.isEmpty() ? 0 : rows.get(rows.size() - 1).place();
        }

        public boolean hasNext() {
            return total.beyond(to());
        }

        /** How many "all that match" are: the ranked ones, or the excluded ones where the view holds no others. */
        public Total choosable() {
            return total.none() ? excludedTotal : total;
        }

        public boolean mayChooseMore() {
            return choosable().beyond(total.none() ? excluded.size() : rows.size());
        }

        public boolean moreExcluded() {
            return excludedTotal.beyond(excluded.size());
        }

        /** Whether there are more excluded ones than one page takes. */
        public boolean onlyFirstExcluded() {
            return excludedTotal.more() || excludedTotal.n() > EXCLUDED_MOST;
        }

        /** Whether there is something about this view that a name could keep. */
        public boolean worthSaving() {
            return changedFrom != null || query.saved() == null && query.asked().narrows();
        }
    }

    @GET
    public Object list(@BeanParam ListQuery query) {
        Brand brand = currentBrand.brand();
        if (brand == null) {
            return Templates.nobrand();
        }
        User me = currentUser.user();
        Optional<SavedView> beginning = query.isBare() ? views.firstOf(me, brand) : Optional.empty();
        if (beginning.isPresent()) {
            return Response.seeOther(URI.create(ViewTabs.path(beginning.get()))).build();
        }
        Instant now = clock.instant();
        Narrowed asked = ranked.narrow(brand, query.filter(brand, me, now));
        Narrowed rankedOnes = asked.with(filter -> filter.onlySunk(false));
        Narrowed sunkOnes = asked.with(filter -> filter.onlySunk(true));
        Counts counts = ranked.counts(brand);
        long offset = (long) (query.page() - 1) * ListQuery.PAGE_SIZE;
        Total total = count(brand, rankedOnes, counts, query, offset + ListQuery.PAGE_SIZE, offset + Total.AT_ONCE);
        List<ProspectRow> rows = rows(ranked.find(brand, rankedOnes, query.weights(), query.sortBy(), offset, ListQuery.PAGE_SIZE));
        int excludedShown = query.showsAllExcluded() ? EXCLUDED_MOST : EXCLUDED_SHOWN;
        Total sunk = count(brand, sunkOnes, counts, query, excludedShown, query.showsAllExcluded() ? EXCLUDED_MOST : EXCLUDED_COUNTED);
        List<ProspectRow> excluded = sunk.none() ? List.of() : rows(ranked.find(brand, sunkOnes, query.weights(), query.sortBy(), 0, excludedShown));
        Weights saved = Weights.of(brand);
        FilterBar bar = filters.of("/prospects", brand, query.asked());
        View view = new View(brand, query, tabs.of(brand, me, query, counts, now), bar, rows, total, excluded, sunk, Sliders.of(query.weights().orElse(saved)),
            Sliders.of(saved), query.weights().isPresent(),
            new Bulk(bar.people(), List.of(Stage.values()), campaigns.openOf(brand.id()), bar.tags(), Triage.REASONS),
            counts.of(ProspectFilter.ALL), changedFrom(query, me));
        ProspectPanel.Panel panel = query.open() == null ? null
            : panels.of(query.open(), query.closed(), ProspectPanel.EnteredContact.NONE, FormErrors.none());
        return Templates.list(view, panel);
    }

    /** Before anything is done to all that match, they are counted. */
    private Total count(Brand brand, Narrowed asked, Counts counts, ListQuery query, long shown, long most) {
        return query.choosesAll() ? Total.exactly(ranked.count(brand, asked)) : ranked.count(brand, asked, counts, shown, most);
    }

    /** How many ranked ones there are, exactly; for the foot of a list that did not count them all. */
    @GET
    @Path("count")
    @Produces(MediaType.TEXT_HTML)
    public String count(@BeanParam ListQuery query) {
        return Format.grouped(ranked.count(currentBrand.require(), query.filter(currentBrand.require(), currentUser.user(), clock.instant()).onlySunk(false)));
    }

    /** The saved view that was opened, when something else is shown by now and this person may keep that in it. */
    private SavedView changedFrom(ListQuery query, User me) {
        if (query.saved() == null) {
            return null;
        }
        return views.findByIdOptional(query.saved()).filter(view -> view.mayBeChangedBy(me) && !view.query().equals(query.asked())).orElse(null);
    }

    private static List<ProspectRow> rows(List<RankedProspect> found) {
        return found.stream().map(ProspectRow::new).toList();
    }
}
