package dev.linkwright.web.prospect;

import dev.linkwright.account.CurrentUser;
import dev.linkwright.account.Roles;
import dev.linkwright.account.User;
import dev.linkwright.account.Users;
import dev.linkwright.brand.Brand;
import dev.linkwright.campaign.Campaign;
import dev.linkwright.campaign.Campaigns;
import dev.linkwright.prospect.ProspectFilter;
import dev.linkwright.prospect.RankedProspect;
import dev.linkwright.prospect.RankedProspects;
import dev.linkwright.prospect.Stage;
import dev.linkwright.prospect.Weights;
import dev.linkwright.web.CurrentBrand;
import dev.linkwright.web.FormErrors;
import io.quarkus.qute.CheckedTemplate;
import io.quarkus.qute.TemplateInstance;
import jakarta.annotation.security.RolesAllowed;
import jakarta.inject.Inject;
import jakarta.ws.rs.BeanParam;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import java.util.ArrayList;
import java.util.List;

/** The ranked list, with the panel of the open row beside it. */
@Path("/prospects")
@RolesAllowed({Roles.SPECIALIST, Roles.MANAGER, Roles.ADMIN})
class ProspectsPage {

    private static final int EXCLUDED_SHOWN = 3;

    @Inject
    CurrentBrand currentBrand;
    @Inject
    CurrentUser currentUser;
    @Inject
    RankedProspects ranked;
    @Inject
    ProspectPanel panels;
    @Inject
    Users users;
    @Inject
    Campaigns campaigns;

    @CheckedTemplate(basePath = "prospects")
    static class Templates {
        static native TemplateInstance list(View list, ProspectPanel.Panel panel);

        static native TemplateInstance nobrand();
    }

    /** A saved view with how many are in it. */
    record Tab(String key, String name, long count) {
    }

    /** Slider positions, 0..100. */
    record Sliders(long relevance, long authority, long traffic) {
        static Sliders of(Weights weights) {
            double sum = weights.relevance() + weights.authority() + weights.traffic();
            return new Sliders(Math.round(100 * weights.relevance() / sum), Math.round(100 * weights.authority() / sum),
                Math.round(100 * weights.traffic() / sum));
        }
    }

    /** The whole page but its panel. */
    record View(Brand brand, ListQuery query, List<Tab> tabs, List<ProspectRow> rows, long total, List<ProspectRow> excluded, long excludedTotal,
                Sliders sliders, Sliders saved, boolean lookingOnly, List<User> people, List<Stage> stages, List<Campaign> campaigns, long everything) {

        public long from() {
            return rows.isEmpty() ? 0 : rows.get(0).place();
        }

        public long to() {
            return rows.isEmpty() ? 0 : rows.get(rows.size() - 1).place();
        }

        public boolean hasNext() {
            return to() < total;
        }

        public boolean sortsBy(String column) {
            return query.sort().equals(column);
        }
    }

    @GET
    public TemplateInstance list(@BeanParam ListQuery query) {
        Brand brand = currentBrand.brand();
        if (brand == null) {
            return Templates.nobrand();
        }
        User me = currentUser.user();
        ProspectFilter filter = query.filter(me);
        ProspectFilter rankedOnes = filter.onlySunk(false);
        long total = ranked.count(brand, rankedOnes);
        List<ProspectRow> rows = rows(ranked.find(brand, rankedOnes, query.weights(), query.sortBy(),
            (long) (query.page() - 1) * ListQuery.PAGE_SIZE, ListQuery.PAGE_SIZE));
        long sunk = ranked.count(brand, filter.onlySunk(true));
        List<ProspectRow> excluded = sunk == 0 ? List.of() : rows(ranked.find(brand, filter.onlySunk(true), query.weights(), query.sortBy(), 0,
            query.showsAllExcluded() ? 500 : EXCLUDED_SHOWN));
        Weights saved = Weights.of(brand);
        View view = new View(brand, query, tabs(brand, me), rows, total, excluded, sunk, Sliders.of(query.weights().orElse(saved)), Sliders.of(saved),
            query.weights().isPresent(), users.activeOnes(), List.of(Stage.values()), campaigns.openOf(brand.id()),
            ranked.count(brand, ProspectFilter.ALL));
        ProspectPanel.Panel panel = query.open() == null ? null
            : panels.of(query.open(), query.closed(), ProspectPanel.EnteredContact.NONE, FormErrors.none());
        return Templates.list(view, panel);
    }

    private List<Tab> tabs(Brand brand, User me) {
        List<Tab> tabs = new ArrayList<>();
        tabs.add(tab("all", "All", brand, me));
        tabs.add(tab("write-next", "Write next", brand, me));
        tabs.add(tab("no-contact", "No contact", brand, me));
        tabs.add(tab("mine", "Mine", brand, me));
        return tabs;
    }

    private Tab tab(String key, String name, Brand brand, User me) {
        return new Tab(key, name, ranked.count(brand, ListQuery.inView(key, ProspectFilter.ALL, me).onlySunk(false)));
    }

    private static List<ProspectRow> rows(List<RankedProspect> found) {
        return found.stream().map(ProspectRow::new).toList();
    }
}
