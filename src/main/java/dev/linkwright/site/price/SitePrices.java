package dev.linkwright.site.price;

import dev.linkwright.account.User;
import dev.linkwright.shared.NotFound;
import dev.linkwright.shared.RuleViolation;
import dev.linkwright.site.Contact;
import dev.linkwright.site.Contacts;
import dev.linkwright.site.SiteEvent;
import dev.linkwright.site.SiteEvents;
import dev.linkwright.site.Sites;
import io.quarkus.hibernate.orm.panache.PanacheRepository;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.time.Instant;
import java.util.List;

/** The prices of a site, kept by people and imports. What is changed or removed stays on the time line in words. */
@ApplicationScoped
public class SitePrices implements PanacheRepository<SitePrice> {

    private final Sites sites;
    private final Contacts contacts;
    private final SiteEvents timeLine;

    SitePrices(Sites sites, Contacts contacts, SiteEvents timeLine) {
        this.sites = sites;
        this.contacts = contacts;
        this.timeLine = timeLine;
    }

    /** By kind of placement, the newest first. */
    public List<SitePrice> of(long siteId) {
        return list("siteId = ?1 order by placement, asOf desc, id desc", siteId);
    }

    public SitePrice require(long siteId, long id) {
        return find("id = ?1 and siteId = ?2", id, siteId).firstResultOptional().orElseThrow(() -> new NotFound("price " + id));
    }

    @Transactional
    public SitePrice add(long siteId, AskedPrice asked, User by, Instant now) {
        sites.require(siteId);
        requireFresh(siteId, asked, 0, "added by " + by.name());
        SitePrice price = new SitePrice(siteId, asked, "added by " + by.name(), now);
        persistAndFlush(price);
        timeLine.record(siteId, null, SiteEvent.Kind.PRICE, by.firstName() + " noted a price: " + price.shown(), by, now);
        return price;
    }

    @Transactional
    public SitePrice change(long siteId, long id, AskedPrice asked, User by, Instant now) {
        SitePrice price = require(siteId, id);
        String before = price.shown();
        requireFresh(siteId, asked, id, "changed by " + by.name());
        price.say(asked);
        price.saidBy("changed by " + by.name());
        flush();
        timeLine.record(siteId, null, SiteEvent.Kind.PRICE, by.firstName() + " changed a price from " + before + " to " + price.shown(), by, now);
        return price;
    }

    @Transactional
    public void remove(long siteId, long id, User by, Instant now) {
        SitePrice price = require(siteId, id);
        delete(price);
        timeLine.record(siteId, null, SiteEvent.Kind.PRICE, by.firstName() + " removed a price: " + price.shown() + " (" + price.source() + ")", by, now);
    }

    private void requireFresh(long siteId, AskedPrice asked, long except, String source) {
        if (asked.contactId() != null && contacts.findByIdOptional(asked.contactId()).map(Contact::site).filter(site -> site.id() == siteId).isEmpty()) {
            throw new RuleViolation("contactId", "That contact is not at this site.");
        }
        boolean known = of(siteId).stream().anyMatch(price -> price.id() != except && price.placement().equalsIgnoreCase(asked.placement())
                && price.money().equals(asked.money()) && price.rel() == asked.rel() && price.source().equals(source));
        if (known) {
            throw new RuleViolation("amount", "This price is noted already.");
        }
    }
}
