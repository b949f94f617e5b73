package dev.linkwright.link.feed;

import java.time.Instant;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;

import dev.linkwright.account.User;
import dev.linkwright.brand.Brand;
import dev.linkwright.link.PageAddress;
import dev.linkwright.shared.RuleViolation;

/** Adds, pauses, starts again and takes away feeds. Mentions that a feed brought stay. */
@ApplicationScoped
public class KeepFeeds {

    private static final int MOST = 200;

    private final Feeds feeds;

    KeepFeeds(Feeds feeds) {
        this.feeds = feeds;
    }

    /**
     * @param everyItemCounts null: yes for feeds of alert services, no for others
     * @throws RuleViolation naming {@code url}
     */
    @Transactional
    public Feed add(Brand brand, String url, Boolean everyItemCounts, User by, Instant now) {
        // some readers copy feed addresses with a scheme of their own
        PageAddress address = PageAddress.of(url == null ? "" : url.strip().replaceFirst("^feed:(//)?(?=https?:)", "").replaceFirst("^feed://", "https://"), "url");
        if (feeds.at(brand, address.key()).isPresent()) throw new RuleViolation("url", "This feed is read already.");
        if (feeds.count("brand", brand) >= MOST) throw new RuleViolation("url", "A brand may have " + MOST + " feeds. Take one away first.");
        Feed feed = new Feed(brand, address, everyItemCounts == null ? ItemLink.isOfAnAlertService(address.url()) : everyItemCounts, by, now);
        feeds.persist(feed);
        return feed;
    }

    @Transactional
    public Feed pause(long id, boolean paused, Instant now) {
        Feed feed = feeds.require(id);
        if (paused) feed.pause();
        else feed.resume(now);
        return feed;
    }

    @Transactional
    public Feed countEveryItem(long id, boolean every) {
        Feed feed = feeds.require(id);
        feed.countEveryItem(every);
        return feed;
    }

    @Transactional
    public void remove(long id) {
        feeds.delete(feeds.require(id));
    }
}
