package dev.linkwright.web.mail;

import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Page;
import com.sun.net.httpserver.HttpServer;
import dev.linkwright.brand.Brand;
import dev.linkwright.fetch.AllowedHosts;
import dev.linkwright.testing.Browser;
import dev.linkwright.testing.Cast;
import dev.linkwright.testing.ScriptedSmtp;
import io.quarkus.test.common.http.TestHTTPResource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URL;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import org.junit.jupiter.api.Test;

/** A mailbox that signs in by tokens is connected, tested and changed in a real browser, wide and narrow; what is secret is never shown again. */
@QuarkusTest
class MailboxInBrowserTest {

    @Inject
    Cast cast;
    @Inject
    AllowedHosts allowed;
    @TestHTTPResource("/")
    URL home;

    private final List<String> asked = new CopyOnWriteArrayList<>();

    @Test
    void aMailboxThatSignsInByTokens() throws Exception {
        Brand brand = cast.brand();
        HttpServer tokens = tokenEndpoint();
        int port = tokens.getAddress().getPort();
        allowed.open("127.0.0.1", port);
        try (ScriptedSmtp smtp = new ScriptedSmtp(ScriptedSmtp.Fault.NONE).byTokens("token-1"::equals)) {
            for (int width : List.of(1280, 390)) {
                try (Browser browser = Browser.open(width)) {
                    Page page = browser.signIn(home, cast.cleo(), brand);
                    String address = "ana-" + Cast.number() + "@fernhill.example";
                    page.navigate(home + "settings/mailboxes/new");
                    fill(page, "name", "Ana");
                    fill(page, "address", address);
                    fill(page, "smtp.host", "127.0.0.1");
                    fill(page, "smtp.port", String.valueOf(smtp.port()));
                    page.selectOption("[name='smtp.security']", "NONE");
                    fill(page, "smtp.user", address);
                    fill(page, "tokens.url", "http://127.0.0.1:" + port + "/token");
                    fill(page, "tokens.clientId", "client-7");
                    look(browser, "mailbox-tokens");
                    save(page);
                    assertThat(page.locator("[aria-invalid=true]").first().getAttribute("name")).as("a grant without a refresh token").isEqualTo("tokens.refreshToken");
                    look(browser, "mailbox-tokens-refused");
                    fill(page, "tokens.clientSecret", "client secret");
                    fill(page, "tokens.refreshToken", "first refresh");
                    save(page);
                    page.waitForURL("**/settings/mailboxes*");

                    String card = ".mailbox:has-text('" + address + "')";
                    page.locator(card + " button:has-text('Test')").first().click();
                    page.waitForSelector(card + " .diagnosis .is-bad:has-text('connect the mailbox with the provider again')");
                    look(browser, "mailbox-tokens-tested");
                    assertThat(asked).isNotEmpty().allMatch(each -> each.contains("first+refresh"));

                    page.locator(card + " a:has-text('Edit')").first().click();
                    page.waitForSelector("[name='tokens.clientId']");
                    assertThat(page.inputValue("[name='tokens.clientId']")).isEqualTo("client-7");
                    assertThat(page.content()).doesNotContain("first refresh").doesNotContain("client secret");
                    assertThat(page.inputValue("[name='tokens.refreshToken']")).isEmpty();
                    assertThat(browser.complaints()).isEmpty();
                }
            }
        } finally {
            allowed.close("127.0.0.1", port);
            tokens.stop(0);
        }
    }

    /** One whose grant was withdrawn, in the words of RFC 6749 5.2. */
    private HttpServer tokenEndpoint() throws IOException {
        HttpServer tokens = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        tokens.createContext("/token", exchange -> {
            asked.add(new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8));
            byte[] body = "{\"error\": \"invalid_grant\"}".getBytes(StandardCharsets.UTF_8);
            exchange.sendResponseHeaders(400, body.length);
            exchange.getResponseBody().write(body);
            exchange.close();
        });
        tokens.start();
        return tokens;
    }

    private static void fill(Page page, String name, String value) {
        page.fill("[name='" + name + "']", value);
    }

    private static void save(Page page) {
        page.locator("form button.btn--main").first().click();
        page.waitForLoadState();
    }

    private static void look(Browser browser, String name) {
        assertThat(browser.overflow()).as(name).isLessThanOrEqualTo(0);
        browser.picture(name);
    }
}
