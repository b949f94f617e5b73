package dev.linkwright.campaign.letter;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What a good colleague says about a draft, and what they let pass. */
class WritingHintsTest {

    @Test
    void aShortPlainMailPassesWithoutAWord() {
        assertThat(hints("Hiring numbers for {site}", "Hello {first_name|there},\n\nwe asked 2,140 teams how they hire, and the tables are free: {asset_url}\n\nWould you add it?\n\n{my_name}"))
                .isEmpty();
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', value = {"A do-follow link|do-follow", "Act now, limited time|act now", "We guarantee results|guarantee", "CLICK here TODAY|click here", "Win-win for both|win-win"})
    void advertisingIsCalledThat(String subject, String word) {
        assertThat(hints(subject, "Would you?")).anyMatch(sentence -> sentence.startsWith("Reads like advertising") && sentence.contains(word));
    }

    @Test
    void aWordInsideAnotherIsNotAdvertising() {
        assertThat(hints("Cashmere and the cheapest route", "Would you?")).isEmpty();
    }

    @Test
    void lengthIsSaidInNumbers() {
        assertThat(hints("x".repeat(70), "Would you?")).containsExactly("The subject has 70 letters; phones show about 60.");
        assertThat(hints("Numbers", "word. ".repeat(160) + "Would you?")).containsExactly("The text has 162 words; strangers read about 150.");
        assertThat(hints("Numbers", "one ".repeat(40) + "? Would you?")).singleElement().asString().contains("One sentence has 40 words").contains("Cut it in two");
    }

    @Test
    void heavyWordsHaveAPlainOneBesideThem() {
        assertThat(hints("Numbers", "I am reaching out in order to leverage it. Would you?")).containsExactlyInAnyOrder("“reaching out”: say “writing”.", "“in order to”: say “to”.",
                "“leverage”: say “use”.");
    }

    @Test
    void shoutingManyLinksAndNoQuestionAreNamed() {
        assertThat(hints("FREE NUMBERS", "Look!! {asset_url} {target_url} https://a.example https://b.example")).anyMatch(s -> s.contains("shouts"))
                .anyMatch(s -> s.startsWith("4 links")).anyMatch(s -> s.contains("exclamation mark")).anyMatch(s -> s.startsWith("It asks nothing"));
        assertThat(hints("", "A last note.")).isEmpty();
    }

    @Test
    void whatTheHtmlPartLosesIsSaid() {
        assertThat(WritingHints.of("", "A note.", "<p>Hello <img src=x></p>")).extracting(WritingHints.Hint::kind).containsExactly(WritingHints.Kind.HTML);
        assertThat(WritingHints.of("", "A note.", "<p>Hello <a href=\"{asset_url}\">this</a></p>")).isEmpty();
    }

    private static List<String> hints(String subject, String body) {
        return WritingHints.of(subject, body, null).stream().map(WritingHints.Hint::sentence).toList();
    }
}
