package dev.linkwright.mail.mime;

import static org.assertj.core.api.Assertions.assertThat;

import dev.linkwright.mail.mime.ReplyText.Kind;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The new part first, history folded. */
class ReplyTextTest {

    @ParameterizedTest
    @ValueSource(strings = {
        "On Tue, 17 Nov 2026 at 09:30, Ana <ana@fernhill.example> wrote:\n> Hello",
        "On Tue, 17 Nov 2026 at 09:30,\nAna <ana@fernhill.example> wrote:\n\nHello",
        "Le mar. 17 nov. 2026 à 09:30, Ana <ana@fernhill.example> a écrit :\n> Bonjour",
        "Am 17.11.2026 um 09:30 schrieb Ana Torres:\n> Hallo",
        "El mar, 17 nov 2026 a las 9:30, Ana (<ana@fernhill.example>) escribió:\n> Hola",
        "Il giorno mar 17 nov 2026 alle ore 09:30 Ana <ana@fernhill.example> ha scritto:\n> Ciao",
        "Em ter., 17 de nov. de 2026 às 09:30, Ana <ana@fernhill.example> escreveu:\n> Olá",
        "Op di 17 nov 2026 om 09:30 schreef Ana <ana@fernhill.example>:\n> Hoi",
        "вт, 17 нояб. 2026 г. в 09:30, Ana <ana@fernhill.example>:\n> Привет",
        "-----Original Message-----\nFrom: Ana\nSent: Tuesday\nTo: Tomas\nSubject: Hello\n\nHello",
        "________________________________\nVon: Ana <ana@fernhill.example>\nGesendet: Dienstag, 17. November\nAn: Tomas\nBetreff: Hallo\n\nHallo",
        "From: Ana <ana@fernhill.example>\nSent: Tuesday, November 17\nTo: Tomas\nSubject: Hello\n\nHello",
        "> Hello Tomas"})
    void historyIsToldFromTheAnswer(String history) {
        assertThat(ReplyText.newPart("Happy to include it.\n\n" + history)).isEqualTo("Happy to include it.");
    }

    @Test
    void answersBetweenTheLinesStayWhereTheyWere() {
        List<ReplyText.Segment> segments = ReplyText.of("Hi,\n\nOn Tue, Ana wrote:\n> Could you link?\n\nYes.\n\n> By when?\n\nMonday.");
        assertThat(segments).extracting(ReplyText.Segment::kind).containsExactly(Kind.NEW, Kind.QUOTED, Kind.NEW, Kind.QUOTED, Kind.NEW);
        assertThat(ReplyText.newPart("Hi,\n\n> a\n\nYes.")).isEqualTo("Hi,\n\nYes.");
    }

    @Test
    void signaturesAreFolded() {
        assertThat(ReplyText.newPart("Fine.\n\n-- \nTomas\nEditor")).isEqualTo("Fine.");
        assertThat(ReplyText.newPart("Fine.\n\nSent from my iPhone")).isEqualTo("Fine.");
    }

    @Test
    void wordsThatOnlyLookLikeHistoryStay() {
        assertThat(ReplyText.newPart("On Monday we wrote about it.\nSee you.")).isEqualTo("On Monday we wrote about it.\nSee you.");
        assertThat(ReplyText.newPart("From: what I see, this works.")).isEqualTo("From: what I see, this works.");
    }
}
