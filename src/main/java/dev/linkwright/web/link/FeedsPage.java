package dev.linkwright.web.link;

import java.net.URI;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;

import jakarta.annotation.security.RolesAllowed;
import jakarta.inject.Inject;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.core.Response;

import org.jboss.resteasy.reactive.RestForm;

import dev.linkwright.account.CurrentUser;
import dev.linkwright.account.Roles;
import dev.linkwright.brand.Brand;
import dev.linkwright.link.NoteMention;
import dev.linkwright.link.NotePages;
import dev.linkwright.link.feed.Feed;
import dev.linkwright.link.feed.Feeds;
import dev.linkwright.link.feed.KeepFeeds;
import dev.linkwright.link.feed.PollFeed;
import dev.linkwright.shared.RuleViolation;
import dev.linkwright.web.CurrentBrand;
import dev.linkwright.web.Flash;
import dev.linkwright.web.FormErrors;
import io.quarkus.narayana.jta.QuarkusTransaction;
import io.quarkus.qute.CheckedTemplate;
import io.quarkus.qute.TemplateInstance;

/** The feeds that are read for mentions of the brand, each with what came of it; and single pages by hand. */
@Path("/links/feeds")
@RolesAllowed({Roles.SPECIALIST, Roles.MANAGER, Roles.ADMIN})
class FeedsPage {

    private static final URI HERE = URI.create("/links/feeds");

    @Inject Feeds feeds;
    @Inject KeepFeeds keep;
    @Inject PollFeed poll;
    @Inject NotePages notePages;
    @Inject CurrentBrand currentBrand;
    @Inject CurrentUser currentUser;
    @Inject Flash flash;
    @Inject InstantSource clock;

    @CheckedTemplate(basePath = "link")
    static class Templates {
        static native TemplateInstance feeds(Brand brand, List<Feed> feeds, String url, String pages, FormErrors errors);
    }

    @GET
    public TemplateInstance show() {
        return page("", "", FormErrors.none());
    }

    @POST
    public Response add(@RestForm String url) {
        try {
            Feed feed = keep.add(currentBrand.brand(), url, null, currentUser.user(), clock.instant());
            poll.now(feed.id(), clock.instant());
            flash.say(QuarkusTransaction.requiringNew().call(() -> said(feeds.require(feed.id()))));
            return Response.seeOther(HERE).build();
        } catch (RuleViolation no) {
            return Response.status(422).entity(page(url, "", FormErrors.of(no))).build();
        }
    }

    @POST
    @Path("pages")
    public Response pages(@RestForm String pages) {
        try {
            flash.say(noted(pages == null ? "" : pages));
            return Response.seeOther(HERE).build();
        } catch (RuleViolation no) {
            return Response.status(422).entity(page("", pages, FormErrors.of("pages", no.getMessage()))).build();
        }
    }

    @POST
    @Path("{id}/poll")
    public Response poll(long id) {
        return done(() -> {
            poll.now(id, clock.instant());
            flash.say(QuarkusTransaction.requiringNew().call(() -> said(feeds.require(id))));
        });
    }

    @POST
    @Path("{id}/pause")
    public Response pause(long id, @RestForm boolean paused) {
        return done(() -> {
            keep.pause(id, paused, clock.instant());
            flash.say(paused ? "Paused. It is not read until you resume it." : "It is read again from now on.");
        });
    }

    @POST
    @Path("{id}/every-item")
    public Response everyItem(long id, @RestForm boolean every) {
        return done(() -> {
            keep.countEveryItem(id, every);
            flash.say(every ? "Every item counts now; each page is visited to find the name." : "Only items that name the brand count now.");
        });
    }

    @POST
    @Path("{id}/removal")
    public Response remove(long id) {
        return done(() -> {
            keep.remove(id);
            flash.say("Taken away. The mentions it brought stay.");
        });
    }

    private Response done(Runnable work) {
        flash.tries(work);
        return Response.seeOther(HERE).build();
    }

    private String noted(String pages) {
        Map<NoteMention.Result, Integer> results = new EnumMap<>(NoteMention.Result.class);
        notePages.run(currentBrand.brand(), pages.lines().toList(), currentUser.user(), clock.instant()).forEach(noted -> results.merge(noted.result(), 1, Integer::sum));
        List<String> said = new ArrayList<>();
        results.forEach((result, n) -> said.add(n + switch (result) {
            case NOTED -> " noted; each is visited within minutes";
            case KNOWN -> " known already";
            case LINKS_ALREADY -> " linked to us already";
            case OUR_OWN_PAGE -> " on our own site";
            case NO_PUBLIC_SITE -> " without a public site";
        }));
        return String.join(", ", said) + ".";
    }

    private static String said(Feed feed) {
        if (feed.trouble() != null) return "It could not be read: " + feed.trouble() + ".";
        return "Read: " + feed.items() + (feed.items() == 1 ? " item" : " items") + " so far, " + feed.mentions() + (feed.mentions() == 1 ? " mention." : " mentions.");
    }

    private TemplateInstance page(String url, String pages, FormErrors errors) {
        Brand brand = currentBrand.brand();
        return Templates.feeds(brand, brand == null ? List.of() : feeds.of(brand), url, pages, errors);
    }
}
