package dev.linkwright.testing;

import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.BrowserType;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.Playwright;
import com.microsoft.playwright.assertions.PlaywrightAssertions;
import com.microsoft.playwright.options.ColorScheme;
import com.microsoft.playwright.options.ReducedMotion;
import java.io.File;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.Assumptions;

/**
 * A real Chromium, the one of Debian's package, driven by Playwright. What the page itself complains about (script errors, refused
 * resources, violations of the content policy) is collected in {@link #complaints()}.
 */
public final class Browser implements AutoCloseable {

    private static final Path SCREENS = Path.of("target", "screens");
    /** Waited for a thing to be there; generous, so that a slow machine never decides a test. */
    private static final int PATIENCE_MILLIS = 90_000;
    /** On unless LINKWRIGHT_PICTURES=false, where nobody would look at them. */
    private static final boolean PICTURES = !"false".equals(System.getenv("LINKWRIGHT_PICTURES"));
    /** One Chromium serves all tests of a run, each with a window and a memory of its own; it ends with the process. */
    private static com.microsoft.playwright.Browser running;
    private final BrowserContext context;
    private final Page page;
    private final List<String> complaints = new ArrayList<>();

    private Browser(com.microsoft.playwright.Browser browser, int width) {
        PlaywrightAssertions.setDefaultAssertionTimeout(PATIENCE_MILLIS);
        context = browser.newContext(new com.microsoft.playwright.Browser.NewContextOptions().setViewportSize(width, width < 700 ? 844 : 900)
                .setHasTouch(width < 700).setReducedMotion(ReducedMotion.REDUCE));
        context.setDefaultTimeout(PATIENCE_MILLIS);
        page = context.newPage();
        page.onPageError(complaints::add);
        page.onConsoleMessage(message -> {
            // 422 is how a form says what to mend; the browser calls every such answer an error.
            if (message.type().equals("error") && !message.text().contains("status of 422")) {
                complaints.add(message.text() + " (" + message.location() + ")");
            }
        });
    }

    /** @param width of the window in CSS pixels; narrow ones behave as a phone */
    public static Browser open(int width) {
        Optional<Path> chromium = chromium();
        if (chromium.isEmpty()) {
            String loud = "NO CHROMIUM ON THE PATH: the browser tests did not run. Install Debian's package chromium.";
            if (Boolean.parseBoolean(System.getenv("LINKWRIGHT_BROWSER_REQUIRED"))) {
                throw new AssertionError(loud);
            }
            System.err.println("\n*** " + loud + "\n");
            Assumptions.abort(loud);
        }
        if (running == null || !running.isConnected()) {
            running = started(chromium.get());
        }
        return new Browser(running, width);
    }

    private static com.microsoft.playwright.Browser started(Path chromium) {
        Playwright playwright = Playwright.create(new Playwright.CreateOptions().setEnv(Map.of("PLAYWRIGHT_SKIP_BROWSER_DOWNLOAD", "1")));
        return playwright.chromium().launch(new BrowserType.LaunchOptions().setExecutablePath(chromium)
                .setArgs(List.of("--no-sandbox", "--disable-gpu", "--disable-quic", "--no-first-run", "--disable-background-networking",
                        "--disable-component-update", "--disable-sync")));
    }

    /** Signs in and works on this brand from then on. @param home the address of the app, with a slash at its end */
    public Page signIn(java.net.URL home, dev.linkwright.account.User user, dev.linkwright.brand.Brand brand) {
        page.navigate(home + "sign-in");
        page.fill("[name=email]", user.email());
        page.fill("[name=password]", Cast.PASSWORD);
        page.click("text=Sign in >> nth=-1");
        page.waitForURL(home.toString());
        context.addCookies(List.of(new com.microsoft.playwright.options.Cookie("brand", brand.id().toString()).setUrl(home.toString())));
        return page;
    }

    public Page page() {
        return page;
    }

    public List<String> complaints() {
        return complaints;
    }

    /** A picture of the whole page, light and dark, as {@code target/screens/<name>-<width>[-dark].png}. */
    public void picture(String name) {
        if (!PICTURES) {
            return;
        }
        int width = page.viewportSize().width;
        for (ColorScheme scheme : List.of(ColorScheme.LIGHT, ColorScheme.DARK)) {
            page.emulateMedia(new Page.EmulateMediaOptions().setColorScheme(scheme));
            page.screenshot(new Page.ScreenshotOptions().setFullPage(true)
                    .setPath(SCREENS.resolve(name + "-" + width + (scheme == ColorScheme.DARK ? "-dark" : "") + ".png")));
        }
        page.emulateMedia(new Page.EmulateMediaOptions().setColorScheme(ColorScheme.LIGHT));
    }

    /** How many pixels the page is wider than its window; 0 when nothing has to be scrolled sideways. */
    public int overflow() {
        return ((Number) page.evaluate("() => document.documentElement.scrollWidth - window.innerWidth")).intValue();
    }

    @Override
    public void close() {
        context.close();
    }

    private static Optional<Path> chromium() {
        return Stream.of(System.getenv("PATH").split(File.pathSeparator))
                .flatMap(folder -> Stream.of("chromium", "chromium-browser", "google-chrome").map(name -> Path.of(folder, name)))
                .filter(Files::isExecutable).findFirst();
    }
}
