package dev.linkwright.mail.send;

import static org.assertj.core.api.Assertions.assertThat;

import dev.linkwright.mail.MailDesk;
import dev.linkwright.mail.Mailbox;
import dev.linkwright.mail.Message;
import dev.linkwright.mail.MessageState;
import dev.linkwright.testing.Lines;
import dev.linkwright.testing.ScriptedSmtp.Fault;
import dev.linkwright.testing.ScriptedSmtp;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.time.Instant;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Many servers take some mails over one connection and then end it: that costs no mail its turn. */
@QuarkusTest
class LinesThatEndTest {

    private static final Instant NOW = Instant.parse("2026-11-20T09:00:00Z");

    @Inject
    Lines lines;
    @Inject
    SendDueMail sendDueMail;
    @Inject
    MailDesk desk;

    @AfterEach
    void theLinesAreTrue() {
        lines.areTrue();
    }

    @ParameterizedTest
    @ValueSource(strings = {"421 4.7.0 enough for one session", ScriptedSmtp.HANG_UP})
    void allLeaveAtOnceOverNewLines(String goodbye) {
        try (ScriptedSmtp server = new ScriptedSmtp(Fault.NONE).together().endsAfter(2, goodbye)) {
            Mailbox ana = desk.sendingTo(server.port(), NOW);
            List<Message> mails = IntStream.range(0, 30).mapToObj(i -> desk.first(ana, NOW)).toList();
            sendDueMail.run(NOW);
            assertThat(mails).extracting(mail -> desk.row(mail).state()).containsOnly(MessageState.SENT);
            assertThat(mails).extracting(mail -> desk.row(mail).attempts()).as("none was tried twice").containsOnly(1);
            assertThat(server.taken()).hasSize(30);
        }
    }

    @Test
    void aLineThatCarriedNothingIsNotOpenedAgainAtOnce() {
        try (ScriptedSmtp server = new ScriptedSmtp(Fault.NONE).endsAfter(0, "421 4.7.0 not today")) {
            Mailbox ana = desk.sendingTo(server.port(), NOW);
            Message mail = desk.first(ana, NOW);
            sendDueMail.run(NOW);
            assertThat(desk.row(mail).state()).isEqualTo(MessageState.QUEUED);
            assertThat(desk.row(mail).notBefore()).isAfter(NOW);
        }
    }
}
