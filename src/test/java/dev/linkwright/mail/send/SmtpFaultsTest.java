package dev.linkwright.mail.send;

import static org.assertj.core.api.Assertions.assertThat;

import dev.linkwright.mail.MailDesk;
import dev.linkwright.mail.Mailbox;
import dev.linkwright.mail.Message;
import dev.linkwright.mail.MessageState;
import dev.linkwright.mail.ServerSecurity;
import dev.linkwright.mail.SignIn;
import dev.linkwright.mail.mime.MailWriter;
import dev.linkwright.testing.ScriptedSmtp;
import dev.linkwright.testing.ScriptedSmtp.Fault;
import dev.linkwright.testing.ScriptedSmtp.Stage;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import jakarta.mail.MessagingException;
import jakarta.mail.internet.MimeMessage;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * Everything a mail server can do wrong at every moment of the conversation. After each fault the mail is in a state a person can see,
 * with the reason; once the server is well again it leaves, unless it was refused or nobody can know; and it never leaves twice.
 */
@QuarkusTest
class SmtpFaultsTest {

    private static final Instant NOW = Instant.parse("2026-11-20T09:00:00Z");

    @Inject
    SendDueMail sendDueMail;
    @Inject
    SignIn signIn;
    @Inject
    SmtpPatience patience;
    @Inject
    MailDesk desk;
    private Duration usual;

    /** What the fault makes of mail and mailbox. */
    enum Expected {
        /** Waits, and leaves when the server is well. */
        WAITS,
        /** Waits, and the mailbox is paused until a person looks. */
        MAILBOX_PAUSED,
        /** Refused for good. */
        FAILS,
        /** A person or the Sent folder decides. */
        UNCERTAIN
    }

    record Case(Fault fault, ServerSecurity security, Expected expected) {
        @Override
        public String toString() {
            return fault.stage() + ": " + fault.answer().replace("\r\n", " / ") + " -> " + expected;
        }
    }

    static Stream<Case> faults() {
        List<Case> cases = new ArrayList<>();
        for (Stage stage : Stage.values()) {
            // A small mail goes out in one piece with its dot: a line that breaks in the middle of it tells us nothing.
            Expected whenTheLineBreaks = stage == Stage.DOT || stage == Stage.BODY ? Expected.UNCERTAIN : Expected.WAITS;
            cases.add(plain(Fault.drop(stage), whenTheLineBreaks));
            cases.add(plain(Fault.silence(stage), whenTheLineBreaks));
            if (stage != Stage.BODY) {
                cases.add(plain(new Fault(stage, "%&/ what is this"), whenTheLineBreaks));
                cases.add(plain(new Fault(stage, "421 4.3.2 shutting down"), Expected.WAITS));
            }
        }
        for (Stage stage : List.of(Stage.MAIL, Stage.RCPT, Stage.DATA, Stage.DOT)) {
            for (String notNow : List.of("450 4.2.0 greylisted", "451 4.3.0 local error", "452 4.2.2 mailbox full")) {
                cases.add(plain(new Fault(stage, notNow), Expected.WAITS));
            }
            for (String no : List.of("550 5.7.1 not here", "552 5.3.4 too big", "554 5.7.0 refused")) {
                cases.add(plain(new Fault(stage, no), stage == Stage.MAIL && !no.startsWith("552") ? Expected.MAILBOX_PAUSED : Expected.FAILS));
            }
        }
        cases.add(plain(new Fault(Stage.GREETING, "554 5.3.2 no mail service here"), Expected.WAITS));
        cases.add(plain(new Fault(Stage.AUTH, "535 5.7.8 wrong password"), Expected.MAILBOX_PAUSED));
        cases.add(plain(new Fault(Stage.AUTH, "454 4.7.0 temporary authentication failure"), Expected.WAITS));
        cases.add(new Case(new Fault(Stage.STARTTLS, "454 4.7.0 TLS not available"), ServerSecurity.STARTTLS, Expected.WAITS));
        cases.add(new Case(new Fault(Stage.STARTTLS, "220 go ahead\r\nthis is no TLS"), ServerSecurity.STARTTLS, Expected.WAITS));
        cases.add(new Case(Fault.drop(Stage.STARTTLS), ServerSecurity.STARTTLS, Expected.WAITS));
        return cases.stream().filter(each -> each.fault.stage() != Stage.STARTTLS || each.security == ServerSecurity.STARTTLS);
    }

    private static Case plain(Fault fault, Expected expected) {
        return new Case(fault, ServerSecurity.NONE, expected);
    }

    @BeforeEach
    void impatient() {
        usual = patience.answer;
        patience.answer = Duration.ofMillis(1200);
    }

    @AfterEach
    void patientAgain() {
        patience.answer = usual;
    }

    @ParameterizedTest
    @MethodSource("faults")
    void nothingIsLostAndNothingLeavesTwice(Case given) {
        try (ScriptedSmtp server = new ScriptedSmtp(given.fault)) {
            Mailbox ana = desk.sendingTo(server.port(), given.security, NOW);
            Message mail = desk.first(ana, NOW);
            sendDueMail.run(NOW);
            assertThat(desk.row(mail).state()).isEqualTo(switch (given.expected) {
                case WAITS, MAILBOX_PAUSED -> MessageState.QUEUED;
                case FAILS -> MessageState.FAILED;
                case UNCERTAIN -> MessageState.UNCERTAIN;
            });
            assertThat(desk.row(ana).paused()).isEqualTo(given.expected == Expected.MAILBOX_PAUSED);
            assertThat(reason(mail, ana)).as("why, for people").isNotBlank();
            int before = server.taken().size();
            server.now(Fault.NONE);
            for (int day = 1; day <= 2; day++) {
                sendDueMail.run(NOW.plus(Duration.ofDays(day)));
            }
            boolean leaves = given.expected == Expected.WAITS && given.security == ServerSecurity.NONE;
            assertThat(server.taken()).hasSize(before + (leaves ? 1 : 0));
            assertThat(desk.row(mail).state() == MessageState.SENT).isEqualTo(leaves);
        }
    }

    /** A server that takes commands together: the first mail of a line went word by word, the second one meets the fault. */
    static Stream<Case> faultsOfCommandsSaidTogether() {
        List<Case> cases = new ArrayList<>();
        for (Stage stage : List.of(Stage.MAIL, Stage.RCPT, Stage.DATA, Stage.BODY, Stage.DOT)) {
            cases.add(plain(Fault.drop(stage), stage == Stage.DOT || stage == Stage.BODY ? Expected.UNCERTAIN : Expected.WAITS));
            if (stage != Stage.BODY) {
                cases.add(plain(new Fault(stage, "%&/ what is this"), stage == Stage.DOT ? Expected.UNCERTAIN : Expected.WAITS));
                cases.add(plain(new Fault(stage, "421 4.3.2 shutting down"), Expected.WAITS));
                cases.add(plain(new Fault(stage, "451 4.3.0 local error"), Expected.WAITS));
                cases.add(plain(new Fault(stage, "550 5.7.1 not here"), stage == Stage.MAIL ? Expected.MAILBOX_PAUSED : Expected.FAILS));
            }
        }
        return cases.stream();
    }

    @ParameterizedTest
    @MethodSource("faultsOfCommandsSaidTogether")
    void whatTheServerSaidIsUnderstoodWhereCommandsGoTogether(Case given) throws MessagingException {
        try (ScriptedSmtp server = new ScriptedSmtp(Fault.NONE).together(); SmtpLine line = SmtpLine.open(desk.sendingTo(server.port(), NOW), signIn, Duration.ofSeconds(5))) {
            assertThat(line.send(letter(line), "tomas@partner.example", () -> true)).isInstanceOf(Outcome.Sent.class);
            server.now(given.fault);
            isUnderstood(given, server, line);
        }
    }

    @ParameterizedTest
    @MethodSource("faultsOfCommandsSaidTogether")
    void alsoWhereAMailWasAnnouncedWithTheDotOfTheOneBefore(Case given) throws MessagingException {
        try (ScriptedSmtp server = new ScriptedSmtp(Fault.NONE).together(); SmtpLine line = SmtpLine.open(desk.sendingTo(server.port(), NOW), signIn, Duration.ofSeconds(5))) {
            server.when(Stage.DOT, () -> server.now(given.fault));
            assertThat(sendAndAnnounce(line)).isInstanceOf(Outcome.Sent.class);
            isUnderstood(given, server, line);
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"550 5.7.1 not here", "451 4.3.0 local error"})
    void anAnnouncedMailLeavesAlsoWhenTheOneBeforeIsRefused(String no) throws MessagingException {
        try (ScriptedSmtp server = new ScriptedSmtp(new Fault(Stage.DOT, no)).together(); SmtpLine line = SmtpLine.open(desk.sendingTo(server.port(), NOW), signIn, Duration.ofSeconds(5))) {
            server.when(Stage.DOT, () -> server.now(Fault.NONE));
            assertThat(sendAndAnnounce(line)).isNotInstanceOf(Outcome.Sent.class);
            assertThat(line.isOpen()).isTrue();
            assertThat(line.send(letter(line), "tomas@partner.example", () -> true)).isInstanceOf(Outcome.Sent.class);
            assertThat(server.taken()).hasSize(2);
        }
    }

    private static Outcome sendAndAnnounce(SmtpLine line) {
        return line.send(letter(line), "tomas@partner.example", () -> CompletableFuture.completedFuture(true), () -> Optional.of("tomas@partner.example"));
    }

    private static void isUnderstood(Case given, ScriptedSmtp server, SmtpLine line) {
        assertThat(line.send(letter(line), "tomas@partner.example", () -> true)).isInstanceOf(switch (given.expected) {
            case WAITS -> Outcome.Later.class;
            case MAILBOX_PAUSED -> Outcome.MailboxRefused.class;
            case FAILS -> Outcome.Refused.class;
            case UNCERTAIN -> Outcome.Unknown.class;
        });
        server.now(Fault.NONE);
        boolean answered = given.fault.answer().matches("(451|550) .*");
        assertThat(line.isOpen()).as("a plain no leaves the line as it was").isEqualTo(answered);
        if (answered) {
            assertThat(line.send(letter(line), "tomas@partner.example", () -> true)).isInstanceOf(Outcome.Sent.class);
            assertThat(server.taken().get(server.taken().size() - 1)).contains("Subject: Hiring numbers").contains("\n..dots\n");
        }
    }

    @Test
    void aMailThatMustNotLeaveAnyMoreIsWithheldRightBeforeItsDot() throws MessagingException {
        try (ScriptedSmtp server = new ScriptedSmtp(Fault.NONE).together(); SmtpLine line = SmtpLine.open(desk.sendingTo(server.port(), NOW), signIn, Duration.ofSeconds(5))) {
            assertThat(line.send(letter(line), "tomas@partner.example", () -> false)).isInstanceOf(Outcome.Later.class);
            assertThat(server.taken()).isEmpty();
        }
    }

    private static MimeMessage letter(SmtpLine line) {
        return MailWriter.write(new MailWriter.Letter("<one@fernhill.example>", List.of(), "Ana", "ana@fernhill.example", "Tomas", "tomas@partner.example", "Hiring numbers",
                "Hello\n.dots\n.", null, null, null), line.session(), NOW);
    }

    private String reason(Message mail, Mailbox mailbox) {
        return String.join("", List.of(orEmpty(desk.row(mail).failure()), orEmpty(desk.row(mailbox).sendTrouble()), orEmpty(desk.row(mailbox).pausedBecause())));
    }

    private static String orEmpty(String words) {
        return words == null ? "" : words;
    }
}
