package dev.linkwright.link.alert;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;

import jakarta.inject.Inject;

import org.jsoup.nodes.Document;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

import dev.linkwright.account.Role;
import dev.linkwright.account.User;
import dev.linkwright.brand.Brand;
import dev.linkwright.fetch.AllowedHosts;
import dev.linkwright.fetch.TestWeb;
import dev.linkwright.link.Backlinks;
import dev.linkwright.link.CheckLink;
import dev.linkwright.link.digest.Digests;
import dev.linkwright.link.digest.SendDigests;
import dev.linkwright.link.webhook.DeliverWebhooks;
import dev.linkwright.link.webhook.KeepWebhook;
import dev.linkwright.link.webhook.Signature;
import dev.linkwright.link.webhook.WebhookDeliveries;
import dev.linkwright.link.webhook.WebhookDelivery;
import dev.linkwright.link.webhook.Webhooks;
import dev.linkwright.shared.RuleViolation;
import dev.linkwright.site.Site;
import dev.linkwright.testing.Cast;
import dev.linkwright.testing.Visitor;
import io.quarkus.mailer.MockMailbox;
import io.quarkus.narayana.jta.QuarkusTransaction;
import io.quarkus.test.junit.QuarkusTest;
import io.vertx.ext.mail.MailMessage;

/** News about links: raised by checks and by the clock, posted to a webhook with a signature, told by a mail once a day. */
@QuarkusTest
class AlertsTest {

    @Inject Cast cast;
    @Inject AllowedHosts allowed;
    @Inject Backlinks backlinks;
    @Inject CheckLink check;
    @Inject LinkAlerts alerts;
    @Inject RaiseAlerts raise;
    @Inject KeepWebhook keep;
    @Inject Webhooks webhooks;
    @Inject WebhookDeliveries deliveries;
    @Inject DeliverWebhooks deliver;
    @Inject Digests digests;
    @Inject SendDigests send;
    @Inject MockMailbox mailbox;
    @Inject InstantSource clock;

    /** One notice as it arrived. */
    private record Notice(Map<String, List<String>> headers, String body) {
        String header(String name) {
            return headers.get(name.toLowerCase()).get(0);
        }
    }

    private final TestWeb web = new TestWeb();
    private final TestWeb receiver = new TestWeb();
    private final List<Notice> notices = new CopyOnWriteArrayList<>();
    private volatile int answer = 200;
    private Brand brand;
    private Site site;
    private Instant start;
    private String html;
    private int day;

    @BeforeEach
    void aBrandAndAPartner() {
        brand = cast.brand();
        site = cast.site();
        allowed.map(site.domain(), web.port());
        start = clock.instant().truncatedTo(ChronoUnit.MILLIS).minus(Duration.ofDays(60));
        html = "<p>Numbers: the <a href='https://" + brand.domains().get(0) + "/remote-hiring'>Fernhill survey</a>, every autumn. " + "And more words. ".repeat(20);
        receiver.on("/hook", exchange -> {
            notices.add(new Notice(lowerCase(exchange.getRequestHeaders()), new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8)));
            exchange.sendResponseHeaders(answer, -1);
        });
        allowed.open("127.0.0.1", receiver.port());
    }

    @AfterEach
    void stop() {
        allowed.unmap(site.domain());
        allowed.close("127.0.0.1", receiver.port());
        web.close();
        receiver.close();
    }

    @Test
    void aLinkThatChangesIsLostAndComesBackIsNewsEachTime() {
        wholeLife();
        assertThat(alerts()).extracting(LinkAlert::kind).containsExactly(AlertKind.CAME_BACK, AlertKind.LOST, AlertKind.QUALIFIER_CHANGED);
        assertThat(alerts().get(2).words()).isEqualTo("it was followed and is now nofollow");
    }

    @Test
    void aPromiseIsOverdueOnceWhicheverProcessLooksFirst() throws Exception {
        LocalDate date = LocalDate.ofInstant(start, ZoneOffset.UTC);
        long link = promised("/late", date);
        raise.run(date.atStartOfDay().toInstant(ZoneOffset.UTC).plus(Duration.ofHours(23)));
        assertThat(alerts()).as("its day is not over").isEmpty();
        Instant next = date.plusDays(1).atStartOfDay().toInstant(ZoneOffset.UTC).plus(Duration.ofHours(1));
        both(() -> raise.run(next));
        assertThat(alerts()).extracting(LinkAlert::kind).containsExactly(AlertKind.PROMISE_OVERDUE);
        QuarkusTransaction.requiringNew().run(() -> backlinks.promise(brand, site, backlinks.require(link).pageUrl(), backlinks.require(link).targetUrl(), null, date.plusDays(5), next));
        raise.run(next.plus(Duration.ofDays(20)));
        assertThat(alerts()).as("a new promise is overdue anew").hasSize(2);
    }

    @Test
    void theWebhookGetsASignedNoticeOfEachAndTheLogShowsIt() {
        String secret = hook("http://127.0.0.1:" + receiver.port() + "/hook");
        wholeLife();
        deliver.run(at());
        assertThat(notices).extracting(n -> n.header("Linkwright-Event")).containsExactlyInAnyOrder("link.qualifier_changed", "link.lost", "link.came_back");
        Notice lost = notices.stream().filter(n -> n.body().contains("link.lost")).findFirst().orElseThrow();
        assertThat(lost.body()).contains("\"name\":\"" + brand.name() + "\"").contains("http://" + site.domain() + "/life").contains("\"url\":\"http");
        String signature = lost.header(Signature.HEADER);
        Instant signedAt = Instant.ofEpochSecond(Long.parseLong(signature.replaceAll("t=(\\d+),.*", "$1")));
        assertThat(signature).isEqualTo(Signature.of(secret, signedAt, lost.body()));
        assertThat(Signature.of(secret, signedAt, lost.body() + " ")).as("a changed body is noticed").isNotEqualTo(signature);
        assertThat(log()).hasSize(3).allSatisfy(d -> {
            assertThat(d.deliveredAt()).isNotNull();
            assertThat(d.lastStatus()).isEqualTo(200);
        });
        deliver.run(at());
        assertThat(notices).as("none twice").hasSize(3);
    }

    @Test
    void eachKindOfNewsReachesTodayTheDigestAndTheWebhookOnceAlsoAfterAKill() throws Exception {
        String secret = hook("http://127.0.0.1:" + receiver.port() + "/hook");
        User fay = person("Fay");
        QuarkusTransaction.requiringNew().run(() -> digests.want(fay, 7, start));
        wholeLife();
        long gone = promised("/gone", null);
        web.page("/gone", html);
        visit(gone);
        web.page("/gone", "<p>" + "Nothing of it here. ".repeat(30));
        for (int i = 0; i < 4; i++) visit(gone);
        promised("/late", LocalDate.ofInstant(start, ZoneOffset.UTC));
        both(() -> raise.run(at()));
        List<String> each = List.of("link.qualifier_changed", "link.lost", "link.came_back", "link.lost", "promise.overdue");
        // a process dies after it claimed: nobody posts until its lease is over, then each leaves once
        Instant now = at();
        QuarkusTransaction.requiringNew().run(() -> deliveries.getEntityManager().createNativeQuery("update webhook_delivery set claimed_until = ?2 where webhook_id = (select id from webhook where brand_id = ?1)")
            .setParameter(1, brand.id()).setParameter(2, now.plus(Duration.ofMinutes(2))).executeUpdate());
        deliver.run(now);
        assertThat(notices).isEmpty();
        both(() -> deliver.run(now.plus(Duration.ofMinutes(3))));
        deliver.run(now.plus(Duration.ofMinutes(6)));
        assertThat(notices).extracting(n -> n.header("Linkwright-Event")).containsExactlyInAnyOrderElementsOf(each);
        // it dies after the post and before it could write that down: the second notice carries the same number, so that a receiver drops it
        WebhookDelivery last = log().get(0);
        QuarkusTransaction.requiringNew().run(() -> deliveries.getEntityManager().createNativeQuery("update webhook_delivery set delivered_at = null, tries = 0, next_try_at = created_at where id = ?1")
            .setParameter(1, last.id()).executeUpdate());
        deliver.run(now.plus(Duration.ofMinutes(9)));
        assertThat(notices).hasSize(6).extracting(n -> n.header("Linkwright-Delivery")).contains(last.publicId().toString());
        assertThat(notices.stream().map(n -> n.header("Linkwright-Delivery")).distinct()).hasSize(5);
        // one mail holds each once, and the next none of it
        Instant due = QuarkusTransaction.requiringNew().call(() -> digests.of(fay).orElseThrow().nextAt());
        Instant later = due.isAfter(now) ? due : now;
        both(() -> send.run(later));
        send.run(later.plus(Duration.ofDays(1)));
        assertThat(mails(fay)).singleElement().satisfies(mail -> assertThat(mail.getText()).contains("Lost (2)").contains("Changed (1)").contains("Came back (1)").contains("Promise overdue (1)"));
        QuarkusTransaction.requiringNew().run(() -> {
            digests.dontWant(fay);
            // on Today news is recent by the clock on the wall
            alerts.getEntityManager().createNativeQuery("update link_alert set at = now() where brand_id = ?1").setParameter(1, brand.id()).executeUpdate();
            alerts.getEntityManager().createNativeQuery("update backlink set lost_at = now() where id = ?1").setParameter(1, gone).executeUpdate();
        });
        Document today = Visitor.signedIn(fay).with("brand", brand.id().toString()).open("/");
        for (String section : List.of("a-lost", "a-changed", "a-back", "a-promises")) assertThat(today.select("[aria-labelledby=" + section + "] li")).as(section).hasSize(1);
        // a new secret signs from its first notice on, and the old one fits no more
        String fresh = keep.newSecret(brand, cast.ben(), now);
        keep.test(brand, now);
        deliver.run(now.plus(Duration.ofMinutes(12)));
        Notice signed = notices.get(6);
        Instant signedAt = Instant.ofEpochSecond(Long.parseLong(signed.header(Signature.HEADER).replaceAll("t=(\\d+),.*", "$1")));
        assertThat(signed.header(Signature.HEADER)).isEqualTo(Signature.of(fresh, signedAt, signed.body())).isNotEqualTo(Signature.of(secret, signedAt, signed.body()));
    }

    @Test
    void aNoticeThatFailsIsTriedAgainWithGrowingGapsThenGivenUp() {
        hook("http://127.0.0.1:" + receiver.port() + "/hook");
        answer = 500;
        Instant now = at();
        keep.test(brand, now);
        List<Duration> waits = new ArrayList<>();
        for (int i = 0; i < 20 && log().get(0).nextTryAt() != null; i++) {
            deliver.run(log().get(0).nextTryAt().minusMillis(1));
            assertThat(notices).as("not before its time").hasSize(i);
            Instant due = log().get(0).nextTryAt();
            deliver.run(due);
            if (log().get(0).nextTryAt() != null) waits.add(Duration.between(due, log().get(0).nextTryAt()));
        }
        assertThat(waits).isSorted().startsWith(Duration.ofMinutes(1), Duration.ofMinutes(5), Duration.ofMinutes(30)).hasSize(7);
        assertThat(log().get(0).givenUpAt()).isNotNull();
        assertThat(log().get(0).lastAnswer()).isEqualTo("answered 500");
        assertThat(notices).extracting(Notice::body).as("the same body each time").containsOnly(notices.get(0).body());
        answer = 204;
        keep.again(brand, log().get(0).id(), now);
        deliver.run(now);
        assertThat(log().get(0).deliveredAt()).isEqualTo(now);
        assertThatThrownBy(() -> keep.again(brand, log().get(0).id(), now)).isInstanceOf(RuleViolation.class);
    }

    @Test
    void aWebhookReachesOnlyPublicAddressesAndFollowsNoRedirect() {
        for (String url : List.of("http://127.0.0.1:1/hook", "http://169.254.169.254/latest", "http://localhost/hook", "http://[::1]/", "http://10.0.0.1/x")) {
            hook(url);
            keep.test(brand, at());
            deliver.run(at());
            assertThat(log().get(0).lastAnswer()).as(url).containsAnyOf("not a public address", "not a web port", "local network");
        }
        receiver.page("/moved", 302, Map.of("Location", "http://169.254.169.254/"), "");
        hook("http://127.0.0.1:" + receiver.port() + "/moved");
        keep.test(brand, at());
        deliver.run(at());
        assertThat(log().get(0).lastAnswer()).isEqualTo("answered 302; a redirect is not followed");
        assertThatThrownBy(() -> hook("file:///etc/passwd")).isInstanceOf(RuleViolation.class).extracting(e -> ((RuleViolation) e).field()).isEqualTo("url");
    }

    @Test
    void theDigestLeavesOnceADayWhicheverProcessSendsIt() throws Exception {
        User dora = person("Dora");
        Instant wished = at();
        QuarkusTransaction.requiringNew().run(() -> digests.want(dora, 7, wished));
        wholeLife();
        Instant due = QuarkusTransaction.requiringNew().call(() -> digests.of(dora).orElseThrow().nextAt());
        send.run(due.minusSeconds(1));
        assertThat(mails(dora)).isEmpty();
        both(() -> send.run(due));
        send.run(due.plus(Duration.ofHours(3)));
        assertThat(mails(dora)).hasSize(1);
        MailMessage mail = mails(dora).get(0);
        assertThat(mail.getText()).contains("Hello Dora").contains(brand.name()).contains("Lost (1)").contains("http://" + site.domain() + "/life").contains("/settings/profile#digest");
        assertThat(mail.getSubject()).startsWith("Links: ").contains("1 lost");
        send.run(due.plus(Duration.ofDays(1)));
        assertThat(mails(dora)).as("nothing new, no mail").hasSize(1);
        promised("/late", LocalDate.ofInstant(start, ZoneOffset.UTC));
        raise.run(due.plus(Duration.ofDays(1)));
        send.run(due.plus(Duration.ofDays(2)));
        assertThat(mails(dora)).hasSize(2);
        assertThat(mails(dora).get(1).getText()).contains("Promise overdue").doesNotContain("Lost (1)");
        QuarkusTransaction.requiringNew().run(() -> digests.dontWant(dora));
        send.run(due.plus(Duration.ofDays(3)));
        assertThat(mails(dora)).hasSize(2);
    }

    @Test
    void aDayThatBeganAndCrashedIsNotSentAgainAndItsNewsComesWithTheNext() {
        User emil = person("Emil");
        QuarkusTransaction.requiringNew().run(() -> digests.want(emil, 7, at()));
        wholeLife();
        Instant due = QuarkusTransaction.requiringNew().call(() -> digests.of(emil).orElseThrow().nextAt());
        // as a process leaves it that dies between the claim and the record
        QuarkusTransaction.requiringNew().run(() -> alerts.getEntityManager().createNativeQuery("insert into digest_mail (user_id, day, claimed_at, outcome) values (?1, ?2, ?3, 'begun')")
            .setParameter(1, emil.id()).setParameter(2, LocalDate.ofInstant(due, ZoneOffset.UTC)).setParameter(3, due).executeUpdate());
        send.run(due);
        assertThat(mails(emil)).isEmpty();
        send.run(due.plus(Duration.ofDays(1)));
        assertThat(mails(emil)).hasSize(1);
        assertThat(mails(emil).get(0).getText()).contains("Lost (1)");
        QuarkusTransaction.requiringNew().run(() -> digests.dontWant(emil));
    }

    /** Won, then nofollow, then lost, then back. */
    private void wholeLife() {
        long link = promised("/life", null);
        web.page("/life", html);
        visit(link);
        web.page("/life", html.replace("<a ", "<a rel='nofollow' "));
        visit(link);
        web.page("/life", "<p>" + "Nothing of it here. ".repeat(30));
        for (int i = 0; i < 4; i++) visit(link);
        web.page("/life", html.replace("<a ", "<a rel='nofollow' "));
        visit(link);
    }

    private long promised(String path, LocalDate date) {
        return QuarkusTransaction.requiringNew().call(() -> backlinks.promise(brand, site, "http://" + site.domain() + path, "https://" + brand.domains().get(0) + "/remote-hiring", null, date, start).id());
    }

    private void visit(long link) {
        check.now(link, at());
    }

    private Instant at() {
        return start.plus(Duration.ofDays(++day));
    }

    private String hook(String url) {
        return keep.leadTo(brand, url, cast.ben(), at()).secret();
    }

    private User person(String name) {
        return cast.person(name + Cast.number(), Role.SPECIALIST);
    }

    private List<MailMessage> mails(User user) {
        return mailbox.getMailMessagesSentTo(user.email());
    }

    private List<LinkAlert> alerts() {
        return QuarkusTransaction.requiringNew().call(() -> alerts.of(brand, Long.MAX_VALUE, 50));
    }

    private List<WebhookDelivery> log() {
        return QuarkusTransaction.requiringNew().call(() -> deliveries.of(webhooks.of(brand).orElseThrow(), Long.MAX_VALUE, 50));
    }

    /** The same work by two processes at once. */
    private static void both(Runnable work) throws Exception {
        ExecutorService two = Executors.newFixedThreadPool(2);
        try {
            List<Callable<Void>> twice = List.of(() -> run(work), () -> run(work));
            for (Future<Void> done : two.invokeAll(twice)) done.get();
        } finally {
            two.shutdown();
        }
    }

    private static Map<String, List<String>> lowerCase(Map<String, List<String>> headers) {
        return headers.entrySet().stream().collect(java.util.stream.Collectors.toMap(e -> e.getKey().toLowerCase(), Map.Entry::getValue));
    }

    private static Void run(Runnable work) {
        work.run();
        return null;
    }
}
