package dev.linkwright.campaign.letter;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import org.junit.jupiter.api.Test;

class OtherSitesTest {
    private final OtherSites others = new OtherSites(Map.of("culturecode.example", "Culture Code Weekly",
            "letterworks.example", "", "openplan.example", "Open"));

    private java.util.List<Flaw> flaws(String recentWork) {
        Letter letter = Letter.render("Hello", "{recent_work} {asset_url}", "Fernhill",
                MergeValues.none().with(MergeField.RECENT_WORK, recentWork)
                        .with(MergeField.ASSET_URL, "https://fernhill.example/culturecode.example"));
        return letter.flaws(others.without("letterworks.example"));
    }

    @Test
    void aPastedNoteThatNamesAnotherSiteIsFound() {
        assertThat(flaws("I liked your piece on www.CultureCode.example.")).singleElement().satisfies(flaw -> {
            assertThat(flaw.kind()).isEqualTo(Flaw.Kind.OTHER_SITE);
            assertThat(flaw.field()).isEqualTo("recent_work");
            assertThat(flaw.sentence()).contains("culturecode.example").contains("pasted");
        });
    }

    @Test
    void soIsItsTitle() {
        assertThat(flaws("I read Culture Code weekly every week")).extracting(Flaw::field).containsExactly("recent_work");
    }

    @Test
    void theirOwnNameOthersAndShortTitlesAreFine() {
        assertThat(flaws("I read letterworks.example, and youtube.com. Open plans, notculturecode.example!")).isEmpty();
    }

    @Test
    void theStepsOwnWordsCountToo() {
        Letter letter = Letter.render("As seen on openplan.example", "Hello", "", MergeValues.none());
        assertThat(letter.flaws(others)).extracting(Flaw::field).containsExactly("subject");
    }
}
