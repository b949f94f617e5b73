package dev.linkwright.web.mail;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;

import dev.linkwright.brand.Brand;
import dev.linkwright.mail.MailDesk;
import dev.linkwright.mail.MailKind;
import dev.linkwright.mail.Mailbox;
import dev.linkwright.mail.Mailboxes;
import dev.linkwright.mail.Message;
import dev.linkwright.mail.MessageState;
import dev.linkwright.mail.Messages;
import dev.linkwright.mail.Suppressions;
import dev.linkwright.mail.read.ReadMailboxes;
import dev.linkwright.mail.send.SendDueMail;
import dev.linkwright.shared.AppClock;
import dev.linkwright.site.Site;
import dev.linkwright.testing.Cast;
import dev.linkwright.testing.MailHost;
import dev.linkwright.testing.ScriptedSmtp;
import dev.linkwright.testing.Visitor;
import io.quarkus.narayana.jta.QuarkusTransaction;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import jakarta.mail.internet.MimeMessage;
import java.time.Instant;
import org.jsoup.nodes.Document;
import org.junit.jupiter.api.Test;

/** The pages of mail, as somebody at a browser without JavaScript uses them. */
@QuarkusTest
class MailPagesTest {

    @Inject
    Cast cast;
    @Inject
    MailDesk desk;
    @Inject
    SendDueMail sendDueMail;
    @Inject
    ReadMailboxes readMailboxes;
    @Inject
    Suppressions suppressions;
    @Inject
    Mailboxes mailboxes;
    @Inject
    Messages messages;
    @Inject
    AppClock clock;

    private Visitor ana(Brand brand) {
        return Visitor.signedIn(cast.ana()).with("brand", brand.id().toString());
    }

    @Test
    void anAnswerIsReadAndAnsweredFromTheThreadPage() throws Exception {
        try (MailHost host = new MailHost()) {
            Instant now = clock.instant();
            Mailbox box = desk.keep(host.mailbox("ana@pages-" + Cast.number() + ".example", now));
            Brand brand = cast.brand();
            Site site = cast.site();
            String tomas = cast.contact(site, "Tomas").email();
            Message first = desk.queued(box, brand, null, site, tomas, MailKind.FIRST, "enrollment:page" + Cast.number() + ":step:1", now);
            sendDueMail.run(now);
            MimeMessage sent = host.inboxOf(tomas).get(0);
            host.answer(tomas, sent, "Happy to include it.\n\nOn 5 Nov 2026, Ana wrote:\n> Hello Tomas");
            readMailboxes.read(box.id(), clock.instant());

            Document inbox = ana(brand).open("/inbox");
            assertThat(inbox.select(".mail--new .line").text()).isEqualTo("Happy to include it.");
            Document thread = ana(brand).open("/inbox/" + first.threadId());
            assertThat(thread.select(".message--in .letter > p").first().text()).isEqualTo("Happy to include it.");
            assertThat(thread.select("details.folded .quote").text()).contains("Hello Tomas");
            String source = thread.select("a[href$=/source]").attr("href");
            assertThat(ana(brand).get(source).header("Content-Disposition")).startsWith("attachment");
            assertThat(ana(brand).get(source).asString()).contains("Happy to include it.");
            assertThat(thread.select(".message__why").text()).contains("In-Reply-To");
            assertThat(ana(brand).open("/inbox/" + first.threadId() + "?promise=now").select("form[action$=/promises] input[name=pageUrl]")).hasSize(1);

            assertThat(ana(brand).post("/inbox/" + first.threadId() + "/messages", "text", "Wonderful, thank you.").statusCode()).isEqualTo(303);
            sendDueMail.run(clock.instant());
            assertThat(host.inboxOf(tomas).get(1).getContent().toString()).contains("Wonderful");
            assertThat(ana(brand).post("/inbox/" + first.threadId() + "/messages", "text", " ").statusCode()).isEqualTo(422);
            assertThat(ana(brand).post("/inbox/" + first.threadId() + "/close").statusCode()).isEqualTo(303);
            assertThat(ana(brand).open("/inbox?view=closed").select(".mail")).hasSize(1);
        }
    }

    @Test
    void mailThatFitsNowhereIsSortedByHandAndNothingIsLost() {
        try (MailHost host = new MailHost()) {
            Instant now = clock.instant();
            Mailbox box = desk.keep(host.mailbox("ana@triage-" + Cast.number() + ".example", now));
            Brand brand = cast.brand();
            Site site = cast.site();
            Message first = desk.queued(box, brand, null, site, cast.contact(site, "Nora").email(), MailKind.FIRST, "enrollment:tri" + Cast.number() + ":step:1", now);
            sendDueMail.run(now);
            host.deliver(box.address(), "From: Someone <someone@nowhere-" + Cast.number() + ".example>\nTo: " + box.address()
                    + "\nSubject: About your note\nMessage-ID: <tri" + Cast.number() + "@x.example>\n\nNora asked me to answer.\n");
            readMailboxes.read(box.id(), clock.instant());
            Message stray = QuarkusTransaction.requiringNew().call(() -> messages.inTriage().stream().filter(m -> m.mailboxId() == box.id()).findFirst().orElseThrow());
            assertThat(ana(brand).open("/inbox?view=triage").text()).contains("About your note");
            assertThat(ana(brand).open("/inbox/mails/" + stray.id()).text()).contains("Nora asked me to answer.");
            assertThat(ana(brand).post("/inbox/mails/" + stray.id() + "/dismissal").statusCode()).isEqualTo(303);
            assertThat(ana(brand).post("/inbox/mails/" + stray.id() + "/return").statusCode()).isEqualTo(303);
            assertThat(ana(brand).post("/inbox/mails/" + stray.id() + "/placement", "thread", first.threadId()).statusCode()).isEqualTo(303);
            assertThat(ana(brand).open("/inbox/" + first.threadId()).select(".message--in").text()).contains("Nora asked me to answer.").contains("Ana put it here");
        }
    }

    @Test
    void anUncertainMailAsksAPerson() {
        try (ScriptedSmtp server = new ScriptedSmtp(ScriptedSmtp.Fault.DROP_AFTER_DOT)) {
            Instant now = clock.instant();
            Mailbox box = desk.sendingTo(server.port(), now);
            Brand brand = cast.brand();
            Site site = cast.site();
            Message mail = desk.queued(box, brand, null, site, cast.contact(site, "Hana").email(), MailKind.FIRST, "enrollment:unc" + Cast.number() + ":step:1", now);
            sendDueMail.run(now);
            assertThat(ana(brand).open("/inbox?view=uncertain").select(".mail")).hasSize(1);
            assertThat(ana(brand).open("/inbox/" + mail.threadId()).text()).contains("Was this mail sent?");
            assertThat(ana(brand).post("/inbox/mails/" + mail.id() + "/settlement", "outcome", "sent").statusCode()).isEqualTo(303);
            assertThat(desk.row(mail).state()).isEqualTo(MessageState.SENT);
        }
    }

    @Test
    void lookingAtTheUnsubscribePageChangesNothingAndPostingStopsAtOnce() throws Exception {
        try (MailHost host = new MailHost()) {
            cast.ana(); // once somebody has an account, the first-run page no longer stands before everything
            Instant now = clock.instant();
            Message mail = desk.first(desk.keep(host.mailbox("ana@out-" + Cast.number() + ".example", now)), now);
            sendDueMail.run(now);
            String header = host.inboxOf(mail.toAddress()).get(0).getHeader("List-Unsubscribe", "");
            String path = header.substring(header.indexOf("/unsubscribe/"), header.indexOf('>'));
            given().get(path).then().statusCode(200).body(org.hamcrest.Matchers.containsString(mail.toAddress()));
            assertThat(suppressions.reasonNotToWrite(mail.toAddress(), mail.brandId())).isEmpty();
            given().formParam("List-Unsubscribe", "One-Click").post(path).then().statusCode(200);
            assertThat(suppressions.reasonNotToWrite(mail.toAddress(), mail.brandId())).isPresent();
            given().formParam("whole-site", "yes").post(path).then().statusCode(200).body(org.hamcrest.Matchers.containsString("S-"));
            assertThat(suppressions.reasonNotToWrite("somebody-else@" + mail.toAddress().split("@")[1], mail.brandId())).isPresent();
            given().post("/unsubscribe/wrong").then().statusCode(404);
        }
    }

    @Test
    void aMailboxIsConnectedTestedPausedAndResumed() {
        try (MailHost host = new MailHost()) {
            String address = "lea@boxes-" + Cast.number() + ".example";
            host.account(address);
            Visitor ana = Visitor.signedIn(cast.ana());
            Object[] fields = {"name", "Lea", "address", address, "smtp.host", "127.0.0.1", "smtp.port", host.smtpPort(), "smtp.security", "NONE", "smtp.user", address,
                "smtp.password", MailHost.PASSWORD, "imap.host", "127.0.0.1", "imap.port", host.imapPort(), "imap.security", "NONE", "imap.user", "", "imap.password", "",
                "dailyCap", "40", "minGapSeconds", "0"};
            assertThat(ana.post("/settings/mailboxes", fields).statusCode()).isEqualTo(303);
            assertThat(ana.post("/settings/mailboxes", fields).statusCode()).isEqualTo(422);
            long id = QuarkusTransaction.requiringNew().call(() -> mailboxes.byAddress(address).orElseThrow().id());
            assertThat(ana.post("/settings/mailboxes/" + id + "/test").statusCode()).isEqualTo(303);
            Document page = ana.open("/settings/mailboxes");
            assertThat(page.select("#mailbox-" + id + " .problems .is-good").text()).contains("signed in to send", "signed in to read", "found again");
            assertThat(page.html()).doesNotContain(MailHost.PASSWORD);
            assertThat(ana.open("/settings/mailboxes/" + id).html()).doesNotContain(MailHost.PASSWORD);
            assertThat(ana.post("/settings/mailboxes/" + id + "/pause").statusCode()).isEqualTo(303);
            assertThat(ana.open("/settings/mailboxes").select("#mailbox-" + id).text()).contains("Paused");
            assertThat(ana.post("/settings/mailboxes/" + id + "/resume").statusCode()).isEqualTo(303);
        }
    }

    @Test
    void onlyAnAdminLiftsASuppression() {
        String address = "quiet-" + Cast.number() + "@site.example";
        Visitor ana = Visitor.signedIn(cast.ana());
        assertThat(ana.post("/settings/suppressions", "whom", address, "brand", "", "proof", "asked on the phone").statusCode()).isEqualTo(303);
        assertThat(ana.post("/settings/suppressions", "whom", "not an address", "brand", "").statusCode()).isEqualTo(422);
        assertThat(ana.open("/settings/suppressions?q=" + address).text()).contains("asked on the phone");
        long id = QuarkusTransaction.requiringNew().call(() -> suppressions.newestFirst(address, null, 1).get(0).id());
        assertThat(ana.post("/settings/suppressions/" + id + "/lift", "reason", "mistake").statusCode()).isEqualTo(403);
        Visitor cleo = Visitor.signedIn(cast.cleo());
        assertThat(cleo.post("/settings/suppressions/" + id + "/lift", "reason", " ").statusCode()).isEqualTo(422);
        assertThat(cleo.post("/settings/suppressions/" + id + "/lift", "reason", "typed wrongly").statusCode()).isEqualTo(303);
        assertThat(suppressions.reasonNotToWrite(address, 1)).isEmpty();
    }

    @Test
    void outsidersAreRefused() {
        for (String path : new String[] {"/inbox", "/inbox/1", "/inbox/mails/1", "/settings/mailboxes", "/settings/suppressions"}) {
            assertThat(Visitor.outsider().get(path).statusCode()).as(path).isEqualTo(302);
        }
    }
}
