package dev.linkwright.link.inspect;

import java.util.Collections;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Stream;

import org.jsoup.nodes.Document;

import dev.linkwright.fetch.FetchResult;
import dev.linkwright.fetch.WebAddress;
import dev.linkwright.link.inspect.PageLinks.Link;

/** Says what one visit saw, from nothing but what the visit brought back. The rules are tried in the order of {@link #read}. */
public final class LinkInspector {

    static final int MAX_LEADS = 10;
    private static final int MAX_HTML = 600;
    private static final Pattern BLANKS = Pattern.compile("\\s+");

    private LinkInspector() {}

    public static Sighting inspect(FetchResult result, Wanted wanted) {
        return inspect(result, List.of(wanted)).get(0);
    }

    /** One page read for several wishes; as many sightings, in their order. */
    public static List<Sighting> inspect(FetchResult result, List<Wanted> wanted) {
        Optional<Sighting> blind = unreadable(result);
        if (blind.isPresent()) return Collections.nCopies(wanted.size(), blind.get());
        FetchResult.Response response = (FetchResult.Response) result;
        Optional<WebAddress> address = WebAddress.parse(response.finalUrl().toString());
        if (address.isEmpty()) return Collections.nCopies(wanted.size(), Sighting.without(Observation.UNVERIFIABLE, "the page has no readable address"));
        Read page = Read.of(response, address.get());
        return wanted.stream().map(one -> read(page, one)).toList();
    }

    /** The address a page names as its real one, when that is another. */
    public static Optional<WebAddress> canonical(FetchResult.Response response) {
        PageTags page = new PageTags(response.document());
        return WebAddress.parse(response.finalUrl().toString()).flatMap(address -> PageSigns.of(page, response, address, new PageLinks(page, address).base()).canonicalElsewhere());
    }

    /** A page taken apart, once for everything it is read for. */
    private record Read(FetchResult.Response response, WebAddress address, Document page, PageTags tags, PageText text, PageLinks links) {

        static Read of(FetchResult.Response response, WebAddress address) {
            Document page = response.document();
            PageTags tags = new PageTags(page);
            return new Read(response, address, page, tags, new PageText(page), new PageLinks(tags, address));
        }
    }

    /** What can be said without reading a page, because there is none to be read. */
    private static Optional<Sighting> unreadable(FetchResult result) {
        if (result instanceof FetchResult.Failure failure) return cannotSay(failure.reason());
        if (result instanceof FetchResult.Refused refused) return cannotSay(refused.reason());
        FetchResult.Response response = (FetchResult.Response) result;
        int status = response.status();
        if (response.header("cf-mitigated").isPresent()) return cannotSay("the site shows us a bot wall");
        if (status == 404 || status == 410) return Optional.of(Sighting.without(Observation.GONE, "the page is gone (" + status + ")"));
        if (status == 304) return cannotSay("the site says that nothing has changed, though nobody asked (304)");
        if (status == 401 || status == 403) return cannotSay("the site does not let us in (" + status + ")");
        if (status == 429) return cannotSay("the site asks us to come back later (429)");
        if (status < 200 || status >= 300) return cannotSay("the site answered with an error (" + status + ")");
        if (response.body().length == 0 && response.header("Content-Type").orElse("html").contains("html")) return cannotSay("the page came without content");
        if (!isHtml(response)) return cannotSay("this is not a web page (" + response.header("Content-Type").orElse("no content") + ")");
        return Optional.empty();
    }

    private static Optional<Sighting> cannotSay(String why) {
        return Optional.of(Sighting.without(Observation.UNVERIFIABLE, why));
    }

    private static Sighting read(Read read, Wanted wanted) {
        FetchResult.Response response = read.response();
        PageText text = read.text();
        PageLinks links = read.links();
        PageTroubles troubles = new PageTroubles(read.page(), read.tags(), text.all());
        BrandNames names = BrandNames.of(wanted.names(), wanted.notFollowedBy());
        List<Link> right = links.all().filter(l -> wanted.isTarget(l.to())).toList();
        if (troubles.saysNotFound() && right.stream().noneMatch(l -> Placements.of(l.element()) == Placement.MAIN_TEXT)) return Sighting.without(Observation.GONE, "the page says it was not found");
        if (!right.isEmpty()) {
            PageSigns signs = PageSigns.of(read.tags(), response, read.address(), links.base());
            return there(found(right, links, text, names, wanted), signs, links.outbound());
        }
        if (troubles.isBotWall()) return Sighting.without(Observation.UNVERIFIABLE, "the site shows us a bot wall");
        if (PageTroubles.ledToADoor(response, read.address())) return Sighting.without(Observation.UNVERIFIABLE, "the site leads us to a sign-in or consent page");
        Optional<WebAddress> asked = WebAddress.parse(response.requested().toString());
        Optional<String> elsewhere = asked.flatMap(a -> PageTroubles.ledElsewhere(response, a, read.address()));
        if (elsewhere.isPresent()) return Sighting.without(Observation.GONE, elsewhere.get());
        Optional<String> inTheWay = troubles.standsInTheWay();
        if (inTheWay.isPresent()) return Sighting.without(Observation.UNVERIFIABLE, inTheWay.get());
        Optional<String> notWhole = HalfPages.whyNotWhole(read.page(), text.all(), response.body());
        if (notWhole.isPresent()) return Sighting.without(Observation.UNVERIFIABLE, notWhole.get());
        if (troubles.isParked()) return Sighting.without(Observation.GONE, "the page is gone: its domain is parked or for sale");
        return missing(text, links, troubles, names, read.address(), wanted);
    }

    private static Sighting there(FoundLink link, PageSigns signs, int outbound) {
        Set<String> qualifiers = new TreeSet<>(link.rel());
        if (signs.nofollow()) qualifiers.add("nofollow");
        Optional<String> notIndexable = signs.whyNotIndexable();
        Observation observation = notIndexable.isPresent() ? Observation.NOT_INDEXABLE : qualifiers.isEmpty() ? Observation.FOLLOWED : Observation.QUALIFIED;
        String manner = qualifiers.isEmpty() ? "live and followed" : link.rel().isEmpty() ? "live, but the page says nofollow for all its links" : "live, but " + String.join(" and ", qualifiers);
        String reason = notIndexable.map(why -> "live, but " + why).orElse(manner + ", " + link.placement().inWords());
        return new Sighting(observation, reason, List.copyOf(qualifiers), Optional.of(link), Optional.empty(), Optional.empty(), List.of(), outbound, List.of());
    }

    private static Sighting missing(PageText text, PageLinks links, PageTroubles troubles, BrandNames names, WebAddress address, Wanted wanted) {
        List<Link> wrong = links.all().filter(l -> wanted.isOurs(l.to()) && !l.to().host().equals(address.host())).toList();
        List<FoundLink> leads = Stream.concat(wrong.stream(), links.all().filter(l -> Leads.isOne(l.to(), address.host(), wanted)))
            .map(l -> found(List.of(l), links, text, names, wanted)).limit(MAX_LEADS).toList();
        Optional<Words> mention = names.in(text.outsideLinks(), text.all()).map(s -> text.around(s.start(), s.end()));
        int outbound = links.outbound();
        if (!wrong.isEmpty()) {
            FoundLink link = found(wrong, links, text, names, wanted);
            return new Sighting(Observation.WRONG_TARGET, "links to another page of ours: " + link.url(), link.rel(), Optional.of(link), mention,
                wanted.target().map(WebAddress::toString), leads, outbound, List.of());
        }
        if (mention.isPresent())
            return new Sighting(Observation.MENTION_ONLY, "names us as " + mention.get().words() + " and does not link to us", List.of(), Optional.empty(), mention,
                wanted.target().map(WebAddress::toString), leads, outbound, List.of());
        if (troubles.needsScripts() || wanted.target().filter(troubles::isShownByScripts).isPresent()) return Sighting.without(Observation.UNVERIFIABLE, "the page shows its content only to scripts");
        return new Sighting(Observation.ABSENT, "the page is fine, link and name are not there", List.of(), Optional.empty(), Optional.empty(), Optional.empty(), leads, outbound, List.of());
    }

    /** The link that counts most: without qualifiers before others, main text before the rest, first before later. */
    private static FoundLink found(List<Link> same, PageLinks links, PageText text, BrandNames names, Wanted wanted) {
        Link best = same.stream().min(Comparator.comparing((Link l) -> !l.qualifiers().isEmpty())
            .thenComparing(l -> Placements.of(l.element()) != Placement.MAIN_TEXT)).orElseThrow();
        String anchor = Anchors.text(best.element());
        Words around = text.around(best.element());
        return new FoundLink(best.to().toString(), PageLinks.common(same), anchor, Anchors.kind(best.element(), anchor, names, wanted.keywords()),
            Placements.of(best.element()), shortened(best.element().outerHtml()), around.words().isEmpty() ? new Words(around.left(), anchor, around.right()) : around,
            same.size(), best.position(), links.size(), links.besides(best));
    }

    private static String shortened(String html) {
        String oneLine = BLANKS.matcher(html).replaceAll(" ");
        return oneLine.length() <= MAX_HTML ? oneLine : oneLine.substring(0, MAX_HTML) + "…";
    }

    private static boolean isHtml(FetchResult.Response response) {
        if (response.body().length == 0) return false;
        String type = response.header("Content-Type").orElse("").toLowerCase(Locale.ROOT);
        if (type.contains("html") || type.contains("xml")) return true;
        if (!type.isBlank()) return false;
        String start = new String(response.body(), 0, Math.min(512, response.body().length), java.nio.charset.StandardCharsets.ISO_8859_1).toLowerCase(Locale.ROOT);
        return start.contains("<!doctype html") || start.contains("<html") || start.contains("<head") || start.contains("<body") || start.contains("<p");
    }
}
