package dev.linkwright.web;

import dev.linkwright.account.CurrentUser;
import dev.linkwright.account.User;
import dev.linkwright.brand.Brand;
import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import jakarta.ws.rs.core.UriInfo;
import java.util.List;

/** What the frame of every page shows: who is here, the brand being worked on, where things are and how much waits there. */
@Named("shell")
@RequestScoped
public class Shell {

    @Inject
    CurrentUser currentUser;
    @Inject
    CurrentBrand currentBrand;
    @Inject
    ShellCounts counts;
    @Inject
    UriInfo uri;

    private User user;
    private List<Place> places;

    public User user() {
        if (user == null) {
            user = currentUser.user();
        }
        return user;
    }

    /** light, dark or null for the system's own */
    public String theme() {
        return user().theme();
    }

    public Brand brand() {
        return currentBrand.brand();
    }

    public List<Brand> otherBrands() {
        return currentBrand.all().stream().filter(brand -> !brand.equals(currentBrand.brand())).toList();
    }

    public boolean sandboxed() {
        return counts.sandboxed();
    }

    public List<Place> places() {
        if (places == null) {
            ShellCounts.Counts now = counts.of(brand());
            places = List.of(
                    place("Today", "/", "today", "t", now.due(), true, true),
                    place("Prospects", "/prospects", "prospects", "p", now.prospects(), false, true),
                    place("Campaigns", "/campaigns", "campaigns", "c", now.campaigns(), false, false),
                    place("Inbox", "/inbox", "inbox", "i", now.toAnswer(), true, true),
                    place("Links", "/links", "links", "l", 0, false, true),
                    place("Assets", "/assets", "assets", "a", 0, false, false),
                    place("Reports", "/reports", "reports", "r", 0, false, false),
                    place("Settings", "/settings", "settings", "s", 0, false, false));
        }
        return places;
    }

    /** The page lies in a place that has no tab of its own on a phone. */
    public boolean elsewhere() {
        return places().stream().noneMatch(place -> place.here() && place.onTabbar());
    }

    private Place place(String name, String path, String icon, String key, long count, boolean due, boolean onTabbar) {
        return new Place(name, path, icon, key, count, due, isHere(path), onTabbar);
    }

    private boolean isHere(String path) {
        String here = uri.getPath();
        return switch (path) {
            case "/" -> here.equals("/");
            case "/prospects" -> lies(here, "/prospects", "/sites", "/contacts", "/imports");
            case "/campaigns" -> lies(here, "/campaigns", "/review", "/enrollments");
            case "/links" -> lies(here, "/links", "/mentions");
            case "/settings" -> lies(here, "/settings", "/brands");
            default -> lies(here, path);
        };
    }

    private static boolean lies(String here, String... roots) {
        for (String root : roots) {
            if (here.equals(root) || here.startsWith(root + "/")) {
                return true;
            }
        }
        return false;
    }
}
