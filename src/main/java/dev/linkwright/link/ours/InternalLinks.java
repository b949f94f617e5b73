package dev.linkwright.link.ours;

import java.time.Instant;
import java.util.List;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Inject;
import jakarta.transaction.Transactional;

import dev.linkwright.account.User;
import dev.linkwright.brand.Assets;
import dev.linkwright.brand.Brand;
import dev.linkwright.fetch.WebAddress;
import dev.linkwright.link.Backlink;
import dev.linkwright.link.BacklinkWon;
import dev.linkwright.link.Backlinks;
import dev.linkwright.link.PageAddress;
import dev.linkwright.shared.NotFound;
import dev.linkwright.shared.RuleViolation;
import io.quarkus.hibernate.orm.panache.PanacheRepository;

/** The checklists after wins: proposed as a link is won, added to by hand. */
@ApplicationScoped
public class InternalLinks implements PanacheRepository<InternalLink> {

    @Inject Backlinks backlinks;
    @Inject Assets assets;
    @Inject OurPages pages;

    /** A link was won: two or three pages to its target, and from it. Once for each link. */
    void won(@Observes BacklinkWon won) {
        Backlink link = backlinks.require(won.backlinkId());
        if (of(link).isEmpty()) propose(link, won.at());
    }

    /** Proposes what is not on the list yet; returns how many lines are new. */
    @Transactional
    public int propose(Backlink link, Instant now) {
        List<Proposal.Page> known = pages.of(link.brand(), OurPages.MOST).stream().map(p -> new Proposal.Page(p.url(), p.title())).toList();
        List<Proposal> proposals = Proposal.of(link, known, assets.of(link.brand()));
        int fresh = 0;
        for (Proposal each : proposals) fresh += add(link, each.from(), each.to(), each.because(), now) ? 1 : 0;
        return fresh;
    }

    /**
     * @throws RuleViolation naming {@code page} when it is not on our site, or is the target itself
     */
    @Transactional
    public void addByHand(Backlink link, String page, boolean fromTarget, User by, Instant now) {
        Brand brand = link.brand();
        PageAddress address = PageAddress.of(page, "page", brand.anotherPage());
        if (!OurPages.isOurs(brand, WebAddress.parse(address.url()).orElseThrow())) throw new RuleViolation("page", "This page is not on " + brand.name() + "'s own site.");
        if (address.key().equals(PageAddress.of(link.targetUrl(), "page", brand.anotherPage()).key())) throw new RuleViolation("page", "This is the target itself. Enter another page of yours.");
        boolean added = fromTarget ? add(link, link.targetUrl(), address.url(), "entered by " + by.name(), now) : add(link, address.url(), link.targetUrl(), "entered by " + by.name(), now);
        if (!added) throw new RuleViolation("page", "This page is on the list already.");
    }

    private boolean add(Backlink link, String from, String to, String because, Instant now) {
        if (count("backlink = ?1 and fromUrl = ?2 and toUrl = ?3", link, from, to) > 0) return false;
        persist(new InternalLink(link, from, to, because, now));
        return true;
    }

    public InternalLink require(long backlinkId, long id) {
        return find("id = ?1 and backlink.id = ?2", id, backlinkId).firstResultOptional().orElseThrow(() -> new NotFound("internal link " + id));
    }

    /** Those to the target first. */
    public List<InternalLink> of(Backlink link) {
        return list("backlink = ?1 order by case when toUrl = ?2 then 0 else 1 end, id", link, link.targetUrl());
    }

    /** What is still to be made, of the newest links first. */
    public List<InternalLink> open(Brand brand, int skip, int limit) {
        return getEntityManager().createQuery("select i from InternalLink i join fetch i.backlink b join fetch b.site where i.brandId = :brand and i.state = OPEN order by b.id desc, i.id", InternalLink.class)
            .setParameter("brand", brand.id()).setFirstResult(skip).setMaxResults(limit).getResultList();
    }

    public long openCount(Brand brand) {
        return count("brandId = ?1 and state = ?2", brand.id(), InternalLink.State.OPEN);
    }

    @Transactional
    public InternalLink settle(long backlinkId, long id, String what, User by, Instant now) {
        InternalLink line = require(backlinkId, id);
        switch (what == null ? "" : what) {
            case "tick" -> line.tick(by, now);
            case "drop" -> line.drop(by, now);
            case "open" -> line.open(now);
            default -> throw new RuleViolation("what", "what is tick, drop or open.");
        }
        return line;
    }
}
