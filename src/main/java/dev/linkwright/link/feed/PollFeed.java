package dev.linkwright.link.feed;

import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.EntityManager;

import dev.linkwright.brand.Brand;
import dev.linkwright.fetch.FetchResult;
import dev.linkwright.fetch.SafeFetcher;
import dev.linkwright.fetch.Validators;
import dev.linkwright.fetch.WebAddress;
import dev.linkwright.link.NoteMention;
import dev.linkwright.link.inspect.BrandNames;
import dev.linkwright.link.inspect.PageKey;
import dev.linkwright.link.inspect.Words;
import dev.linkwright.shared.RuleViolation;
import io.quarkus.narayana.jta.QuarkusTransaction;

/** Reads one feed: claim and commit, fetch only what is new, record. Items that name the brand become mentions, one a page. Call it outside of a transaction. */
@ApplicationScoped
public class PollFeed {

    static final Duration LEASE = Duration.ofMinutes(5);
    private static final int LEFT_WORDS = 200;

    private final Feeds feeds;
    private final SafeFetcher fetcher;
    private final NoteMention note;
    private final EntityManager database;

    PollFeed(Feeds feeds, SafeFetcher fetcher, NoteMention note, EntityManager database) {
        this.feeds = feeds;
        this.fetcher = fetcher;
        this.note = note;
        this.database = database;
    }

    private record Order(URI url, Optional<Validators> earlier) {}

    /** An item with the address it really leads to. */
    private record Lead(ReadFeed.Item item, WebAddress page) {}

    /**
     * Reads a feed at once, due or not.
     *
     * @throws RuleViolation when it is being read at this moment
     */
    public void now(long id, Instant now) {
        Instant until = now.plus(LEASE).truncatedTo(ChronoUnit.MICROS);
        QuarkusTransaction.requiringNew().call(() -> feeds.require(id).id());
        int claimed = QuarkusTransaction.requiringNew().call(() -> database.createNativeQuery("update feed set claimed_until = ?2 where id = ?3 and (claimed_until is null or claimed_until <= ?1)")
            .setParameter(1, now).setParameter(2, until).setParameter(3, id).executeUpdate());
        if (claimed == 0) throw new RuleViolation("", "This feed is being read right now. Look again in a minute.");
        run(id, until, now);
    }

    void run(long id, Instant until, Instant now) {
        Order order = QuarkusTransaction.requiringNew().call(() -> {
            Feed feed = feeds.require(id);
            return new Order(URI.create(feed.url()), feed.validators());
        });
        FetchResult result = fetcher.get(order.url(), order.earlier());
        ReadFeed.Read read = null;
        String trouble = null;
        try {
            if (result instanceof FetchResult.Response response && response.status() == 200)
                read = ReadFeed.of(response.body(), response.header("Content-Type").orElse(""), WebAddress.parse(response.finalUrl().toString()).orElseThrow());
        } catch (ReadFeed.NoFeed no) {
            trouble = no.getMessage();
        }
        List<Lead> leads = read == null ? List.of() : leads(id, read);
        ReadFeed.Read good = read;
        String bad = trouble;
        QuarkusTransaction.requiringNew().run(() -> {
            boolean ours = database.createNativeQuery("update feed set claimed_until = null where id = ?1 and claimed_until = ?2").setParameter(1, id).setParameter(2, until).executeUpdate() == 1;
            if (ours) record(feeds.require(id), result, good, bad, leads, now);
        });
    }

    private void record(Feed feed, FetchResult result, ReadFeed.Read read, String trouble, List<Lead> leads, Instant now) {
        if (!(result instanceof FetchResult.Response response)) {
            feed.failed(result instanceof FetchResult.Failure failure ? failure.reason() : ((FetchResult.Refused) result).reason(), now);
        } else if (response.isUnchanged()) {
            feed.unchanged(now);
        } else if (response.status() == 410) {
            feed.over(now);
        } else if (response.status() != 200) {
            feed.failed("the feed answers " + response.status() + (response.status() == 404 ? ": there is nothing at this address" : ""), now);
        } else if (read == null) {
            feed.failed(trouble, now);
        } else {
            feed.called(read.title());
            int found = 0;
            for (Lead lead : leads) found += note(feed, lead, now) ? 1 : 0;
            feed.keep(response.validators());
            feed.read(leads.size(), found, now);
        }
    }

    /** The items not seen before, each with where it really leads. */
    private List<Lead> leads(long feedId, ReadFeed.Read read) {
        List<String> keys = read.items().stream().map(PollFeed::key).toList();
        List<?> seen = QuarkusTransaction.requiringNew().call(() -> database.createNativeQuery("select item_key from feed_item where feed_id = ?1 and item_key = any(cast(?2 as text[]))", String.class)
            .setParameter(1, feedId).setParameter(2, keys.toArray(String[]::new)).getResultList());
        List<Lead> leads = new ArrayList<>();
        for (int i = 0; i < keys.size(); i++) {
            if (seen.contains(keys.get(i)) || keys.indexOf(keys.get(i)) < i) continue;
            leads.add(new Lead(read.items().get(i), target(read.items().get(i).link())));
        }
        return leads;
    }

    private WebAddress target(WebAddress link) {
        WebAddress named = ItemLink.unwrapped(link);
        if (!ItemLink.hidesItsTarget(named)) return named;
        FetchResult visit = fetcher.get(named.toUri());
        return visit instanceof FetchResult.Response answer ? WebAddress.parse(answer.finalUrl().toString()).orElse(named) : named;
    }

    /** An item is looked at once, whatever comes of it. */
    private boolean note(Feed feed, Lead lead, Instant now) {
        boolean first = database.createNativeQuery("insert into feed_item (feed_id, item_key, seen_at) values (?1, ?2, ?3) on conflict do nothing")
            .setParameter(1, feed.id()).setParameter(2, key(lead.item())).setParameter(3, now).executeUpdate() == 1;
        Brand brand = feed.brand();
        Words words = new BrandNames(brand.names(), brand.notFollowedBy()).sentence(lead.item().text()).orElse(null);
        if (!first || words == null && !feed.everyItemCounts()) return false;
        String text = lead.item().text();
        // what names nobody is kept beside the empty name, until a visit has read the page
        Words quoted = words != null ? words : new Words(text.substring(0, Math.min(LEFT_WORDS, text.length())), "", "");
        return note.run(brand, lead.page().toString(), quoted, "from the feed " + feed.title(), feed.id(), now) == NoteMention.Result.NOTED;
    }

    /** The item's own id; two spellings of one address are one. */
    private static String key(ReadFeed.Item item) {
        String id = WebAddress.parse(item.id()).map(PageKey::of).orElse(item.id());
        try {
            return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(id.getBytes(StandardCharsets.UTF_8)));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }
}
