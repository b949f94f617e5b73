package dev.linkwright.link.inspect;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

import dev.linkwright.fetch.FetchResult;
import dev.linkwright.fetch.WebAddress;

/** What we did not see in full, or not at all, proves nothing; what is gone in other languages is gone. */
class NothingFalseIsCalledMissingTest {

    private static final URI PAGE = URI.create("https://tidy-desk.example/blog/post");
    private static final String TARGET = "https://fernhill.example/remote-hiring";
    private static final Wanted FERNHILL = new Wanted(WebAddress.parse(TARGET), List.of("fernhill.example"), List.of("Fernhill"), List.of());
    private static final String LONG = "<p>" + "Some of the words an ordinary page is made of. ".repeat(40) + "</p>";

    /** Pages that broke off, cannot be read, or are only the shell of a page. */
    @ParameterizedTest
    @ValueSource(strings = {
        "<!doctype html><html><head><title>A post</title></head><body><p>It begins well and then the li",
        "<!doctype html><html lang=en><body>LONG<p>and the server died he",
        "<html></html>", "<!doctype html><html><head><title>Post</title></head><body> \n </body></html>",
        "<html><frameset cols='*'><frame src='/real'></frameset></html>", "<iframe src='https://app.example/embed'></iframe>",
        "<p>Redirecting you</p><script>window.location.href = '/new';</script>", "<p>One second</p><script>location.replace('/x')</script>",
        "LONG<div id=host><template shadowrootmode=open><p>See <a href='T'>it</a></template></div>",
        "<title>Nur einen Moment…</title><p>Prüfung", "<title>Un instant…</title><p>Vérification", "<title>Vercel Security Checkpoint</title><p>x", "<title>Making sure you&#39;re not a bot!</title><p>x",
        "<title>DDoS-Guard</title><p>x", "<title>tidy-desk</title><p>x</p><script src='/cdn-cgi/challenge-platform/h/b/orchestrate'></script>", "<title>x</title><div id=px-captcha></div>",
        "<html><head><title>tidy-desk.example</title></head><body><script src='https://ct.captcha-delivery.com/c.js'></script></body></html>",
        "<title>Access Denied</title><h1>Access Denied</h1><p>You don't have permission. Reference #18.2d351ab8", "<title>Pardon Our Interruption</title><p>As you were browsing",
        "<title>Site en maintenance</title><p>Revenez bientôt", "<title>Технические работы</title><p>x", "<h1>We'll be back soon</h1><p>x", "<h1>メンテナンス中</h1><p>x", "<title>Under Maintenance</title><p>x",
        "<h1>Before you continue to Google</h1><p>x", "<h2>We value your privacy</h2><button>Accept all</button>", "<h2>Mit Werbung weiterlesen</h2><p>Zustimmen", "<h1>Log in</h1><form><input type=password></form>",
    })
    void itCannotBeSaid(String html) {
        assertThat(see(html.replace("LONG", LONG).replace("'T'", "'" + TARGET + "'")).observation()).as(html).isEqualTo(Observation.UNVERIFIABLE);
    }

    /** A page may leave out what HTML lets it leave out. */
    @ParameterizedTest
    @ValueSource(strings = {"<!doctype html><title>A post</title><p>Short and whole", "<p>Words.", "<html><body>LONG</body></html>", "<html><body>LONG<iframe src='/ad'></iframe></body></html>", "LONG<script>if (x) location.href='/y'</script>"})
    void aWholePageIsBelieved(String html) {
        assertThat(see(html.replace("LONG", LONG)).observation()).as(html).isEqualTo(Observation.ABSENT);
    }

    /** What is there counts, even on a page that broke off after it. */
    @Test
    void aLinkSeenBeforeThePageBrokeOffIsThere() {
        assertThat(see("<html><body><p>See <a href='" + TARGET + "'>it</a>. And th").observation()).isEqualTo(Observation.FOLLOWED);
    }

    @ParameterizedTest
    @ValueSource(strings = {"Сторінку не знайдено", "Страница не существует", "Stránka nenalezena", "Az oldal nem található", "Pagina nu a fost găsită", "Η σελίδα δεν βρέθηκε", "페이지를 찾을 수 없습니다", "الصفحة غير موجودة",
        "הדף לא נמצא", "Halaman tidak ditemukan", "Không tìm thấy trang", "页面不存在", "頁面不存在", "Seite nicht gefunden", "Página no encontrada", "Page introuvable", "Pagina niet gevonden", "Sidan hittades inte", "Nie znaleziono strony",
        "404 – Not Found", "Oops! That page can’t be found."})
    void notFoundInManyLanguages(String title) {
        assertThat(see("<!doctype html><html><head><title>" + title + "</title></head><body><p>…</p></body></html>").observation()).as(title).isEqualTo(Observation.GONE);
    }

    @ParameterizedTest
    @ValueSource(strings = {"<h1>This domain is for sale</h1>", "<title>tidy-desk.example</title><h1>Diese Domain steht zum Verkauf</h1>", "<title>x</title><p>Related searches</p><script src='https://img.sedoparking.com/x.js'></script>"})
    void aParkedDomainIsNoPage(String html) {
        assertThat(see(html).observation()).as(html).isEqualTo(Observation.GONE);
    }

    @ParameterizedTest
    @CsvSource({"https://consent.google.com/ml?continue=https://tidy-desk.example/blog/post", "https://login.tidy-desk.example/start", "https://tidy-desk.example/users/sign_in", "https://accounts.else.example/o", "https://tidy-desk.example/privacy-gate"})
    void aRedirectToADoorSaysNothing(String end) {
        var response = new FetchResult.Response(PAGE, URI.create(end), 200, Map.of("content-type", List.of("text/html")), List.of(new FetchResult.Hop(PAGE, 302, URI.create(end))), LONG.getBytes(StandardCharsets.UTF_8), true);
        assertThat(LinkInspector.inspect(response, FERNHILL).observation()).isEqualTo(Observation.UNVERIFIABLE);
    }

    @Test
    void answersThatAreNoAnswer() {
        for (int status : new int[] {304, 401, 403, 408, 429, 451, 500, 503, 520})
            assertThat(answer(status, LONG.getBytes(StandardCharsets.UTF_8), Map.of("content-type", List.of("text/html"))).observation()).as("%d", status).isEqualTo(Observation.UNVERIFIABLE);
        assertThat(answer(404, new byte[] {'x'}, Map.of("content-type", List.of("text/html"), "cf-mitigated", List.of("challenge"))).observation()).isEqualTo(Observation.UNVERIFIABLE);
    }

    /** A header that names the wrong letters makes a page unreadable, not linkless. */
    @Test
    void wrongLettersProveNothing() {
        byte[] ascii = ("<!doctype html><title>Post</title>" + LONG + "<p>No link.</p>").getBytes(StandardCharsets.US_ASCII);
        assertThat(answer(200, ascii, Map.of("content-type", List.of("text/html; charset=utf-16"))).observation()).isEqualTo(Observation.UNVERIFIABLE);
    }

    /** The same page in every kind of letters and dress. */
    @ParameterizedTest
    @CsvSource({"UTF-16LE,text/html; charset=utf-16le", "UTF-16BE,text/html; charset=utf-16be", "windows-1251,text/html; charset=windows-1251", "windows-1252,text/html", "Shift_JIS,text/html;charset=Shift_JIS", "UTF-8,application/xhtml+xml", "UTF-8,text/html"})
    void theLinkIsSeenInAnyLetters(String charset, String type) {
        String html = "<!DOCTYPE html><html><head><script src=\"a.js\"></script></head><body><p>Abc <A REL='x' \n HREF =\n\"" + TARGET + "\" >s</A></p></body></html>";
        assertThat(answer(200, html.getBytes(Charset.forName(charset)), Map.of("content-type", List.of(type))).observation()).isEqualTo(Observation.FOLLOWED);
    }

    @Test
    void aClosedScriptOfXhtmlSwallowsNothing() {
        String xhtml = "<?xml version=\"1.0\" encoding=\"utf-8\"?><html xmlns=\"http://www.w3.org/1999/xhtml\"><head><script src=\"a.js\"/><title/></head><body><a id=\"top\"/><p>See <a rel=\"nofollow\" href=\"" + TARGET + "\">it<br/></a></p></body></html>";
        assertThat(answer(200, xhtml.getBytes(StandardCharsets.UTF_8), Map.of("content-type", List.of("application/xhtml+xml"))).observation()).isEqualTo(Observation.QUALIFIED);
    }

    /** A link page with more doors than anybody follows keeps its secret. */
    @Test
    void moreLeadsThanWeFollowAreTold() {
        StringBuilder doors = new StringBuilder("<html><body>" + LONG);
        for (int n = 0; n < 30; n++) doors.append("<a href='/go/").append(n).append("'>offer</a> ");
        assertThat(see(doors + "</body></html>").hasMoreLeads()).isTrue();
        assertThat(see("<html><body>" + LONG + "<a href='/go/1'>x</a></body></html>").hasMoreLeads()).isFalse();
    }

    private static Sighting see(String html) {
        return answer(200, html.getBytes(StandardCharsets.UTF_8), Map.of("content-type", List.of("text/html; charset=utf-8")));
    }

    private static Sighting answer(int status, byte[] body, Map<String, List<String>> headers) {
        return LinkInspector.inspect(new FetchResult.Response(PAGE, PAGE, status, headers, List.of(), body, true), FERNHILL);
    }
}
