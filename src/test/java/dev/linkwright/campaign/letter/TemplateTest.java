package dev.linkwright.campaign.letter;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class TemplateTest {
    private static final MergeValues INES = MergeValues.none()
            .with(MergeField.FIRST_NAME, "Ines").with(MergeField.SITE, "nomadpost.example")
            .with(MergeField.GAP, "The page lists three salary sources.");

    @Test
    void valuesAreReplacedAndTheirPlacesAreKnown() {
        Rendered mail = Template.body("Hello {first_name},\n\n{gap}").render(INES);
        assertThat(mail.text()).isEqualTo("Hello Ines,\n\nThe page lists three salary sources.");
        assertThat(mail.isClean()).isTrue();
        assertThat(mail.spans()).extracting(span -> mail.text().substring(span.from(), span.to()))
                .containsExactly("Ines", "The page lists three salary sources.");
        assertThat(mail.spans()).extracting(Rendered.Span::mark).containsExactly(Rendered.Mark.VALUE, Rendered.Mark.NOTE);
    }

    @Test
    void fallbackStandsInForAMissingValueOnly() {
        assertThat(Template.body("Hello {first_name|there}").render(MergeValues.none()).text()).isEqualTo("Hello there");
        assertThat(Template.body("Hello {first_name|there}").render(INES).text()).isEqualTo("Hello Ines");
    }

    @Test
    void aValueIsNeverExpandedAgain() {
        Rendered mail = Template.body("{gap}").render(INES.with(MergeField.GAP, "see {site} {first_name}"));
        assertThat(mail.text()).isEqualTo("see {site} {first_name}");
        assertThat(mail.flaws()).extracting(Flaw::kind).containsOnly(Flaw.Kind.LEFTOVER);
        assertThat(mail.flaws()).extracting(Flaw::field).containsOnly("gap");
    }

    @Test
    void anEmptyFieldIsReportedByName() {
        Rendered mail = Template.subject("Numbers for {page_title}").render(INES);
        assertThat(mail.flaws()).containsExactly(new Flaw(Flaw.Kind.EMPTY, "page_title", "{page_title} is empty."));
        assertThat(mail.spans().get(0).mark()).isEqualTo(Rendered.Mark.EMPTY);
    }

    @Test
    void blankValuesAndBlankFallbacksAreEmpty() {
        assertThat(Template.body("{first_name|}").render(MergeValues.none().with(MergeField.FIRST_NAME, "  ")).flaws())
                .extracting(Flaw::kind).containsExactly(Flaw.Kind.EMPTY);
    }

    @ParameterizedTest
    @ValueSource(strings = {"{firstname}", "{First_Name}", "{company name}", "{Hi|Hello}", "{password}", "{site.owner}"})
    void whatIsNotOnTheListIsNeverReplaced(String text) {
        Rendered mail = Template.body("x " + text).render(INES);
        assertThat(mail.text()).isEqualTo("x " + text);
        assertThat(mail.isClean()).as(text).isFalse();
    }

    @ParameterizedTest
    @ValueSource(strings = {"a\nBcc: everyone@x.example", "a\rb", "a\u0000b", "a\u2028b", "a\u202Eb", "a\tb"})
    void lineBreaksAndControlsInAValueAreRefused(String value) {
        Rendered mail = Template.subject("For {gap}").render(INES.with(MergeField.GAP, value));
        assertThat(mail.text()).isEqualTo("For {gap}");
        assertThat(mail.flaws()).extracting(Flaw::kind).containsExactly(Flaw.Kind.BROKEN_VALUE);
    }

    @ParameterizedTest
    @ValueSource(strings = {"Hi [name],", "Hi [First Name]", "Hi {{name}}", "Hi {{first_name}}", "Hi %NAME%", "Hi *|FNAME|*",
            "Hi <first name>", "Hi <<company>>", "Hi {first_name", "Hi {% if x %}", "lorem ipsum dolor", "TODO ask", "Hi }}"})
    void leftoversAreFound(String text) {
        assertThat(Template.body(text).render(INES).flaws()).as(text).isNotEmpty()
                .allSatisfy(flaw -> assertThat(flaw.field()).isEqualTo("body"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"See [1] and [2024]", "a [PDF] guide", "[our tables](https://x.example)", "100% of 5 % is fine", "if (a < b) and c > d",
            "p { color: red }", "mail me <ana@fernhill.example>"})
    void ordinaryTextIsNotALeftover(String text) {
        assertThat(Template.body(text).render(INES).flaws()).as(text).isEmpty();
    }

    @Test
    void aLeftoverInsideANoteNamesTheNote() {
        assertThat(Template.body("{gap}").render(INES.with(MergeField.GAP, "Dear [name]")).flaws())
                .containsExactly(new Flaw(Flaw.Kind.LEFTOVER, "gap", "Leftover “[name]”."));
    }

    @Test
    void paragraphsKeepTheMarks() {
        Rendered mail = Template.body("Hello {first_name},\nnice.\n\n{gap}").render(INES);
        assertThat(mail.paragraphs()).hasSize(2);
        assertThat(mail.paragraphs().get(0).get(0)).extracting(Rendered.Piece::text).containsExactly("Hello ", "Ines", ",");
        assertThat(mail.paragraphs().get(1).get(0)).extracting(Rendered.Piece::isNote).containsExactly(true);
    }

    @Test
    void fieldsAreListedOnceAndUnknownOnesApart() {
        Template body = Template.body("{gap} {first_name|x} {gap} {nope}");
        assertThat(body.fields()).containsExactly(MergeField.GAP, MergeField.FIRST_NAME);
        assertThat(body.unknownFields()).containsExactly("nope");
    }

    @Test
    void firstNameOfAFullName() {
        assertThat(List.of("Ines Alvarez", "Dr. Ines Alvarez", "  ines ", "Mrs Ines")).extracting(MergeValues::firstNameOf)
                .containsExactly("Ines", "Ines", "ines", "Ines");
        assertThat(MergeValues.firstNameOf("info@nomadpost.example")).isNull();
        assertThat(MergeValues.firstNameOf("")).isNull();
        assertThat(MergeValues.firstNameOf(null)).isNull();
    }
}
