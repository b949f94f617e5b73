package dev.linkwright.link;

import java.time.Instant;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Event;
import jakarta.persistence.EntityManager;

import dev.linkwright.brand.Brand;
import dev.linkwright.fetch.AllowedHosts;
import dev.linkwright.fetch.WebAddress;
import dev.linkwright.link.inspect.Words;
import dev.linkwright.site.RegistrableDomain;
import dev.linkwright.site.Site;
import dev.linkwright.site.SiteEvent;
import dev.linkwright.site.SiteEvents;
import dev.linkwright.site.Sites;

/** The one door for a page that is said to name a brand: one mention a page, however its address is written and whoever brings it. */
@ApplicationScoped
public class NoteMention {

    /** What became of it. */
    public enum Result { NOTED, KNOWN, LINKS_ALREADY, OUR_OWN_PAGE, NO_PUBLIC_SITE }

    private final Mentions mentions;
    private final LinkEvents events;
    private final Sites sites;
    private final SiteEvents timeLine;
    private final AllowedHosts allowed;
    private final EntityManager database;
    private final Event<MentionFound> found;

    NoteMention(Mentions mentions, LinkEvents events, Sites sites, SiteEvents timeLine, AllowedHosts allowed, EntityManager database, Event<MentionFound> found) {
        this.mentions = mentions;
        this.events = events;
        this.sites = sites;
        this.timeLine = timeLine;
        this.allowed = allowed;
        this.database = database;
        this.found = found;
    }

    /**
     * Call it within a transaction.
     *
     * @param words the sentence that names the brand, as far as it is known; {@link Words#NONE} when nobody quoted it
     * @param source where it comes from, in words, such as "from the feed Remote Weekly"
     * @param feedIdOrNull the feed that brought it
     * @throws dev.linkwright.shared.RuleViolation naming {@code pageUrl} when it is no web address
     */
    public Result run(Brand brand, String pageUrl, Words words, String source, Long feedIdOrNull, Instant now) {
        PageAddress page = PageAddress.of(pageUrl, "pageUrl");
        WebAddress address = WebAddress.parse(page.url()).orElseThrow();
        if (brand.domains().stream().anyMatch(d -> address.host().equals(d) || address.host().endsWith("." + d))) return Result.OUR_OWN_PAGE;
        // two feeds may bring one page at once
        database.createNativeQuery("select pg_advisory_xact_lock(hashtextextended('mention of ' || ?1, 0))").setParameter(1, brand.id()).getResultList();
        if (mentions.on(brand, page.key()).isPresent()) return Result.KNOWN;
        if (linksAlready(brand, page.key())) return Result.LINKS_ALREADY;
        Site site = siteOf(page, address, now);
        if (site == null) return Result.NO_PUBLIC_SITE;
        Mention mention = new Mention(brand, site, page, words, source, null, now);
        mention.lookSoon(feedIdOrNull, now);
        mentions.persist(mention);
        events.persist(LinkEvent.of(mention, null, MentionState.UNLINKED, source, null, now));
        timeLine.record(site.id(), brand.id(), SiteEvent.Kind.MENTION, "Named us, " + source + ", on " + page.url(), null, now);
        found.fire(new MentionFound(mention.id(), now));
        return Result.NOTED;
    }

    private boolean linksAlready(Brand brand, String pageKey) {
        return !database.createNativeQuery("select 1 from backlink where brand_id = ?1 and page_key = ?2 and state in ('WON', 'POLICY_RISK', 'AT_RISK', 'LOST') limit 1")
            .setParameter(1, brand.id()).setParameter(2, pageKey).getResultList().isEmpty();
    }

    private Site siteOf(PageAddress page, WebAddress address, Instant now) {
        RegistrableDomain.Reading reading = RegistrableDomain.read(page.url());
        if (reading instanceof RegistrableDomain.Read read) return sites.findOrCreate(read.domain(), now);
        return allowed.isOpened(address) ? sites.findOrCreate(new RegistrableDomain(address.host()), now) : null;
    }
}
