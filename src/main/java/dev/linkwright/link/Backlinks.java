package dev.linkwright.link;

import java.time.Instant;
import java.time.LocalDate;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Event;
import jakarta.inject.Inject;

import dev.linkwright.account.User;
import dev.linkwright.brand.Asset;
import dev.linkwright.brand.Brand;
import dev.linkwright.shared.NotFound;
import dev.linkwright.site.Site;
import dev.linkwright.site.SiteEvent;
import dev.linkwright.site.SiteEvents;
import io.quarkus.hibernate.orm.panache.PanacheRepository;
import io.quarkus.panache.common.Page;

/** All links, expected and seen. */
@ApplicationScoped
public class Backlinks implements PanacheRepository<Backlink> {

    @Inject
    LinkEvents events;

    @Inject
    Event<BacklinkWrittenOff> writtenOff;

    @Inject
    Event<BacklinkRestored> restored;

    @Inject
    SiteEvents timeLine;

    public Backlink require(long id) {
        return findByIdOptional(id).orElseThrow(() -> new NotFound("link " + id));
    }

    /**
     * Records a promised link; a link known already is promised again, whatever its state.
     *
     * @throws dev.linkwright.shared.RuleViolation naming {@code pageUrl} or {@code targetUrl} when it is no web address
     */
    public Backlink promise(Brand brand, Site site, String pageUrl, String targetUrl, Asset assetOrNull, LocalDate promisedFor, Instant now) {
        PageAddress page = PageAddress.of(pageUrl, "pageUrl");
        PageAddress target = PageAddress.of(targetUrl, "targetUrl", brand.anotherPage());
        Optional<Backlink> known = between(brand, page, target);
        if (known.isPresent()) {
            known.get().promisedAgain(assetOrNull, promisedFor);
            return known.get();
        }
        Backlink link = new Backlink(brand, site, page, target, assetOrNull, promisedFor, "promised", now);
        persist(link);
        events.persist(LinkEvent.of(link, null, BacklinkState.PROMISED, "recorded", null, now));
        timeLine.record(site.id(), brand.id(), SiteEvent.Kind.LINK, "A link from " + link.pageUrl() + " was promised", null, now);
        return link;
    }

    /**
     * A mail asking for a lost link back is drafted; twice is once.
     *
     * @param toMend the link is there and not what it was: nofollow was added, say
     * @throws dev.linkwright.shared.RuleViolation when it is neither lost nor to be mended
     */
    public void startReclaiming(Backlink link, boolean toMend, User by, Instant now) {
        boolean fresh = link.reclaimingSince() == null;
        link.startReclaiming(toMend, now);
        if (fresh) events.persist(LinkEvent.of(link, link.state(), link.state(), "a mail asking for it back was drafted", by.id(), now));
    }

    /** A person looked at a page we cannot read and saw the link: they are not asked again for a month. The state stays as it is. */
    public void seenByHand(Backlink link, User by, Instant now) {
        link.seenByHand(now);
        events.persist(LinkEvent.of(link, link.state(), link.state(), by.firstName() + " looked, and it is there", by.id(), now));
    }

    /** Its page is not visited until somebody resumes it, or checks it by hand. */
    public void pause(Backlink link, User by, Instant now) {
        link.pause(by.firstName());
        events.persist(LinkEvent.of(link, link.state(), link.state(), "its checks were paused", by.id(), now));
    }

    public void resume(Backlink link, User by, Instant now) {
        link.resume(now);
        events.persist(LinkEvent.of(link, link.state(), link.state(), "its checks were resumed", by.id(), now));
    }

    /** @param assetOrNull the one it was given for */
    public void assign(Backlink link, Asset assetOrNull, User by, Instant now) {
        link.belongsTo(assetOrNull);
        events.persist(LinkEvent.of(link, link.state(), link.state(), assetOrNull == null ? "it belongs to no asset" : "it belongs to the asset " + assetOrNull.title(), by.id(), now));
    }

    public void writeOff(Backlink link, User by, String why, Instant now) {
        Backlink.Step step = link.writeOff(why, now);
        events.persist(LinkEvent.of(link, step.from(), step.to(), step.why(), by.id(), now));
        timeLine.record(link.site().id(), link.brand().id(), SiteEvent.Kind.LINK,
            by.name() + " wrote off the link from " + link.pageUrl() + ": " + step.why(), by, now);
        writtenOff.fire(new BacklinkWrittenOff(link.id(), by.id(), step.why(), now));
    }

    /** A write-off was a slip; the link is what it was before and is checked again. */
    public void takeBackWriteOff(Backlink link, BacklinkState before, User by, Instant now) {
        Instant writtenOffAt = link.writtenOffAt();
        link.takeBackWriteOff(before, now);
        events.persist(LinkEvent.of(link, BacklinkState.WRITTEN_OFF, before, "the write-off was taken back", by.id(), now));
        timeLine.record(link.site().id(), link.brand().id(), SiteEvent.Kind.LINK, by.name() + " took the write-off of the link from " + link.pageUrl() + " back", by, now);
        restored.fire(new BacklinkRestored(link.id(), writtenOffAt, now));
    }

    /** With brand and site, in one question. */
    Map<Long, Backlink> withBrandAndSite(Collection<Long> ids) {
        if (ids.isEmpty()) return Map.of();
        return list("select b from Backlink b join fetch b.brand join fetch b.site where b.id in ?1", ids).stream().collect(Collectors.toMap(Backlink::id, b -> b));
    }

    /** Newest first, starting below an id. */
    public List<Backlink> of(Brand brand, Optional<BacklinkState> state, long idBelow, int limit) {
        String query = "brand = ?1 and id < ?2" + (state.isPresent() ? " and state = ?3" : "") + " order by id desc";
        Object[] values = state.isPresent() ? new Object[] {brand, idBelow, state.get()} : new Object[] {brand, idBelow};
        return find(query, values).page(Page.ofSize(limit)).list();
    }

    /** The links of a site, newest first. */
    public List<Backlink> at(Site site) {
        return list("site = ?1 order by id desc", site);
    }

    private Optional<Backlink> between(Brand brand, PageAddress page, PageAddress target) {
        return find("brand = ?1 and pageKey = ?2 and targetKey = ?3", brand, page.key(), target.key()).firstResultOptional();
    }
}
