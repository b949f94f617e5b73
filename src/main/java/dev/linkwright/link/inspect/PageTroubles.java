package dev.linkwright.link.inspect;

import java.util.Optional;
import java.util.regex.Pattern;

import org.jsoup.nodes.Document;
import org.jsoup.nodes.Element;

import dev.linkwright.fetch.FetchResult;
import dev.linkwright.fetch.WebAddress;
import dev.linkwright.site.RegistrableDomain;

/** Pages that answer 200 and are not the page: "not found" pages, bot walls, empty shells for scripts, a redirect to somewhere else. */
final class PageTroubles {

    private static final int I = Pattern.CASE_INSENSITIVE | Pattern.UNICODE_CASE;
    private static final int LONG_PAGE = 4000;
    private static final int SHORT_PAGE = 1500;
    private static final int HARDLY_ANY_TEXT = 250;

    private static final Pattern NOT_FOUND = Pattern.compile(
        "^\\W*(error\\W*)?404\\b|\\b404\\b.{0,12}(not found|error|fehler|erreur)|\\bpage (was |could |can ?)?not (be )?found|\\bnot found\\W*$|^not found\\b"
        + "|(page|post|article|content|site)\\b.{0,30}\\b(doesn.t|does not|no longer|didn.t) (exist|be found|available)|(page|content) (isn.t|is not|is no longer) available"
        + "|page can.t be found|nothing (was )?found|page (has been )?(removed|deleted)|(seite|inhalt|artikel)\\b.{0,30}\\bnicht (mehr )?(gefunden|vorhanden|verfügbar)"
        + "|page (introuvable|non trouvée)|página no (encontrada|existe)|página não encontrada|pagina (non trovata|niet gevonden)|nie znaleziono|sidan (hittades inte|finns inte)"
        + "|siden (ble ikke funnet|blev ikke fundet)|sivua ei löy|страница не (найдена|существует)|страницата не е намерена|сторінку не знайдено|stránka nenalezena|stránka nebola nájdená|az oldal nem található|pagina nu (a fost găsită|există)|stranica nije pronađena"
        + "|η σελίδα δεν βρέθηκε|페이지를 찾을 수 없|الصفحة غير موجودة|הדף לא נמצא|halaman tidak ditemukan|không tìm thấy trang|ไม่พบหน้า|页面不存在|頁面不存在|页面未找到|sayfa bulunamadı|ページが見つかりません|找不到", I);

    private static final Pattern WALL_TITLE = Pattern.compile("just a moment|attention required|access denied|are you (a )?(human|robot)|checking your browser"
        + "|verify (that )?you are (a )?human|human verification|security check|ddos protection|please wait\\b|robot check|pardon our interruption|request (blocked|rejected)|bot verification|captcha|access to this page has been denied"
        + "|security checkpoint|making sure you.re not a bot|one moment,? please|client challenge|ddos-guard|website firewall|bot manager|unusual traffic|nur einen moment|einen moment bitte|un instant|un momento|een moment|um momento|please stand by|安全验证|人机验证|请稍候", I);

    private static final Pattern WALL_MARK = Pattern.compile("cf-chl-|challenge-platform|_incapsula_resource|px-captcha|captcha-delivery|geo\\.captcha|awswafcaptcha|sucuri_cloudproxy|/_sec/cp_challenge|/cdn-cgi/challenge|/.within.website/|kpsdk|reese84|/_guard/", I);

    private static final Pattern NEEDS_SCRIPTS = Pattern.compile("(enable|activate|turn on|requires?|need|without|aktivier\\w*|activer|activa\\w*)\\b.{0,40}\\bjavascript|javascript\\b.{0,40}\\b(enabled?|required|disabled|aktivier\\w*)", I);

    private static final Pattern CONSENT = Pattern.compile("before you continue|your privacy choices|privacy (gate|wall)|cookie[- ]?(wall|consent)|consent (required|needed)|we (value|care about) your privacy"
        + "|(zustimmung|einwilligung) (erforderlich|nötig)|mit werbung (weiterlesen|nutzen)|akzeptieren und weiter|(bevor|ehe) (sie|du) (weiter|fortf)|ihre privatsphäre|continuer sans accepter|accepter et continuer"
        + "|avant de continuer|antes de continuar|prima di continuare|voordat je verdergaat|accept and continue|agree and (close|continue)|are you (over|at least) \\d\\d|age verification|verify your age|how old are you", I);

    private static final Pattern SIGN_IN = Pattern.compile("^\\W*(log ?in|sign ?in|anmelden|anmeldung|connexion|se connecter|iniciar sesión|accedi|members only|nur für mitglieder)\\b"
        + "|\\b(please|you (must|need to)|bitte) (log|sign|register|melden|subscribe)\\b", I);

    private static final Pattern PAYWALL = Pattern.compile("(subscribe|sign up|register|log in|create (a|your) free account) to (continue|keep|finish|unlock|read (the|this) (full|rest|entire|whole))"
        + "|(this|the rest of this|the full) (article|post|story|content) is (only )?(for|available to) (paying |paid )?(subscribers|members)|weiterlesen mit .{0,20}(plus|abo)", I);

    private static final Pattern OUT_OF_ORDER = Pattern.compile("error establishing a database connection|(down|closed) for (scheduled )?maintenance|under maintenance|wartungsarbeiten|wartungsmodus|maintenance mode"
        + "|be right back|service (temporarily )?unavailable|temporarily (unavailable|offline)|en (cours de )?maintenance|en mantenimiento|in manutenzione|em manutenção|in onderhoud|przerwa techniczna|технические работы|bakım (modu|çalışması)|メンテナンス中|维护中|(we.ll|we will) be (right )?back|back (soon|shortly)|undergoing (scheduled )?maintenance|bandwidth limit exceeded|account (has been )?suspended|internal server error|bad gateway|gateway time-?out|fatal error", I);

    private static final Pattern APP_ROOT = Pattern.compile("id=[\"']?(root|app|__next|__nuxt|___gatsby|svelte|main-app)\\b|<app-root|data-reactroot|data-server-rendered", I);

    private static final Pattern PARKED = Pattern.compile("(this )?domain (name )?(is|may be) (for sale|available for (sale|purchase)|parked)|buy this domain|diese domain (steht zum verkauf|ist geparkt)|ce domaine est à vendre|este dominio está en venta"
        + "|domain (has )?expired|parked (free|domain)|sedoparking|parkingcrew|bodis\\.com|hugedomains\\.com|domainmarket\\.com|afternic\\.com/forsale", I);

    private static final Pattern DOOR_HOST = Pattern.compile("^(consent|login|signin|auth|accounts?|sso|idp|id|privacy|captcha)\\.", I);
    private static final Pattern DOOR = Pattern.compile("/(log[-_]?in|sign[-_]?in|signon|anmelden|anmeldung|connexion|auth|sso|consent|privacy-?gate|cookie-?wall|users/sign_in|captcha|challenge|wp-login)(\\.php)?/?$", I);

    private final Document page;
    private final PageTags tags;
    private final String text;

    PageTroubles(Document page, PageTags tags, String text) {
        this.page = page;
        this.tags = tags;
        this.text = text;
    }

    /** A page that says "not found" with status 200. */
    boolean saysNotFound() {
        if (text.length() > LONG_PAGE) return false;
        boolean title = NOT_FOUND.matcher(page.title()).find();
        return title || tags.headings().stream().map(Element::text).anyMatch(h -> h.length() < 90 && NOT_FOUND.matcher(h).find());
    }

    boolean isBotWall() {
        if (text.length() > SHORT_PAGE) return false;
        return WALL_TITLE.matcher(page.title()).find() || WALL_MARK.matcher(page.outerHtml()).find();
    }

    /** Nobody's page any more. */
    boolean isParked() {
        return text.length() <= SHORT_PAGE && (says(PARKED) || PARKED.matcher(page.html()).find() && !page.select("script[src], iframe[src]").isEmpty());
    }

    /** The site asks for something before it shows the page: consent, an age, a name and password, a subscription. */
    Optional<String> standsInTheWay() {
        if (text.length() > LONG_PAGE) return Optional.empty();
        if (text.length() <= SHORT_PAGE && says(OUT_OF_ORDER)) return Optional.of("the site is out of order at the moment");
        if (text.length() <= SHORT_PAGE && says(CONSENT)) return Optional.of("the site asks for consent before it shows the page");
        if (text.length() <= SHORT_PAGE && says(SIGN_IN) && page.selectFirst("input[type=password], input[type=email]") != null) return Optional.of("the site asks us to sign in first");
        return PAYWALL.matcher(text).find() ? Optional.of("the site shows the page to subscribers only") : Optional.empty();
    }

    /** In the title or a heading; on a page of hardly a word, anywhere. */
    private boolean says(Pattern pattern) {
        return pattern.matcher(page.title()).find() || page.select("h1, h2, h3, [role=dialog] p").stream().limit(4).anyMatch(h -> pattern.matcher(h.text()).find())
            || text.length() <= HARDLY_ANY_TEXT && pattern.matcher(text).find();
    }

    /** The address stands in what the page's scripts build it from, and nowhere else. */
    boolean isShownByScripts(WebAddress target) {
        String address = target.host().replaceFirst("^www\\.", "") + target.pathAndQuery().replaceFirst("/+$", "");
        boolean app = page.select("script[type=application/json], script#__NEXT_DATA__").stream().anyMatch(s -> data(s).contains(address))
            || APP_ROOT.matcher(page.html()).find() && page.select("script:not([src])").stream().filter(s -> !s.attr("type").contains("ld+json")).anyMatch(s -> data(s).contains(address));
        return app;
    }

    private static String data(Element script) {
        return script.data().replace("\\/", "/").replace("\\u002F", "/").replace("\\u002f", "/");
    }

    /** Next to no text, and signs that scripts would fill it in. */
    boolean needsScripts() {
        if (text.length() > HARDLY_ANY_TEXT || page.select("script").isEmpty()) return false;
        boolean asks = page.select("noscript").stream().anyMatch(n -> NEEDS_SCRIPTS.matcher(n.html()).find()) || NEEDS_SCRIPTS.matcher(text).find();
        boolean emptyRoot = page.select("#root, #app, #__next, #__nuxt, #___gatsby, app-root, [data-reactroot], #svelte, #main-app").stream()
            .anyMatch(e -> e.text().length() < 40);
        return asks || emptyRoot || text.isBlank();
    }

    /** The redirect led to a door instead of the page: sign-in, consent, captcha. */
    static boolean ledToADoor(FetchResult.Response response, WebAddress end) {
        if (response.chain().isEmpty()) return false;
        boolean doorHost = DOOR_HOST.matcher(end.host()).find() && !end.host().equals(response.requested().getHost());
        return doorHost || DOOR.matcher(end.path()).find();
    }

    /** The redirect did not lead to the page's new place but to a home page, a page above it, or another site's page. */
    static Optional<String> ledElsewhere(FetchResult.Response response, WebAddress asked, WebAddress end) {
        if (response.chain().isEmpty() || asked.isHomePage() || PageKey.isSame(asked, end)) return Optional.empty();
        if (end.path().matches("/([a-z]{2}(-[a-zA-Z]{2})?/?)?(index\\.\\w+|home/?)?") && end.query().isEmpty())
            return Optional.of("the page is gone: it now leads to the home page of " + end.host());
        boolean sameSite = RegistrableDomain.in(asked.host()).equals(RegistrableDomain.in(end.host()));
        if (!sameSite && !lastPart(asked).equals(lastPart(end))) return Optional.of("the page is gone: it now leads to " + end.host());
        String above = end.path().endsWith("/") ? end.path() : end.path() + "/";
        if (sameSite && asked.path().startsWith(above) && !asked.path().equals(above) && end.query().isEmpty())
            return Optional.of("the page is gone: it now leads to " + end.host() + end.path());
        return Optional.empty();
    }

    private static String lastPart(WebAddress address) {
        String path = address.path().replaceFirst("/+$", "");
        return path.substring(path.lastIndexOf('/') + 1);
    }
}
