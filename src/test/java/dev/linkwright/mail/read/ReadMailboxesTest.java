package dev.linkwright.mail.read;

import static dev.linkwright.testing.Eventually.eventually;
import static org.assertj.core.api.Assertions.assertThat;

import dev.linkwright.mail.AutomaticReplyReceived;
import dev.linkwright.mail.HardBounced;
import dev.linkwright.mail.MailDesk;
import dev.linkwright.mail.MailKind;
import dev.linkwright.mail.MailServer;
import dev.linkwright.mail.Mailbox;
import dev.linkwright.mail.Message;
import dev.linkwright.mail.MessageState;
import dev.linkwright.mail.Messages;
import dev.linkwright.mail.Outbox;
import dev.linkwright.mail.ReplyReceived;
import dev.linkwright.mail.ServerSecurity;
import dev.linkwright.mail.Suppressions;
import dev.linkwright.mail.send.SendDueMail;
import dev.linkwright.system.Secrets;
import dev.linkwright.testing.Cast;
import dev.linkwright.testing.MailHost;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import jakarta.mail.internet.MimeMessage;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Answers arrive once, in their conversation, and are taken for what they are. */
@QuarkusTest
class ReadMailboxesTest {

    private static final Instant NOW = Instant.parse("2026-11-20T09:00:00Z");
    private static final Instant LATER = NOW.plus(Duration.ofHours(2));

    @Inject
    SendDueMail sendDueMail;
    @Inject
    ReadMailboxes readMailboxes;
    @Inject
    Suppressions suppressions;
    @Inject
    Messages messages;
    @Inject
    Outbox outbox;
    @Inject
    MailDesk desk;
    @Inject
    Heard heard;

    private MailHost host;
    private Mailbox ana;
    private Message first;

    /** Listens for the news as a campaign does. */
    @Singleton
    static class Heard {
        private final List<Object> news = new CopyOnWriteArrayList<>();

        void reply(@Observes ReplyReceived event) {
            news.add(event);
        }

        void automatic(@Observes AutomaticReplyReceived event) {
            news.add(event);
        }

        void bounce(@Observes HardBounced event) {
            news.add(event);
        }

        <T> List<T> all(Class<T> kind) {
            return news.stream().filter(kind::isInstance).map(kind::cast).toList();
        }
    }

    @BeforeEach
    void aFirstMailWentOut() {
        host = new MailHost();
        ana = desk.keep(host.mailbox("ana@reading-" + Cast.number() + ".example", NOW));
        first = desk.first(ana, NOW);
        sendDueMail.run(NOW);
        heard.news.clear();
    }

    @AfterEach
    void close() {
        host.close();
    }

    private MimeMessage sent() {
        return host.inboxOf(first.toAddress()).get(0);
    }

    private Message lastOfConversation() {
        List<Message> all = desk.conversation(first);
        return all.get(all.size() - 1);
    }

    @Test
    void aServerThatHangsHoldsUpNobodyElsesAnswers() throws Exception {
        try (ServerSocket silent = new ServerSocket(0, 10, InetAddress.getLoopbackAddress())) {
            String address = "hung@reading-" + Cast.number() + ".example";
            MailServer never = new MailServer("127.0.0.1", silent.getLocalPort(), ServerSecurity.NONE, address, Secrets.encrypt(MailHost.PASSWORD));
            desk.keep(new Mailbox("Hung", address, host.smtp(ana.address()), never, 1000, 0, NOW));
            Mailbox nora = desk.keep(host.mailbox("nora@reading-" + Cast.number() + ".example", NOW));
            CompletableFuture<Void> reading = CompletableFuture.runAsync(() -> readMailboxes.run(LATER));
            eventually(Duration.ofSeconds(30), () -> "Nora's inbox was read", () -> desk.row(nora).lastReadAt() != null);
            assertThat(reading).as("the silent server is still waited for").isNotDone();
            silent.close();
            reading.get(30, TimeUnit.SECONDS);
        }
    }

    @Test
    void anAnswerLandsInItsThreadOnceAndIsAnnounced() {
        host.answer(first.toAddress(), sent(), "Happy to include it.\n\nOn 20 Nov 2026, Ana wrote:\n> Hello Tomas");
        readMailboxes.read(ana.id(), LATER);
        readMailboxes.read(ana.id(), LATER.plusSeconds(60));
        assertThat(desk.conversation(first)).hasSize(2);
        Message answer = lastOfConversation();
        assertThat(answer.kind()).isEqualTo(MailKind.REPLY);
        assertThat(answer.matchedBy()).contains("In-Reply-To");
        assertThat(desk.thread(first).toAnswer()).isTrue();
        assertThat(desk.row(ana).lastReadAt()).isEqualTo(LATER.plusSeconds(60));
        assertThat(heard.all(ReplyReceived.class)).hasSize(1).first().extracting(ReplyReceived::messageId).isEqualTo(answer.id());
    }

    @Test
    void anAnswerThatCameWhileAFollowUpWaitedStopsIt() {
        host.answer(first.toAddress(), sent(), "Not interested, sorry.");
        Message followUp = desk.followUp(ana, first, LATER);
        sendDueMail.run(LATER);
        assertThat(desk.row(followUp).state()).isEqualTo(MessageState.CANCELLED);
        assertThat(host.inboxOf(first.toAddress())).hasSize(1);
    }

    @Test
    void aFollowUpLeavesInTheSameThreadAfterTheInboxWasRead() throws Exception {
        Message followUp = desk.followUp(ana, first, LATER);
        sendDueMail.run(LATER);
        assertThat(desk.row(followUp).state()).isEqualTo(MessageState.SENT);
        MimeMessage second = host.inboxOf(first.toAddress()).get(1);
        assertThat(second.getHeader("In-Reply-To", null)).isEqualTo(first.messageId());
        assertThat(second.getHeader("References", null)).isEqualTo(first.messageId());
    }

    @Test
    void outOfOfficeNamesTheDayToGoOnAndIsNoReply() {
        host.deliver(ana.address(), """
                From: Tomas <%s>
                To: %s
                Subject: Automatic reply: Hiring numbers
                Auto-Submitted: auto-replied
                In-Reply-To: %s
                Message-ID: <ooo-%s@x.example>
                Date: Fri, 20 Nov 2026 10:00:00 +0000

                I am out of the office until 30 November 2026.
                """.formatted(first.toAddress(), ana.address(), first.messageId(), Cast.number()));
        readMailboxes.read(ana.id(), LATER);
        assertThat(heard.all(ReplyReceived.class)).isEmpty();
        assertThat(heard.all(AutomaticReplyReceived.class)).hasSize(1).first().extracting(AutomaticReplyReceived::resumeAt)
                .isEqualTo(Instant.parse("2026-12-01T00:00:00Z"));
        assertThat(desk.thread(first).toAnswer()).isFalse();
    }

    @Test
    void aDeliveryReportSuppressesTheAddressWeWroteTo() {
        host.deliver(ana.address(), report(first.toAddress(), first.messageId()));
        readMailboxes.read(ana.id(), LATER);
        assertThat(lastOfConversation().kind()).isEqualTo(MailKind.BOUNCE);
        assertThat(suppressions.reasonNotToWrite(first.toAddress(), first.brandId())).isPresent();
        assertThat(heard.all(HardBounced.class)).hasSize(1).first().extracting(HardBounced::messageId).isEqualTo(first.id());
    }

    @Test
    void aForgedReportAboutAnAddressWeNeverWroteToSuppressesNobody() {
        String stranger = "stranger-" + Cast.number() + "@elsewhere.example";
        host.deliver(ana.address(), report(stranger, "<unknown@elsewhere.example>"));
        readMailboxes.read(ana.id(), LATER);
        assertThat(suppressions.reasonNotToWrite(stranger, first.brandId())).isEmpty();
        assertThat(messages.inTriage().stream().filter(m -> m.mailboxId() == ana.id())).hasSize(1);
    }

    private String report(String address, String messageId) {
        return """
                From: Mail Delivery System <MAILER-DAEMON@relay.example>
                To: %1$s
                Subject: Undelivered Mail Returned to Sender
                Message-ID: <report-%4$s@relay.example>
                MIME-Version: 1.0
                Content-Type: multipart/report; report-type=delivery-status; boundary="cut"

                --cut
                Content-Type: text/plain

                This is the mail system. Your message could not be delivered.
                --cut
                Content-Type: message/delivery-status

                Reporting-MTA: dns; relay.example

                Final-Recipient: rfc822; %2$s
                Action: failed
                Status: 5.1.1
                Diagnostic-Code: smtp; 550 5.1.1 <%2$s>: Recipient address rejected: User unknown

                --cut
                Content-Type: text/rfc822-headers

                From: %1$s
                To: %2$s
                Message-ID: %3$s
                --cut--
                """.formatted(ana.address(), address, messageId, Cast.number());
    }

    @Test
    void stopInWordsSuppressesAtOnce() {
        host.answer(first.toAddress(), sent(), "Please take me off your list.");
        readMailboxes.read(ana.id(), LATER);
        assertThat(lastOfConversation().kind()).isEqualTo(MailKind.UNSUBSCRIBE);
        assertThat(suppressions.reasonNotToWrite(first.toAddress(), first.brandId())).isPresent();
    }

    @Test
    void aColleagueAtTheSameSiteIsAGuessThatStillStops() {
        host.deliver(ana.address(), """
                From: Editor <editor@%s>
                To: %s
                Subject: your note
                Message-ID: <note-%s@x.example>

                Tomas has left, please write to me.
                """.formatted(first.toAddress().split("@")[1], ana.address(), Cast.number()));
        readMailboxes.read(ana.id(), LATER);
        assertThat(lastOfConversation().matchedBy()).contains("matched by site only");
        assertThat(heard.all(ReplyReceived.class)).hasSize(1);
    }

    @Test
    void aHandWrittenAnswerLeavesWithTheWholeChain() throws Exception {
        host.answer(first.toAddress(), sent(), "Could you send the table?");
        readMailboxes.read(ana.id(), LATER);
        Message ours = outbox.answer(first.threadId(), "Here it is.", null, LATER.plusSeconds(10));
        assertThat(desk.thread(first).toAnswer()).isFalse();
        sendDueMail.run(LATER.plusSeconds(20));
        assertThat(desk.row(ours).state()).isEqualTo(MessageState.SENT);
        MimeMessage got = host.inboxOf(first.toAddress()).get(1);
        assertThat(got.getSubject()).isEqualTo("Re: Hiring numbers");
        assertThat(got.getHeader("References", " ")).contains(first.messageId()).contains("answer@partner.example");
        assertThat(got.getHeader("List-Unsubscribe", null)).isNull();
    }
}
