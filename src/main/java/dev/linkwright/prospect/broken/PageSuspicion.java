package dev.linkwright.prospect.broken;

import dev.linkwright.fetch.FetchResult;
import dev.linkwright.fetch.WebAddress;
import java.util.Optional;
import java.util.regex.Pattern;
import org.jsoup.nodes.Document;
import org.jsoup.nodes.Element;

/** Signs that an answer with status 200 is not the page that was linked to. Signs only: a person decides. */
final class PageSuspicion {

    private static final int I = Pattern.CASE_INSENSITIVE | Pattern.UNICODE_CASE;
    private static final int LONG_PAGE = 8_000;
    private static final int SHORT_PAGE = 3_000;

    private static final Pattern NOT_FOUND = Pattern.compile("\\b(page|file|article|document|content)\\b.{0,40}\\b(not found|no longer|removed|can(no|')t be found)"
        + "|^not found\\b|\\bpage not found\\b|^(error )?404\\b|\\b404\\b.{0,20}\\b(error|not)\\b|\\berror 404\\b|(page|address).{0,20}(doesn['’]?t|does not) exist"
        + "|seite (wurde )?nicht gefunden|page (introuvable|non trouvée)|página no encontrada|pagina non trovata|pagina niet gevonden|página não encontrada"
        + "|strona nie została znaleziona|страница не найдена|ページが見つかりません|找不到", I);
    private static final Pattern PARKED_WORDS = Pattern.compile("(this|the) domain( name)?( \\S+)? (is|may be|might be) (available )?(for sale|parked)|buy this domain|domain (is )?parked"
        + "|parked (free|domain)|this domain has (expired|been registered)|domain (has )?expired|diese domain (steht zum verkauf|ist zu verkaufen)|ce domaine est à vendre|inquire about this domain", I);
    private static final Pattern PARKED_HOSTS = Pattern.compile("(^|\\.)(sedoparking\\.com|sedo\\.com|hugedomains\\.com|dan\\.com|afternic\\.com|parkingcrew\\.net|bodis\\.com|above\\.com|undeveloped\\.com|domainmarket\\.com|buydomains\\.com)$", I);
    private static final Pattern PARKED_MARKS = Pattern.compile("sedoparking|parkingcrew|bodis\\.com|afternic\\.com/forsale|/parking-lander|window\\.park\\s*=|data-adblockkey", I);
    private static final Pattern WALL_TITLE = Pattern.compile("just a moment|attention required|access denied|are you (a )?(human|robot)|checking your browser|verify (that )?you are (a )?human"
        + "|human verification|security check|ddos protection|robot check|pardon our interruption|request (blocked|rejected)|captcha", I);
    private static final Pattern WALL_MARK = Pattern.compile("cf-chl-|challenge-platform|_incapsula_resource|px-captcha|captcha-delivery|awswafcaptcha|sucuri_cloudproxy", I);

    private PageSuspicion() {
    }

    /** The page asks whether we are human, whatever its status: nothing is known about what lies behind. */
    static boolean isBotWall(Document page) {
        String text = page.text();
        return text.length() <= SHORT_PAGE && (WALL_TITLE.matcher(page.title()).find() || WALL_MARK.matcher(page.outerHtml()).find());
    }

    /** Why the answer may not be the page, in words. */
    static Optional<String> of(FetchResult.Response response, WebAddress asked, WebAddress end, Document page) {
        if (PARKED_HOSTS.matcher(end.host()).find()) {
            return Optional.of("leads to " + end.host() + ", where domains are sold");
        }
        String text = page.text();
        if (text.length() <= SHORT_PAGE && (PARKED_WORDS.matcher(page.title() + " " + text).find() || PARKED_MARKS.matcher(page.outerHtml()).find())) {
            return Optional.of("the domain looks parked or for sale");
        }
        if (text.length() <= LONG_PAGE && saysNotFound(page)) {
            return Optional.of("says “" + shortened(headline(page)) + "” although it answers " + response.status());
        }
        if (!response.chain().isEmpty() && !asked.isHomePage() && isHome(end)) {
            return Optional.of("now leads to the home page of " + end.host());
        }
        return Optional.empty();
    }

    private static boolean saysNotFound(Document page) {
        return NOT_FOUND.matcher(page.title()).find()
            || page.select("h1, h2").stream().limit(2).map(Element::text).anyMatch(head -> head.length() < 90 && NOT_FOUND.matcher(head).find());
    }

    private static String headline(Document page) {
        return NOT_FOUND.matcher(page.title()).find() ? page.title()
            : page.select("h1, h2").stream().limit(2).map(Element::text).filter(head -> NOT_FOUND.matcher(head).find()).findFirst().orElse(page.title());
    }

    private static boolean isHome(WebAddress end) {
        return end.query().isEmpty() && end.path().matches("/([a-z]{2}(-[a-zA-Z]{2})?/?)?(index\\.\\w+|home/?)?");
    }

    private static String shortened(String text) {
        return text.length() <= 80 ? text : text.substring(0, 80) + "…";
    }
}
