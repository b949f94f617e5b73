package dev.linkwright.link;

import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.Set;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;

import dev.linkwright.account.User;
import dev.linkwright.brand.Brand;
import dev.linkwright.shared.NotFound;
import dev.linkwright.site.Site;
import dev.linkwright.site.SiteEvent;
import dev.linkwright.site.SiteEvents;
import io.quarkus.hibernate.orm.panache.PanacheRepository;
import io.quarkus.panache.common.Page;

/** All pages that name a brand without linking to it. */
@ApplicationScoped
public class Mentions implements PanacheRepository<Mention> {

    @Inject
    LinkEvents events;

    @Inject
    SiteEvents timeLine;

    public Mention require(long id) {
        return findByIdOptional(id).orElseThrow(() -> new NotFound("mention " + id));
    }

    public Optional<Mention> on(Brand brand, String pageKey) {
        return find("brand = ?1 and pageKey = ?2", brand, pageKey).firstResultOptional();
    }

    /** Those of these pages that one of these brands has a mention on. */
    Set<String> pagesAmong(Collection<Long> brandIds, Collection<String> pageKeys) {
        if (pageKeys.isEmpty()) return Set.of();
        // with the brand, which the index of pages begins with
        return Set.copyOf(getEntityManager().createNativeQuery("select distinct page_key from mention where brand_id = any (cast(?1 as bigint[])) and page_key = any (cast(?2 as text[]))", String.class)
            .setParameter(1, brandIds.toArray(Long[]::new)).setParameter(2, pageKeys.toArray(String[]::new)).getResultList());
    }

    public void dismiss(Mention mention, User by, Instant now) {
        MentionState before = mention.state();
        mention.dismiss(now);
        events.persist(LinkEvent.of(mention, before, mention.state(), "dismissed", by.id(), now));
        timeLine.record(mention.site().id(), mention.brand().id(), SiteEvent.Kind.MENTION,
            by.name() + " dismissed the mention on " + mention.pageUrl(), by, now);
    }

    /** Our first look found neither name nor link. */
    void wasNone(Mention mention, Instant now) {
        MentionState before = mention.state();
        mention.dismiss(now);
        events.persist(LinkEvent.of(mention, before, mention.state(), "neither the name nor a link is on the page", null, now));
    }

    /** The page of ours the link should lead to; blank for the one that fits best. */
    public void propose(Mention mention, String target) {
        mention.propose(target);
    }

    /** A mail asking for the link is drafted; twice is once. */
    public void startReclaiming(Mention mention, User by, Instant now) {
        MentionState before = mention.state();
        mention.startReclaiming(now);
        if (before != mention.state()) events.persist(LinkEvent.of(mention, before, mention.state(), "a mail asking for the link was drafted", by.id(), now));
    }

    /** The partner said no. */
    public void decline(Mention mention, User by, Instant now) {
        MentionState before = mention.state();
        mention.decline(now);
        events.persist(LinkEvent.of(mention, before, mention.state(), "the partner said no", by.id(), now));
        timeLine.record(mention.site().id(), mention.brand().id(), SiteEvent.Kind.MENTION, "Declined to link on " + mention.pageUrl(), by, now);
    }

    public void restore(Mention mention, User by, Instant now) {
        MentionState before = mention.state();
        mention.restore(now);
        events.persist(LinkEvent.of(mention, before, mention.state(), "the dismissal was taken back", by.id(), now));
    }

    /** Newest first, starting below an id. */
    public List<Mention> of(Brand brand, Optional<MentionState> state, long idBelow, int limit) {
        String query = "brand = ?1 and id < ?2" + (state.isPresent() ? " and state = ?3" : "") + " order by id desc";
        Object[] values = state.isPresent() ? new Object[] {brand, idBelow, state.get()} : new Object[] {brand, idBelow};
        return find(query, values).page(Page.ofSize(limit)).list();
    }

    /** The mentions at a site, newest first. */
    public List<Mention> at(Site site) {
        return list("site = ?1 order by id desc", site);
    }
}
