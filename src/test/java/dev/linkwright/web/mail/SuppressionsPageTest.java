package dev.linkwright.web.mail;

import static org.assertj.core.api.Assertions.assertThat;

import dev.linkwright.account.User;
import dev.linkwright.brand.Brand;
import dev.linkwright.mail.MailDesk;
import dev.linkwright.mail.MailKind;
import dev.linkwright.mail.Mailbox;
import dev.linkwright.mail.Message;
import dev.linkwright.mail.Suppressions;
import dev.linkwright.mail.read.ReadMailboxes;
import dev.linkwright.mail.send.SendDueMail;
import dev.linkwright.shared.AppClock;
import dev.linkwright.site.ErasedPeople;
import dev.linkwright.site.Site;
import dev.linkwright.testing.Api;
import dev.linkwright.testing.Cast;
import dev.linkwright.testing.MailHost;
import dev.linkwright.testing.Visitor;
import io.quarkus.narayana.jta.QuarkusTransaction;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Map;
import java.util.stream.Collectors;
import org.jsoup.nodes.Document;
import org.junit.jupiter.api.Test;

/** The ledger in the hands of people and scripts: proof, lists in and out, and what stays of somebody who was erased. */
@QuarkusTest
class SuppressionsPageTest {

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
    EntityManager database;
    @Inject
    AppClock clock;

    private Response bring(Visitor visitor, String csv) {
        String csrf = visitor.csrf();
        return visitor.request().multiPart("csrf", csrf).multiPart("file", "list.csv", csv.getBytes(StandardCharsets.UTF_8), "text/csv").post("/settings/suppressions/import");
    }

    private static String path(Response answer) {
        return answer.header("Location").replaceFirst("^https?://[^/]+", "");
    }

    @Test
    void theProofOfAnEntryLeadsToTheMailItCameFrom() {
        try (MailHost host = new MailHost()) {
            Instant now = clock.instant();
            Mailbox box = desk.keep(host.mailbox("ana@proof-" + Cast.number() + ".example", now));
            Brand brand = cast.brand();
            Site site = cast.site();
            String tomas = cast.contact(site, "Tomas").email();
            Message first = desk.queued(box, brand, null, site, tomas, MailKind.FIRST, "enrollment:proof" + Cast.number() + ":step:1", now);
            sendDueMail.run(now);
            host.answer(tomas, host.inboxOf(tomas).get(0), "Please unsubscribe me.");
            readMailboxes.read(box.id(), clock.instant());
            Document page = Visitor.signedIn(cast.ana()).open("/settings/suppressions?q=" + tomas);
            assertThat(page.select("tbody tr").text()).contains(tomas).contains("asked not to be written to").contains("Please unsubscribe me");
            assertThat(page.select("tbody a[href^=/inbox/]").attr("href")).isEqualTo("/inbox/" + first.threadId());
        } catch (Exception e) {
            throw new AssertionError(e);
        }
    }

    @Test
    void aListIsLookedAtBeforeItIsTakenAndTheSameFileTwiceChangesNothing() {
        Visitor ana = Visitor.signedIn(cast.ana());
        String known = "known-" + Cast.number() + "@list.example";
        String fresh = "fresh-" + Cast.number() + "@list.example";
        ana.post("/settings/suppressions", "whom", known, "brand", "", "proof", "phone");
        String csv = "email,reason,since,proof\n" + known + ",,,\n" + fresh + ",unsubscribed,2026-01-02,\"=HYPERLINK(1)\"\n" + fresh + ",,,\nbroken,,,\n";
        String look = path(bring(ana, csv));
        Document page = ana.open(look);
        assertThat(page.select("main").text()).contains("1 new, 2 known already, 1 refused").contains("is not a domain").contains("Nothing is written yet");
        assertThat(suppressed(fresh)).isFalse();
        assertThat(ana.post(look + "/take").statusCode()).isEqualTo(303);
        assertThat(suppressed(fresh)).isTrue();
        assertThat(ana.open(look).select("main").text()).contains("1 new, 2 known before, 1 refused").contains("is not a domain");
        assertThat(ana.open(path(bring(ana, csv))).select("main").text()).contains("0 new, 3 known already").contains("nothing to take");
        assertThat(ana.open("/settings/suppressions?q=" + fresh).select("tbody tr").text()).contains("Entered by Ana: =HYPERLINK(1)");
        assertThat(bring(ana, "").statusCode()).isEqualTo(422);
        assertThat(Visitor.outsider().get("/settings/suppressions/import").statusCode()).isEqualTo(302);
    }

    @Test
    void theExportGuardsItsCellsAndBringsBackTheSameLedger() {
        Visitor ana = Visitor.signedIn(cast.ana());
        Brand brand = cast.brand();
        String one = "round-" + Cast.number() + "@trip.example";
        String erased = "gone-" + Cast.number() + "@trip.example";
        ana.post("/settings/suppressions", "whom", one, "brand", brand.id().toString(), "proof", "=cmd|' /C calc'!A0");
        Visitor.signedIn(cast.cleo()).post("/settings/suppressions/erasure", "address", erased, "request", "by mail");
        String hash = ErasedPeople.hashOf(erased);
        String csv = exported(one, hash);
        assertThat(csv).contains("'=cmd|").doesNotContain(erased).contains("erased:");
        assertThat(ana.open(path(bring(ana, csv))).select("main").text()).contains("0 new").contains("0 refused");
        QuarkusTransaction.requiringNew().run(() -> database.createNativeQuery("delete from suppression where address = ?1 or address_hash = ?2")
                .setParameter(1, one).setParameter(2, hash).executeUpdate());
        assertThat(suppressed(erased)).isFalse();
        String look = path(bring(ana, csv));
        assertThat(ana.open(look).select("main").text()).contains("2 new");
        ana.post(look + "/take");
        assertThat(suppressed(erased)).isTrue();
        // by whom is who brought it; everything else is as it was
        assertThat(exported(one, hash)).isEqualTo(csv);
    }

    /** The header and the lines of these two; other tests fill the same ledger. */
    private String exported(String one, String other) {
        return Api.with(cast.token(cast.ana())).accept("text/csv").get("/suppressions/ledger.csv").asString().lines()
                .filter(line -> line.startsWith("address or domain") || line.contains(one) || line.contains(other)).sorted().collect(Collectors.joining("\n"));
    }

    @Test
    void anErasedPersonIsGoneEverywhereAndStillRefused() throws Exception {
        try (MailHost host = new MailHost()) {
            Instant now = clock.instant();
            Mailbox box = desk.keep(host.mailbox("ana@erase-" + Cast.number() + ".example", now));
            Brand brand = cast.brand();
            Site site = cast.site();
            User cleo = cast.cleo();
            String name = "Zacharias" + Cast.number();
            String address = cast.contact(site, name).email();
            Message first = desk.queued(box, brand, null, site, address, MailKind.FIRST, "enrollment:erase" + Cast.number() + ":step:1", now);
            sendDueMail.run(now);
            host.answer(address, host.inboxOf(address).get(0), "Sure, write to " + address + " again.");
            readMailboxes.read(box.id(), clock.instant());

            Visitor admin = Visitor.signedIn(cleo);
            assertThat(admin.post("/settings/suppressions/erasure/look", "address", address).asString()).contains("conversation").contains("Erase for good");
            assertThat(admin.post("/settings/suppressions/erasure", "address", address, "request", " ").statusCode()).isEqualTo(422);
            assertThat(admin.post("/settings/suppressions/erasure", "address", address, "request", "by mail").statusCode()).isEqualTo(303);

            assertThat(rowsNaming(address)).isEmpty();
            assertThat(desk.row(first).text()).isEqualTo("Erased on request.");
            assertThat(desk.row(first).state().name()).isEqualTo("SENT");
            Document found = admin.open("/settings/suppressions?q=" + address.toUpperCase());
            assertThat(found.select("tbody tr").text()).contains("somebody who was erased").contains("asked to be erased");
            assertThat(admin.open("/settings/suppressions?q=" + address.substring(0, 8)).text()).doesNotContain("somebody who was erased");
            // brought back by hand, by script and by file
            String token = cast.token(cleo);
            long prospect = ((Number) Api.with(token).body(Map.of("domain", site.domain())).post("/brands/" + brand.id() + "/prospects").path("id")).longValue();
            assertThat(Api.with(token).body(Map.of("name", "Z", "email", address)).post("/prospects/" + prospect + "/contacts").statusCode()).isEqualTo(422);
            assertThat(suppressed(address)).isTrue();
            assertThat(Api.with(cast.token(cast.ben())).body(Map.of("address", address, "request", "x")).post("/erasures").statusCode()).isEqualTo(403);
            assertThat(Api.with(token).queryParam("address", "nobody").get("/erasures").statusCode()).isEqualTo(422);
        }
    }

    private boolean suppressed(String address) {
        return QuarkusTransaction.requiringNew().call(() -> suppressions.reasonNotToWrite(address, 0)).isPresent();
    }

    /** Every table with a row that still holds the address, whatever the column. */
    private java.util.List<?> rowsNaming(String address) {
        return QuarkusTransaction.requiringNew().call(() -> database.createNativeQuery("""
                select table_name from information_schema.tables where table_schema = 'public' and table_type = 'BASE TABLE' and table_name not like 'qrtz%'
                and (xpath('/row/n/text()', query_to_xml(format('select count(*) as n from %I t where position(lower(%L) in lower(t::text)) > 0', table_name, cast(?1 as text)),
                     false, true, '')))[1]::text::bigint > 0""", String.class).setParameter(1, address).getResultList());
    }
}
