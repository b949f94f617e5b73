package dev.linkwright.sandbox;

import dev.linkwright.brand.Asset;
import dev.linkwright.brand.Brand;
import java.time.Instant;
import java.time.ZoneId;
import java.util.List;

/** The brand that links are earned for in the sandbox, and its own small site. */
final class SampleBrand {

    static final String NAME = "Fernhill Sample";
    static final String DOMAIN = "fernhill-sample.example";
    static final String MAILBOX = "outreach@" + DOMAIN;
    static final String ASSET_PATH = "/remote-hiring-2026";
    static final String ASSET_URL = "http://" + DOMAIN + ASSET_PATH;
    static final String ASSET_TITLE = "The State of Remote Hiring 2026";

    private SampleBrand() {
    }

    static Brand brand(Instant now) {
        Brand brand = new Brand(NAME, now);
        brand.describe(List.of(DOMAIN), List.of("Fernhill"), List.of("remote work", "hiring", "survey", "remote teams", "onboarding"),
                List.of("northbank-research.example", "hillside-data.example"));
        brand.writeFrom("Fernhill Sample, 12 Orchard Lane, Sampletown", ZoneId.of("UTC"));
        brand.markAsSandbox();
        return brand;
    }

    static Asset asset(Brand brand, Instant now) {
        return new Asset(brand, ASSET_TITLE, ASSET_URL, "research", now);
    }

    static SamplePage page(String path) {
        return switch (path) {
            case "/robots.txt" -> SamplePage.text("User-agent: *\nAllow: /\n");
            case "/" -> SamplePage.html(200, document(NAME, """
                    <h1>Fernhill Sample</h1>
                    <p>We ask companies how they hire and work, and publish what they say.</p>
                    <p><a href="%s">%s</a></p>""".formatted(ASSET_PATH, ASSET_TITLE)));
            case ASSET_PATH -> SamplePage.html(200, document(ASSET_TITLE, """
                    <h1>%s</h1>
                    <p>A survey of 1,240 hiring managers in nine countries: time to hire, pay bands, trial weeks and onboarding of remote teams.</p>
                    <p>Remote hiring takes 31 days on average, four days longer than hiring for an office.</p>""".formatted(ASSET_TITLE)));
            default -> SamplePage.html(404, document("Page not found", "<h1>Page not found</h1>"));
        };
    }

    private static String document(String title, String content) {
        return """
                <!doctype html>
                <html lang="en">
                <head>
                <meta charset="utf-8">
                <title>%s</title>
                </head>
                <body>
                %s
                <footer><p>A sample site of the Linkwright sandbox.</p></footer>
                </body>
                </html>
                """.formatted(title, content);
    }
}
