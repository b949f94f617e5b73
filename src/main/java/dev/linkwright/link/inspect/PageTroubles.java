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
        + "|siden (ble ikke funnet|blev ikke fundet)|sivua ei löy|страница не найдена|sayfa bulunamadı|ページが見つかりません|找不到", I);

    private static final Pattern WALL_TITLE = Pattern.compile("just a moment|attention required|access denied|are you (a )?(human|robot)|checking your browser"
        + "|verify (that )?you are (a )?human|human verification|security check|ddos protection|please wait\\b|robot check|pardon our interruption|request (blocked|rejected)|bot verification|captcha|access to this page has been denied", I);

    private static final Pattern WALL_MARK = Pattern.compile("cf-chl-|challenge-platform|_incapsula_resource|px-captcha|captcha-delivery|geo\\.captcha|awswafcaptcha|sucuri_cloudproxy|/_guard/", I);

    private static final Pattern NEEDS_SCRIPTS = Pattern.compile("(enable|activate|turn on|requires?|need|without|aktivier\\w*|activer|activa\\w*)\\b.{0,40}\\bjavascript|javascript\\b.{0,40}\\b(enabled?|required|disabled|aktivier\\w*)", I);

    private static final Pattern DOOR = Pattern.compile("/(log-?in|sign-?in|signon|anmelden|anmeldung|connexion|auth|sso|consent|captcha|challenge|wp-login)(\\.php)?/?$", I);

    private final Document page;
    private final String text;

    PageTroubles(Document page, String text) {
        this.page = page;
        this.text = text;
    }

    /** A page that says "not found" with status 200. */
    boolean saysNotFound() {
        if (text.length() > LONG_PAGE) return false;
        boolean title = NOT_FOUND.matcher(page.title()).find();
        return title || page.select("h1, h2").stream().limit(2).map(Element::text).anyMatch(h -> h.length() < 90 && NOT_FOUND.matcher(h).find());
    }

    boolean isBotWall() {
        if (text.length() > SHORT_PAGE) return false;
        return WALL_TITLE.matcher(page.title()).find() || WALL_MARK.matcher(page.outerHtml()).find();
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
        return !response.chain().isEmpty() && DOOR.matcher(end.path()).find();
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
