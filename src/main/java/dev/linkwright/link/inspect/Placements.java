package dev.linkwright.link.inspect;

import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

import org.jsoup.nodes.Element;

/** Where a link stands, told by the nearest element around it whose name, role or class says so. */
final class Placements {

    private static final Set<String> COMMENTS = Set.of("comment", "comments", "commentlist", "respond", "disqus", "replies");
    private static final Set<String> AUTHOR = Set.of("author", "bio", "byline", "authorbox", "contributor", "vcard");
    private static final Set<String> NAVIGATION = Set.of("nav", "navigation", "navbar", "menu", "breadcrumb", "breadcrumbs", "topbar", "header", "masthead");
    private static final Set<String> FOOTER = Set.of("footer", "colophon", "imprint");
    private static final Set<String> SIDEBAR = Set.of("sidebar", "aside", "widget", "widgets", "blogroll", "rail");
    private static final Set<String> MAIN = Set.of("article", "main");

    private static final Pattern HUMP = Pattern.compile("([a-z])([A-Z])");
    private static final Pattern NO_LETTERS = Pattern.compile("[^a-z]+");

    private Placements() {}

    static Placement of(Element link) {
        for (Element e = link; e != null && !e.normalName().equals("body"); e = e.parent()) {
            Optional<Placement> told = toldBy(e);
            if (told.isPresent()) return told.get();
        }
        return Placement.MAIN_TEXT;
    }

    private static Optional<Placement> toldBy(Element e) {
        Set<String> words = words(e.id() + " " + e.className());
        if (meets(words, COMMENTS)) return Optional.of(Placement.COMMENTS);
        if (meets(words, AUTHOR) || e.attr("rel").equals("author")) return Optional.of(Placement.AUTHOR_BOX);
        String role = e.attr("role").toLowerCase(Locale.ROOT);
        boolean inArticle = isInArticle(e);
        switch (e.normalName()) {
            case "nav", "menu" -> { return Optional.of(Placement.NAVIGATION); }
            case "header" -> { if (!inArticle) return Optional.of(Placement.NAVIGATION); }
            case "footer" -> { if (!inArticle) return Optional.of(Placement.FOOTER); }
            case "aside" -> { if (!inArticle) return Optional.of(Placement.SIDEBAR); }
            default -> { }
        }
        if (role.equals("navigation") || role.equals("banner") || meets(words, NAVIGATION) && !inArticle) return Optional.of(Placement.NAVIGATION);
        if (role.equals("contentinfo") || meets(words, FOOTER) && !inArticle) return Optional.of(Placement.FOOTER);
        if (role.equals("complementary") || meets(words, SIDEBAR)) return Optional.of(Placement.SIDEBAR);
        return MAIN.contains(e.normalName()) || role.equals("main") ? Optional.of(Placement.MAIN_TEXT) : Optional.empty();
    }

    private static boolean isInArticle(Element e) {
        for (Element p = e.parent(); p != null; p = p.parent()) if (p.normalName().equals("article")) return true;
        return false;
    }

    private static boolean meets(Set<String> words, Set<String> signs) {
        return words.stream().anyMatch(signs::contains);
    }

    private static Set<String> words(String idAndClasses) {
        if (idAndClasses.isBlank()) return Set.of();
        String apart = HUMP.matcher(idAndClasses).replaceAll("$1-$2").toLowerCase(Locale.ROOT);
        return NO_LETTERS.splitAsStream(apart).filter(w -> !w.isEmpty()).collect(Collectors.toSet());
    }
}
