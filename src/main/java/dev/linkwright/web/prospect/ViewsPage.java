package dev.linkwright.web.prospect;

import dev.linkwright.account.CurrentUser;
import dev.linkwright.account.Roles;
import dev.linkwright.account.User;
import dev.linkwright.account.Users;
import dev.linkwright.brand.Brand;
import dev.linkwright.prospect.view.SavedView;
import dev.linkwright.prospect.view.SavedViews;
import dev.linkwright.prospect.view.ViewQuery;
import dev.linkwright.shared.RuleViolation;
import dev.linkwright.web.CurrentBrand;
import dev.linkwright.web.Flash;
import dev.linkwright.web.Format;
import dev.linkwright.web.FormErrors;
import io.quarkus.qute.CheckedTemplate;
import io.quarkus.qute.TemplateInstance;
import jakarta.annotation.security.RolesAllowed;
import jakarta.inject.Inject;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.net.URI;
import java.time.InstantSource;
import java.util.List;
import org.jboss.resteasy.reactive.RestForm;
import org.jboss.resteasy.reactive.RestQuery;

/** Saved views: giving the list's filters a name, sharing, renaming, beginning with one, deleting. */
@Path("/prospects/views")
@RolesAllowed({Roles.SPECIALIST, Roles.MANAGER, Roles.ADMIN})
class ViewsPage {

    @Inject
    CurrentBrand currentBrand;
    @Inject
    CurrentUser currentUser;
    @Inject
    SavedViews views;
    @Inject
    ViewTabs tabs;
    @Inject
    FilterBars filters;
    @Inject
    Users users;
    @Inject
    Flash flash;
    @Inject
    InstantSource clock;

    @CheckedTemplate(basePath = "prospects")
    static class Templates {
        static native TemplateInstance views(List<Line> views, FormErrors errors, long at);

        static native TemplateInstance newView(FilterBar shows, String name, boolean shared, FormErrors errors);
    }

    /** One view with what may be done to it. */
    record Line(SavedView view, String path, List<FilterBar.On> shows, String owner, boolean mine, boolean mayChange, boolean first) {
    }

    @GET
    public TemplateInstance list() {
        return list(FormErrors.none(), 0);
    }

    @GET
    @Path("new")
    public TemplateInstance form(@RestQuery String query) {
        return form(ViewQuery.parse(query), "", false, FormErrors.none());
    }

    @POST
    public Response save(@RestForm String query, @RestForm String name, @RestForm String shared) {
        ViewQuery shows = ViewQuery.parse(query);
        try {
            SavedView view = views.save(currentBrand.require(), currentUser.user(), name, shows, "yes".equals(shared), clock.instant());
            flash.say("Saved as “" + view.name() + "”" + (view.shared() ? ", for the team" : ""));
            return Response.seeOther(URI.create(ViewTabs.path(view))).build();
        } catch (RuleViolation violation) {
            return Response.status(422).entity(form(shows, name, "yes".equals(shared), FormErrors.of(violation))).build();
        }
    }

    @POST
    @Path("{id:\\d+}")
    public Response rename(long id, @RestForm String name, @RestForm String shared) {
        try {
            SavedView view = views.rename(id, name, "yes".equals(shared), currentUser.user());
            flash.say("“" + view.name() + "” is saved" + (view.shared() ? " for the team" : ""));
            return Response.seeOther(URI.create("/prospects/views")).build();
        } catch (RuleViolation violation) {
            return Response.status(422).entity(list(FormErrors.of(violation), id)).build();
        }
    }

    /** The view shows from now on what the list shows. */
    @POST
    @Path("{id:\\d+}/query")
    public Response change(long id, @RestForm String query) {
        SavedView view = views.change(id, currentBrand.require(), ViewQuery.parse(query), currentUser.user(), clock.instant());
        flash.say("“" + view.name() + "” shows this now");
        return Response.seeOther(URI.create(ViewTabs.path(view))).build();
    }

    @POST
    @Path("{id:\\d+}/beginning")
    public Response begin(long id) {
        flash.say("Prospects begins with “" + views.beginWith(id, currentUser.user()).name() + "” for you");
        return Response.seeOther(URI.create("/prospects/views")).build();
    }

    @POST
    @Path("beginning/removal")
    public Response beginWithAll() {
        views.beginWithAll(currentBrand.require(), currentUser.user());
        flash.say("Prospects begins with all of them for you");
        return Response.seeOther(URI.create("/prospects/views")).build();
    }

    @POST
    @Path("{id:\\d+}/removal")
    public Response remove(long id) {
        flash.say("“" + views.remove(id, currentUser.user()).name() + "” is deleted; its prospects are where they were");
        return Response.seeOther(URI.create("/prospects/views")).build();
    }

    /** For the tab, after the page. */
    @GET
    @Path("{id:\\d+}/count")
    @Produces(MediaType.TEXT_HTML)
    public String count(long id) {
        User me = currentUser.user();
        return Format.grouped(tabs.count(currentBrand.require(), views.require(id, me), me, clock.instant()));
    }

    private TemplateInstance form(ViewQuery shows, String name, boolean shared, FormErrors errors) {
        return Templates.newView(filters.of("/prospects", currentBrand.require(), shows), name, shared, errors);
    }

    private TemplateInstance list(FormErrors errors, long at) {
        User me = currentUser.user();
        Brand brand = currentBrand.require();
        long first = views.firstOf(me, brand).map(SavedView::id).orElse(0L);
        List<Line> lines = views.seenBy(me, brand).stream().map(view -> new Line(view, ViewTabs.path(view), filters.of("/prospects", brand, view.query()).on(),
            users.findByIdOptional(view.userId()).map(User::name).orElse("somebody"), view.userId() == me.id(), view.mayBeChangedBy(me), view.id() == first)).toList();
        return Templates.views(lines, errors, at);
    }
}
