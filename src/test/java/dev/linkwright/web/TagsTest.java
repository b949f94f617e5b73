package dev.linkwright.web;

import static org.assertj.core.api.Assertions.assertThat;

import io.quarkus.qute.Engine;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import org.jsoup.Jsoup;
import org.jsoup.nodes.Element;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The tags that pages are built of, rendered alone. */
@QuarkusTest
class TagsTest {

    @Inject
    Engine engine;

    @ParameterizedTest
    @CsvSource({"NEW, New, stage", "QUALIFIED, Qualified, stage", "CONTACTED, Contacted, stage stage--on", "IN_CONVERSATION, In conversation, stage stage--on",
        "PROMISED, Promised, stage stage--on", "WON, Won, stage stage--won", "LOST, Lost, stage stage--lost", "DISQUALIFIED, Disqualified, stage"})
    void aStageIsAWordAndACircle(String stage, String words, String look) {
        Element tag = rendered("{#stage value /}", stage);

        assertThat(tag.text()).isEqualTo(words);
        assertThat(tag.className()).isEqualTo(look);
        assertThat(tag.select("svg circle")).hasSize(1);
    }

    @Test
    void aScoreHasItsPartsInItsLabel() {
        Element tag = rendered("{#score relevance=41 authority=22 traffic=7 trafficEstimated=true size=\"l\" /}", null);

        assertThat(tag.className()).isEqualTo("score score--l");
        assertThat(tag.attr("aria-label")).isEqualTo("relevance 41.0, authority 22.0, traffic 7.0 (estimated)");
        assertThat(tag.select("rect")).hasSize(3);
        assertThat(tag.select("rect").last().attr("fill")).isEqualTo("url(#est-traf)");
    }

    @Test
    void aBarIsMeasuredAndSaysWhatItMeasures() {
        Element tag = rendered("{#bar percent=42 fill=\"c-good\" label=\"17 of 40\" /}", null);

        assertThat(tag.attr("aria-label")).isEqualTo("17 of 40");
        assertThat(tag.select("rect.c-good").attr("width")).isEqualTo("42.0%");
    }

    @Test
    void nobodyIsNobody() {
        assertThat(rendered("{#who name=value /}", null).className()).contains("who--none");
        assertThat(rendered("{#who name=value /}", "Ana").text()).contains("A").contains("Ana");
    }

    @Test
    void anErrorStandsAtItsFieldAndInTheList() {
        FormErrors errors = FormErrors.of("email", "Enter an address");

        assertThat(rendered("{#field name=\"email\" label=\"E-mail\" errors=value /}", errors).select("#e-email").text()).isEqualTo("Enter an address");
        assertThat(rendered("{#labelled name=\"email\" label=\"E-mail\" errors=value}<select id=\"f-email\"></select>{/labelled}", errors).text())
                .contains("Enter an address");
        assertThat(rendered("{#formErrors errors=value /}", errors).select("a[href=#f-email]").text()).isEqualTo("Enter an address");
    }

    @ParameterizedTest
    @CsvSource({"good", "warn", "bad", "info"})
    void aNoticeHasItsIcon(String kind) {
        Element tag = rendered("{#notice kind=value}<p>Words</p>{/notice}", kind);

        assertThat(tag.text()).isEqualTo("Words");
        assertThat(tag.select("svg > *")).isNotEmpty();
    }

    private Element rendered(String template, Object value) {
        return Jsoup.parseBodyFragment(engine.parse(template).data("value", value).render()).body().child(0);
    }
}
