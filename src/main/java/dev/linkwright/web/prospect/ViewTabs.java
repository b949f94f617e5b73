package dev.linkwright.web.prospect;

import dev.linkwright.account.User;
import dev.linkwright.brand.Brand;
import dev.linkwright.prospect.ProspectFilter;
import dev.linkwright.prospect.RankedProspects;
import dev.linkwright.prospect.list.Counts;
import dev.linkwright.prospect.view.SavedView;
import dev.linkwright.prospect.view.SavedViews;
import dev.linkwright.prospect.view.ViewQuery;
import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

/** The tabs above the list: the ones that are always there, then the team's and one's own. */
@RequestScoped
class ViewTabs {

    @Inject
    RankedProspects ranked;
    @Inject
    SavedViews views;

    /**
     * @param count   null where counting would keep the page waiting; {@code countPath} tells it then
     * @param team    whether others see it too
     */
    record Tab(String name, String path, boolean here, Long count, String countPath, boolean team) {
    }

    List<Tab> of(Brand brand, User me, ListQuery query, Counts counts, Instant now) {
        List<Tab> tabs = new ArrayList<>();
        tabs.add(usual("All", "all", brand, me, query, counts, now));
        tabs.add(usual("Write next", "write-next", brand, me, query, counts, now));
        tabs.add(usual("No contact", "no-contact", brand, me, query, counts, now));
        tabs.add(usual("Mine", "mine", brand, me, query, counts, now));
        for (SavedView view : views.seenBy(me, brand)) {
            boolean here = view.id().equals(query.saved());
            tabs.add(new Tab(view.name(), path(view), here, null, "/prospects/views/" + view.id() + "/count", view.shared()));
        }
        return tabs;
    }

    static String path(SavedView view) {
        String words = view.query().encoded();
        return "/prospects?" + (words.isEmpty() ? "" : words + "&") + "saved=" + view.id();
    }

    /** How many ranked prospects a saved view holds now. */
    long count(Brand brand, SavedView view, User me, Instant now) {
        return ranked.count(brand, view.query().filter(brand, me, now).onlySunk(false));
    }

    private Tab usual(String name, String key, Brand brand, User me, ListQuery query, Counts counts, Instant now) {
        ProspectFilter filter = ViewQuery.parse("view=" + key).filter(brand, me, now);
        return new Tab(name, "/prospects?view=" + key, query.saved() == null && query.view().equals(key), counts.of(filter.onlySunk(false)), null, false);
    }
}
