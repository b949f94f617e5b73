package dev.linkwright.mail.send;

import static org.assertj.core.api.Assertions.assertThat;

import dev.linkwright.mail.MailDesk;
import dev.linkwright.mail.Mailbox;
import dev.linkwright.mail.Message;
import dev.linkwright.mail.MessageState;
import dev.linkwright.mail.SettleUncertain;
import dev.linkwright.mail.SuppressionReason;
import dev.linkwright.mail.Suppressions;
import dev.linkwright.testing.Lines;
import dev.linkwright.testing.MailHost;
import dev.linkwright.testing.ScriptedSmtp.Fault;
import dev.linkwright.testing.ScriptedSmtp;
import io.quarkus.narayana.jta.QuarkusTransaction;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import jakarta.mail.internet.MimeMessage;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** A mail leaves once, whatever the server does. */
@QuarkusTest
class SendDueMailTest {

    private static final Instant NOW = Instant.parse("2026-11-20T09:00:00Z");

    @Inject
    Lines lines;
    @Inject
    SendDueMail sendDueMail;
    @Inject
    SettleUncertain settle;
    @Inject
    Suppressions suppressions;
    @Inject
    MailDesk desk;

    @AfterEach
    void theLinesAreTrue() {
        lines.areTrue();
    }

    @Test
    void aDueMailLeavesWithItsOwnIdAndAWayOut() throws Exception {
        try (MailHost host = new MailHost()) {
            Mailbox ana = desk.keep(host.mailbox("ana@fernhill-first.example", NOW));
            Message mail = desk.first(ana, NOW);
            sendDueMail.run(NOW);
            assertThat(desk.row(mail).state()).isEqualTo(MessageState.SENT);
            MimeMessage got = host.inboxOf(mail.toAddress()).get(0);
            assertThat(got.getMessageID()).isEqualTo(mail.messageId()).endsWith("@fernhill-first.example>");
            assertThat(got.getHeader("List-Unsubscribe", "")).contains("/unsubscribe/").contains("mailto:ana@fernhill-first.example");
            assertThat(got.getHeader("List-Unsubscribe-Post", null)).isEqualTo("List-Unsubscribe=One-Click");
            assertThat(got.getContent().toString()).contains("your page is the one").as("only the letter itself names the way out in words").doesNotContain("unsubscribe");
            assertThat(got.getAllRecipients()[0].toString()).contains("=?UTF-8?").contains("<" + mail.toAddress() + ">");
        }
    }

    @Test
    void aLineThatBreaksAfterTheFinalDotLeavesTheMailUncertainAndNobodySendsItAgain() {
        try (ScriptedSmtp server = new ScriptedSmtp(Fault.DROP_AFTER_DOT)) {
            Message mail = desk.first(desk.sendingTo(server.port(), NOW), NOW);
            sendDueMail.run(NOW);
            assertThat(desk.row(mail).state()).isEqualTo(MessageState.UNCERTAIN);
            server.now(Fault.NONE);
            sendDueMail.run(NOW.plus(Duration.ofDays(2)));
            assertThat(desk.row(mail).state()).isEqualTo(MessageState.UNCERTAIN);
            assertThat(server.taken()).hasSize(1);
            settle.itWasSent(mail.id(), "Ana says so.", NOW.plus(Duration.ofDays(2)));
            assertThat(desk.row(mail).state()).isEqualTo(MessageState.SENT);
        }
    }

    @Test
    void aLineThatBreaksBeforeTheFinalDotIsTriedAgainLater() {
        try (ScriptedSmtp server = new ScriptedSmtp(Fault.drop(ScriptedSmtp.Stage.DATA))) {
            Message mail = desk.first(desk.sendingTo(server.port(), NOW), NOW);
            sendDueMail.run(NOW);
            assertThat(desk.row(mail).state()).isEqualTo(MessageState.QUEUED);
            assertThat(desk.row(mail).notBefore()).isAfter(NOW);
            server.now(Fault.NONE);
            sendDueMail.run(NOW.plus(Duration.ofMinutes(5)));
            assertThat(desk.row(mail).state()).isEqualTo(MessageState.SENT);
            assertThat(server.taken()).hasSize(1);
        }
    }

    @Test
    void notNowIsTriedAgainAlsoAfterTheFinalDot() {
        try (ScriptedSmtp server = new ScriptedSmtp(Fault.BUSY_AFTER_DOT)) {
            Mailbox ana = desk.sendingTo(server.port(), NOW);
            Message mail = desk.first(ana, NOW);
            sendDueMail.run(NOW);
            assertThat(desk.row(mail).state()).isEqualTo(MessageState.QUEUED);
            assertThat(desk.row(mail).failure()).contains("451 4.3.0 try again later");
            server.now(Fault.NONE);
            sendDueMail.run(NOW.plus(Duration.ofMinutes(5)));
            assertThat(desk.row(mail).state()).isEqualTo(MessageState.SENT);
            assertThat(desk.row(ana).sentToday(NOW)).isEqualTo(1);
        }
    }

    @Test
    void anAddressThatDoesNotExistFailsAndIsSuppressed() {
        try (ScriptedSmtp server = new ScriptedSmtp(Fault.NO_SUCH_USER)) {
            Message mail = desk.first(desk.sendingTo(server.port(), NOW), NOW);
            sendDueMail.run(NOW);
            assertThat(desk.row(mail).state()).isEqualTo(MessageState.FAILED);
            assertThat(desk.row(mail).failure()).contains("550 5.1.1 No such user here");
            assertThat(suppressions.reasonNotToWrite(mail.toAddress(), mail.brandId())).isPresent();
        }
    }

    @Test
    void aRefusalOfTheTextFailsTheMailAndNotTheAddress() {
        try (ScriptedSmtp server = new ScriptedSmtp(Fault.REFUSED_AFTER_DOT)) {
            Message mail = desk.first(desk.sendingTo(server.port(), NOW), NOW);
            sendDueMail.run(NOW);
            assertThat(desk.row(mail).state()).isEqualTo(MessageState.FAILED);
            assertThat(suppressions.reasonNotToWrite(mail.toAddress(), mail.brandId())).isEmpty();
        }
    }

    @Test
    void aRefusedPasswordPausesTheMailboxAndKeepsTheMail() {
        try (ScriptedSmtp server = new ScriptedSmtp(Fault.BAD_PASSWORD)) {
            Mailbox ana = desk.sendingTo(server.port(), NOW);
            Message mail = desk.first(ana, NOW);
            sendDueMail.run(NOW);
            assertThat(desk.row(ana).pausedBecause()).contains("refuses the sign-in");
            assertThat(desk.row(mail).state()).isEqualTo(MessageState.QUEUED);
        }
    }

    @Test
    void aMailSuppressedWhileItWaitedDoesNotLeave() {
        try (ScriptedSmtp server = new ScriptedSmtp(Fault.NONE)) {
            Message mail = desk.first(desk.sendingTo(server.port(), NOW), NOW);
            suppressions.suppressAddress(mail.toAddress(), null, SuppressionReason.BY_HAND, "test", NOW);
            sendDueMail.run(NOW);
            assertThat(desk.row(mail).state()).isEqualTo(MessageState.CANCELLED);
            assertThat(server.taken()).isEmpty();
        }
    }

    @Test
    void theLedgerIsAskedOnceMoreRightBeforeTheDot() {
        try (ScriptedSmtp server = new ScriptedSmtp(Fault.NONE)) {
            Mailbox ana = desk.sendingTo(server.port(), NOW);
            Message mail = desk.first(ana, NOW);
            Message other = desk.first(ana, NOW);
            String domain = mail.toAddress().substring(mail.toAddress().indexOf('@') + 1);
            server.when(ScriptedSmtp.Stage.DATA, () -> suppressions.suppressDomain(domain, null, SuppressionReason.BY_HAND, "asked on the telephone", NOW));
            sendDueMail.run(NOW);
            assertThat(desk.row(mail).state()).as("claimed before, withheld at the last moment").isIn(MessageState.QUEUED, MessageState.CANCELLED);
            sendDueMail.run(NOW.plus(Duration.ofMinutes(5)));
            assertThat(desk.row(mail).state()).isEqualTo(MessageState.CANCELLED);
            assertThat(desk.row(mail).failure()).contains(domain);
            assertThat(desk.row(other).state()).isEqualTo(MessageState.SENT);
            assertThat(server.taken()).hasSize(1);
        }
    }

    @Test
    void aMailboxThatPausedItselfBeginsAnewWhenSomebodyHasHadALook() {
        try (ScriptedSmtp server = new ScriptedSmtp(Fault.NO_SUCH_USER)) {
            Mailbox ana = desk.sendingTo(server.port(), NOW);
            for (int i = 0; i < 4; i++) {
                desk.first(ana, NOW);
            }
            sendDueMail.run(NOW);
            assertThat(desk.row(ana).pausedBecause()).contains("4 of its last 4 mails came back");
            server.now(Fault.NONE);
            Message waiting = desk.first(ana, NOW);
            Instant later = NOW.plus(Duration.ofHours(1));
            sendDueMail.run(later);
            assertThat(desk.row(waiting).state()).as("nothing leaves until somebody resumes it").isEqualTo(MessageState.QUEUED);
            QuarkusTransaction.requiringNew().run(() -> desk.mailboxes().requireLocked(ana.id()).resume(later));
            sendDueMail.run(later);
            assertThat(desk.row(waiting).state()).isEqualTo(MessageState.SENT);
            server.now(Fault.NO_SUCH_USER);
            Message another = desk.first(ana, later);
            sendDueMail.run(later.plusSeconds(60));
            assertThat(desk.row(another).state()).isEqualTo(MessageState.FAILED);
            assertThat(desk.row(ana).paused()).as("what came back before is not held against it any more").isFalse();
        }
    }

    @Test
    void aFollowUpOfASendOnlyMailboxNeverLeaves() {
        try (ScriptedSmtp server = new ScriptedSmtp(Fault.NONE)) {
            Mailbox ana = desk.sendingTo(server.port(), NOW);
            Message first = desk.first(ana, NOW);
            sendDueMail.run(NOW);
            Message second = desk.followUp(ana, first, NOW.plus(Duration.ofDays(3)));
            sendDueMail.run(NOW.plus(Duration.ofDays(3)));
            assertThat(desk.row(second).state()).isEqualTo(MessageState.QUEUED);
            assertThat(server.taken()).hasSize(1);
        }
    }

    @Test
    void aMailboxKeepsItsGapAndItsDailyCap() {
        try (ScriptedSmtp server = new ScriptedSmtp(Fault.NONE)) {
            Mailbox ana = desk.sendingTo(server.port(), NOW);
            ana = pace(ana, 2, 60);
            desk.first(ana, NOW);
            desk.first(ana, NOW);
            desk.first(ana, NOW);
            sendDueMail.run(NOW);
            assertThat(server.taken()).hasSize(1);
            sendDueMail.run(NOW.plus(Duration.ofSeconds(50)));
            assertThat(server.taken()).hasSize(1);
            sendDueMail.run(NOW.plus(Duration.ofMinutes(3)));
            sendDueMail.run(NOW.plus(Duration.ofMinutes(6)));
            assertThat(server.taken()).hasSize(2);
            sendDueMail.run(NOW.plus(Duration.ofDays(1)));
            assertThat(server.taken()).hasSize(3);
        }
    }

    private Mailbox pace(Mailbox mailbox, int cap, int gap) {
        return QuarkusTransaction.requiringNew().call(() -> {
            Mailbox row = desk.mailboxes().requireLocked(mailbox.id());
            row.pace(cap, gap);
            return row;
        });
    }

    @Test
    void twoSendersAtOnceSendEachMailOnce() {
        try (MailHost host = new MailHost()) {
            Mailbox ana = desk.keep(host.mailbox("ana@fernhill-two.example", NOW));
            List<Message> mails = new ArrayList<>();
            for (int i = 0; i < 40; i++) {
                mails.add(desk.first(ana, NOW));
            }
            CompletableFuture.allOf(CompletableFuture.runAsync(() -> sendDueMail.run(NOW)), CompletableFuture.runAsync(() -> sendDueMail.run(NOW))).join();
            Set<String> seen = new HashSet<>();
            for (Message mail : mails) {
                assertThat(host.inboxOf(mail.toAddress())).as(mail.toAddress()).hasSize(1);
                assertThat(desk.row(mail).state()).isEqualTo(MessageState.SENT);
                seen.add(mail.messageId());
            }
            assertThat(seen).hasSize(40);
        }
    }
}
