package dev.linkwright.sandbox;

import static org.assertj.core.api.Assertions.assertThat;

import dev.linkwright.shared.RuleViolation;
import java.io.IOException;
import java.io.InputStream;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import org.assertj.core.api.Assertions;
import org.jsoup.Jsoup;
import org.jsoup.nodes.Document;
import org.junit.jupiter.api.Test;

class PartnerPagesTest {

    private static final Instant NOW = Instant.parse("2026-11-20T09:00:00Z");
    private static final String TARGET = "http://fernhill-sample.example/remote-hiring";

    private final SamplePartner partner = new SamplePartner(SampleSite.all().get(0), TARGET, "the survey");

    @Test
    void sampleSitesAreFortyAndMostHaveSomebodyToWriteTo() {
        assertThat(SampleSite.all()).hasSize(40).extracting(SampleSite::domain).doesNotHaveDuplicates().allMatch(domain -> domain.endsWith(".example"));
        assertThat(SampleSite.all().stream().filter(site -> site.address().isPresent())).hasSize(25);
    }

    @Test
    void plainPageHasNeitherLinkNorName() {
        Document page = page();
        assertThat(page.select("a[href*=fernhill]")).isEmpty();
        assertThat(page.text()).doesNotContain("Fernhill");
    }

    @Test
    void linksCarryTheirQualifier() {
        partner.edit(PageState.FOLLOWED, TARGET, "hiring survey", NOW);
        assertThat(page().select("a[href=" + TARGET + "]").hasAttr("rel")).isFalse();
        partner.edit(PageState.NOFOLLOW, TARGET, "hiring survey", NOW);
        assertThat(page().select("a[href=" + TARGET + "]").attr("rel")).isEqualTo("nofollow");
        partner.edit(PageState.SPONSORED, TARGET, "hiring survey", NOW);
        assertThat(page().select("a[href=" + TARGET + "]").attr("rel")).isEqualTo("sponsored");
    }

    @Test
    void namedPageSpeaksOfTheBrandWithoutALink() {
        partner.edit(PageState.NAMED, null, null, NOW);
        assertThat(page().text()).contains("Fernhill Sample");
        assertThat(page().select("a[href*=fernhill]")).isEmpty();
    }

    @Test
    void whatIsTypedIsTextNotMarkup() {
        partner.edit(PageState.FOLLOWED, TARGET, "<script>\"&", NOW);
        assertThat(page().select("script")).isEmpty();
        assertThat(page().select("a[href=" + TARGET + "]").text()).isEqualTo("<script>\"&");
    }

    @Test
    void linkNeedsAWebAddressAndAnAnchor() {
        Assertions.assertThatThrownBy(() -> partner.edit(PageState.FOLLOWED, "javascript:alert(1)", "x", NOW)).isInstanceOf(RuleViolation.class);
        Assertions.assertThatThrownBy(() -> partner.edit(PageState.FOLLOWED, TARGET, " ", NOW)).isInstanceOf(RuleViolation.class);
    }

    @Test
    void goneAndBrokenPagesAnswerSo() {
        partner.edit(PageState.NOT_FOUND, null, null, NOW);
        assertThat(SamplePage.of(partner, "Fernhill Sample", partner.path()).status()).isEqualTo(404);
        partner.edit(PageState.UNAVAILABLE, null, null, NOW);
        assertThat(SamplePage.of(partner, "Fernhill Sample", partner.path()).status()).isEqualTo(503);
        assertThat(SamplePage.of(partner, "Fernhill Sample", "/").status()).isEqualTo(200);
    }

    @Test
    void servesTheSiteThatTheHostHeaderNames() throws IOException {
        try (PartnerPages pages = new PartnerPages(0, (host, path) -> SamplePage.text(host + " " + path));
                Socket socket = new Socket(pages.address().getAddress(), pages.address().getPort())) {
            socket.getOutputStream().write("GET /guides HTTP/1.1\r\nHost: Tidy-Desk.example:80\r\nConnection: close\r\n\r\n".getBytes(StandardCharsets.US_ASCII));
            InputStream answer = socket.getInputStream();
            assertThat(new String(answer.readAllBytes(), StandardCharsets.UTF_8)).startsWith("HTTP/1.1 200").endsWith("tidy-desk.example /guides");
        }
    }

    private Document page() {
        SamplePage page = SamplePage.of(partner, "Fernhill Sample", partner.path());
        assertThat(page.status()).isEqualTo(200);
        return Jsoup.parse(page.body());
    }
}
