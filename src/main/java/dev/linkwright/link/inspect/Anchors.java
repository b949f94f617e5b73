package dev.linkwright.link.inspect;

import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Pattern;

import org.jsoup.nodes.Element;

/** The words that are clicked, and what kind of words they are. */
public final class Anchors {

    private static final Set<String> GENERIC = Set.of("here", "click here", "this", "this page", "this article", "this post", "link", "read more", "more", "website",
        "site", "source", "via", "learn more", "visit", "visit website", "homepage", "web", "hier", "mehr", "quelle", "ici", "en savoir plus", "aquí", "fuente", "qui", "fonte");

    private static final Pattern ADDRESS = Pattern.compile("(https?://|www\\.)\\S+|[\\w-]+(\\.[\\w-]+)+(/\\S*)?");
    private static final Pattern SIGNS = Pattern.compile("[\\W&&[^\\s\\p{L}]]+");

    private Anchors() {}

    /** The text, or the picture's alternative text when there is none. */
    static String text(Element link) {
        String text = link.text().strip();
        if (!text.isEmpty()) return text;
        if (link.hasAttr("alt")) return link.attr("alt").strip();
        return link.select("img[alt]").stream().map(i -> i.attr("alt").strip()).filter(a -> !a.isEmpty()).findFirst().orElse("");
    }

    static AnchorKind kind(Element link, String anchor, BrandNames names, List<String> keywords) {
        return link.text().isBlank() ? AnchorKind.IMAGE : kind(anchor, names, keywords);
    }

    /** Of words alone, as a tool's file has them. */
    public static AnchorKind kind(String anchor, List<String> names, List<String> keywords) {
        return kind(anchor, BrandNames.of(names, List.of()), keywords);
    }

    private static AnchorKind kind(String anchor, BrandNames names, List<String> keywords) {
        String said = anchor.toLowerCase(Locale.ROOT);
        if (ADDRESS.matcher(said).matches()) return AnchorKind.URL;
        if (GENERIC.contains(SIGNS.matcher(said).replaceAll(" ").strip())) return AnchorKind.GENERIC;
        if (keywords.stream().anyMatch(k -> k.equalsIgnoreCase(anchor))) return AnchorKind.EXACT;
        return names.in(anchor).isPresent() ? AnchorKind.BRAND : AnchorKind.PARTIAL;
    }
}
