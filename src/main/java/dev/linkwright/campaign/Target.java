package dev.linkwright.campaign;

import java.net.URI;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** The page a campaign's links should lead to, and whether a stranger would cite such a page. Judged by its address alone. */
public record Target(String host, List<String> path, boolean hasQuestion) {
    private static final Set<String> HOME = Set.of("index.html", "index.htm", "index.php", "home", "home.html", "default.aspx", "start", "startseite");
    // What a page is called, in the languages of most sites, and what it is.
    private static final Map<String, Set<String>> NOT_CITED = Map.of(
            "a price list", Set.of("pricing", "prices", "price", "plans", "preise", "tarifs", "precios"),
            "a page for buying", Set.of("shop", "store", "cart", "checkout", "buy", "order", "product", "products", "produkte", "warenkorb", "boutique", "tienda", "add-to-cart"),
            "a page for signing in or up", Set.of("login", "log-in", "signin", "sign-in", "signup", "sign-up", "register", "account", "trial", "free-trial", "demo", "book-a-demo",
                    "request-demo", "get-started"),
            "a contact page", Set.of("contact", "contact-us", "kontakt", "contacto", "support", "help-desk"),
            "a legal page", Set.of("terms", "tos", "privacy", "privacy-policy", "imprint", "impressum", "datenschutz", "agb", "legal", "cookies", "cookie-policy"),
            "a page for applicants", Set.of("careers", "jobs", "karriere"),
            "a list of other pages", Set.of("tag", "tags", "category", "categories", "author", "search", "archive", "sitemap"));

    public static Target of(String url) {
        try {
            URI uri = URI.create(url);
            String path = uri.getPath() == null ? "" : uri.getPath().toLowerCase(Locale.ROOT);
            return new Target(uri.getHost() == null ? "" : uri.getHost().toLowerCase(Locale.ROOT),
                    Arrays.stream(path.split("/")).filter(part -> !part.isBlank()).toList(), uri.getQuery() != null && !isOnlyTracking(uri.getQuery()));
        } catch (IllegalArgumentException e) {
            return new Target("", List.of(), false);
        }
    }

    private static boolean isOnlyTracking(String query) {
        return Arrays.stream(query.split("&")).allMatch(part -> part.startsWith("utm_") || part.startsWith("ref="));
    }

    /** A home page stays one in another language or under its file name. */
    public boolean isHome() {
        return !hasQuestion && (path.isEmpty() || path.size() == 1 && (HOME.contains(path.get(0)) || path.get(0).matches("[a-z]{2}(-[a-z]{2})?")));
    }

    /** A sentence, or nothing when it is a page people cite. */
    public Optional<String> whyNobodyCitesIt() {
        if (isHome()) {
            return Optional.of("The target is the home page. Links to it say little, and few people cite one.");
        }
        return NOT_CITED.entrySet().stream().filter(kind -> isCalled(kind.getValue())).map(Map.Entry::getKey).sorted().findFirst()
                .map(kind -> "The target page looks like " + kind + ". Nobody cites those.");
    }

    /** The first word says what a part of a site is for, the last what a page is; a study may well be called “remote-jobs-2026”. */
    private boolean isCalled(Set<String> names) {
        return !path.isEmpty() && (names.contains(path.get(0)) || names.contains(path.get(path.size() - 1).replaceFirst("\\.[a-z]{2,5}$", "")));
    }

    public boolean isOn(String domain) {
        return host.equals(domain) || host.endsWith("." + domain);
    }
}
