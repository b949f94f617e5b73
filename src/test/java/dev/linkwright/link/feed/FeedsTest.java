package dev.linkwright.link.feed;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

import jakarta.inject.Inject;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

import dev.linkwright.brand.Brand;
import dev.linkwright.brand.DescribeBrand;
import dev.linkwright.fetch.AllowedHosts;
import dev.linkwright.fetch.TestWeb;
import dev.linkwright.link.CheckMention;
import dev.linkwright.link.Mention;
import dev.linkwright.link.MentionState;
import dev.linkwright.link.Mentions;
import dev.linkwright.shared.RuleViolation;
import dev.linkwright.site.Site;
import dev.linkwright.testing.Cast;
import io.quarkus.narayana.jta.QuarkusTransaction;
import io.quarkus.test.junit.QuarkusTest;

/** Mentions from feeds: alerts and others, asked only for what is new; a bad one is said in plain words and the others go on. */
@QuarkusTest
class FeedsTest {

    @Inject Cast cast;
    @Inject AllowedHosts allowed;
    @Inject DescribeBrand describe;
    @Inject KeepFeeds keep;
    @Inject Feeds feeds;
    @Inject PollFeed poll;
    @Inject PollDueFeeds pollDue;
    @Inject Mentions mentions;
    @Inject CheckMention check;
    @Inject InstantSource clock;

    private final TestWeb web = new TestWeb();
    private final List<String> asked = new ArrayList<>();
    private Brand brand;
    private Site site;
    private Instant now;

    @BeforeEach
    void aBrandAndAFeed() {
        brand = cast.brand();
        site = cast.site();
        allowed.map(site.domain(), web.port());
        now = clock.instant().truncatedTo(ChronoUnit.MILLIS);
        web.page("/robots.txt", 404, Map.of(), "");
    }

    @AfterEach
    void stop() {
        allowed.unmap(site.domain());
        web.close();
    }

    @Test
    void anAlertFeedBringsEachPageOnceUnderItsRealAddress() {
        String real = "https://hr-" + Cast.number() + ".example/four-day";
        web.page("/alert.xml", 200, Map.of("Content-Type", "application/atom+xml"), atom(
            entry("tag:google.com,2013:1", "https://www.google.com/url?rct=j&amp;sa=t&amp;url=" + real + "&amp;ct=ga", "Four days", "&lt;b&gt;" + brand.name() + "&lt;/b&gt; found that a third went back."),
            entry("tag:google.com,2013:2", "https://www.google.com/url?rct=j&amp;sa=t&amp;url=" + real + "%3Futm_source%3Dx&amp;ct=ga", "Again", brand.name() + " says more."),
            entry("tag:google.com,2013:3", "https://www.google.com/url?url=" + real + "-two&amp;ct=ga", "Without words", "An excerpt that names nobody."),
            entry("tag:google.com,2013:4", "https://www.google.com/url?url=https://" + brand.domains().get(0) + "/own&amp;ct=ga", "Ours", brand.name() + " about itself.")));
        Feed feed = add("/alert.xml", true);
        poll.now(feed.id(), now);
        assertThat(mentions()).extracting(Mention::pageUrl).containsExactlyInAnyOrder(real, real + "-two");
        Mention first = mentions().stream().filter(m -> m.pageUrl().equals(real)).findFirst().orElseThrow();
        assertThat(first.words().words()).isEqualTo(brand.name());
        assertThat(first.words().right()).isEqualTo(" found that a third went back.");
        assertThat(first.source()).isEqualTo("from the feed Alert for Fernhill");
        assertThat(first.nextCheckAt()).as("looked at soon").isEqualTo(now);
        assertThat(feed(feed)).extracting(Feed::items, Feed::mentions).containsExactly(4L, 2L);
        poll.now(feed.id(), now.plusSeconds(60));
        assertThat(feed(feed)).as("nothing twice").extracting(Feed::items, Feed::mentions).containsExactly(4L, 2L);
    }

    @Test
    void aMagazineCountsOnlyWhereItNamesTheBrandAndNotWhereItMeansAnother() {
        describe.change(brand.id(), new DescribeBrand.Fields(null, null, null, null, null, null, null, null, null, List.of("Farm"), null), now);
        web.page("/rss", 200, Map.of("Content-Type", "application/rss+xml"), rss("Remote Weekly",
            item("/a", "Work", "A look at " + brand.name() + " and others."), item("/b", "Cheese", "From " + brand.name() + " Farm, fresh."), item("/c", "Rain", "Nothing of note.")));
        poll.now(add("/rss", null).id(), now);
        assertThat(mentions()).extracting(Mention::pageUrl).containsExactly("http://" + site.domain() + "/a");
    }

    @Test
    void aFeedIsAskedOnlyForWhatIsNew() {
        web.on("/cond", exchange -> {
            asked.add(exchange.getRequestHeaders().getFirst("If-None-Match") + " " + exchange.getRequestHeaders().getFirst("If-Modified-Since"));
            boolean known = "\"v1\"".equals(exchange.getRequestHeaders().getFirst("If-None-Match"));
            exchange.getResponseHeaders().add("ETag", "\"v1\"");
            exchange.getResponseHeaders().add("Last-Modified", "Sat, 01 Nov 2025 10:00:00 GMT");
            exchange.getResponseHeaders().add("Content-Type", "application/rss+xml");
            byte[] body = known ? new byte[0] : rss("Remote Weekly", item("/x", "T", brand.name() + " again.")).getBytes();
            exchange.sendResponseHeaders(known ? 304 : 200, known ? -1 : body.length);
            if (!known) exchange.getResponseBody().write(body);
        });
        Feed feed = add("/cond", null);
        poll.now(feed.id(), now);
        poll.now(feed.id(), now.plusSeconds(60));
        assertThat(asked).containsExactly("null null", "\"v1\" Sat, 01 Nov 2025 10:00:00 GMT");
        assertThat(feed(feed).trouble()).isNull();
        assertThat(feed(feed).nextPollAt()).isEqualTo(now.plusSeconds(60).plus(Duration.ofHours(2)));
    }

    @Test
    void aBadFeedIsSaidInPlainWordsAndTheOthersGoOn() {
        web.page("/page", "<!doctype html><html><title>A page</title>");
        web.page("/broken", 200, Map.of("Content-Type", "application/rss+xml"), "<rss><channel><title>x</title>\n<item>");
        web.page("/xml", 200, Map.of("Content-Type", "application/xml"), "<?xml version='1.0'?><letters><a/></letters>");
        web.page("/bomb", 200, Map.of("Content-Type", "application/rss+xml"), "<?xml version='1.0'?><!DOCTYPE rss [<!ENTITY x SYSTEM 'file:///etc/passwd'>]><rss version='2.0'><channel><title>&x;</title></channel></rss>");
        web.page("/json", 200, Map.of("Content-Type", "application/json"), "{\"version\":\"1.1\"}");
        web.page("/gone", 410, Map.of(), "gone");
        web.page("/good", 200, Map.of("Content-Type", "application/rss+xml"), rss("Good", item("/g", "T", brand.name() + " is here.")));
        List<Feed> bad = List.of(add("/page", null), add("/broken", null), add("/xml", null), add("/bomb", null), add("/json", null), add("/missing", null), add("/gone", null));
        Feed good = add("/good", null);
        QuarkusTransaction.requiringNew().run(() -> feeds.update("nextPollAt = null where brand <> ?1", brand)); // those of other tests
        assertThat(pollDue.run(now)).isEqualTo(8);
        assertThat(bad.stream().map(f -> feed(f).trouble())).containsExactly("this is a web page, not a feed; look on it for a link called RSS or Atom", "the feed is broken XML in line 2",
            "this is XML, but no RSS or Atom feed", "the feed declares a document type, which we do not read for safety", "this is JSON; only RSS and Atom are read",
            "the feed answers 404: there is nothing at this address", "the feed says that it has ended (410)");
        assertThat(feed(good)).extracting(Feed::trouble, Feed::mentions).containsExactly(null, 1L);
        assertThat(feed(bad.get(0)).nextPollAt()).as("later each time").isEqualTo(now.plus(Duration.ofHours(1)));
        assertThat(feed(bad.get(6)).isPaused()).isTrue();
        assertThat(pollDue.run(now.plus(Duration.ofHours(1)))).isEqualTo(7);
        assertThat(feed(bad.get(0)).nextPollAt()).isEqualTo(now.plus(Duration.ofHours(3)));
    }

    @Test
    void oneVisitTellsAMentionFromAnAlertThatWasNone() {
        web.page("/feed", 200, Map.of("Content-Type", "application/rss+xml"), rss("Alerts", item("/none", "T", "Names nobody."), item("/named", "T", "Names nobody either.")));
        web.page("/none", "<p>" + "Nothing of it here. ".repeat(30));
        web.page("/named", "<p>Deep inside, " + brand.name() + " is praised. " + "Words. ".repeat(30));
        poll.now(add("/feed", true).id(), now);
        mentions().forEach(m -> check.now(m.id(), now));
        assertThat(mentions()).extracting(m -> m.pageUrl().replaceFirst(".*/", ""), Mention::state).containsExactlyInAnyOrder(
            org.assertj.core.groups.Tuple.tuple("none", MentionState.DISMISSED), org.assertj.core.groups.Tuple.tuple("named", MentionState.UNLINKED));
        assertThat(mentions().stream().filter(m -> m.state() == MentionState.UNLINKED).findFirst().orElseThrow().words().left()).isEqualTo("Deep inside, ");
    }

    @Test
    void badInputIsSaidAtItsField() {
        add("/twice", null);
        assertThatThrownBy(() -> add("/twice", null)).hasMessage("This feed is read already.");
        assertThatThrownBy(() -> keep.add(brand, "nonsense", null, cast.ana(), now)).isInstanceOf(RuleViolation.class).extracting(e -> ((RuleViolation) e).field()).isEqualTo("url");
        assertThat(keep.add(brand, "feed:https://hr.example/" + Cast.number(), null, cast.ana(), now).url()).startsWith("https://hr.example/");
    }

    private Feed add(String path, Boolean every) {
        return keep.add(brand, "http://" + site.domain() + path, every, cast.ana(), now);
    }

    private Feed feed(Feed feed) {
        return QuarkusTransaction.requiringNew().call(() -> feeds.require(feed.id()));
    }

    private List<Mention> mentions() {
        return QuarkusTransaction.requiringNew().call(() -> mentions.list("brand = ?1 order by id", brand));
    }

    private static String atom(String... entries) {
        return "<?xml version='1.0' encoding='utf-8'?><feed xmlns='http://www.w3.org/2005/Atom'><id>tag:google.com,2005:reader/1</id><title>Alert for Fernhill</title>"
            + "<updated>2026-11-01T00:00:00Z</updated>" + String.join("", entries) + "</feed>";
    }

    private static String entry(String id, String link, String title, String content) {
        return "<entry><id>" + id + "</id><title type='html'>" + title + "</title><link href='" + link + "'/><updated>2026-11-01T00:00:00Z</updated><content type='html'>" + content + "</content></entry>";
    }

    private static String rss(String title, String... items) {
        return "<?xml version='1.0'?><rss version='2.0'><channel><title>" + title + "</title><link>/</link><description>d</description>" + String.join("", items) + "</channel></rss>";
    }

    private static String item(String link, String title, String text) {
        return "<item><title>" + title + "</title><link>" + link + "</link><description>" + text + "</description></item>";
    }
}
