package dev.linkwright.web.settings;

import dev.linkwright.account.CurrentUser;
import dev.linkwright.account.Role;
import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import jakarta.ws.rs.core.UriInfo;
import java.util.List;

/** The pages of Settings that this person may open. */
@Named("settingsNav")
@RequestScoped
public class SettingsNav {

    private static final List<Page> PAGES = List.of(
            new Page("Your profile", "/settings/profile", Role.SPECIALIST),
            new Page("Brands", "/brands", Role.SPECIALIST),
            new Page("Team and roles", "/settings/team", Role.SPECIALIST),
            new Page("Mailboxes", "/settings/mailboxes", Role.SPECIALIST),
            new Page("Suppression", "/settings/suppressions", Role.SPECIALIST),
            new Page("Pace and holidays", "/settings/pace", Role.SPECIALIST),
            new Page("Law by country", "/settings/law", Role.SPECIALIST),
            new Page("Ranking weights", "/settings/weights", Role.SPECIALIST),
            new Page("Alerts", "/settings/alerts", Role.SPECIALIST),
            new Page("API tokens", "/settings/tokens", Role.SPECIALIST),
            new Page("Audit log", "/settings/audit", Role.MANAGER));

    @Inject
    CurrentUser currentUser;
    @Inject
    UriInfo uri;

    private record Page(String name, String path, Role least) {
    }

    /** @param here the page shown */
    public record Entry(String name, String path, boolean here) {
    }

    public List<Entry> entries() {
        Role mine = currentUser.user().role();
        return PAGES.stream().filter(page -> mine.compareTo(page.least) >= 0).map(page -> new Entry(page.name, page.path, isHere(page.path))).toList();
    }

    private boolean isHere(String path) {
        return uri.getPath().equals(path) || uri.getPath().startsWith(path + "/");
    }
}
