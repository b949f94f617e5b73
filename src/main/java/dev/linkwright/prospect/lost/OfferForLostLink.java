package dev.linkwright.prospect.lost;

import dev.linkwright.account.User;
import dev.linkwright.brand.Asset;
import dev.linkwright.brand.Assets;
import dev.linkwright.brand.Brand;
import dev.linkwright.prospect.Prospect;
import dev.linkwright.prospect.Prospects;
import dev.linkwright.prospect.RankProspects;
import dev.linkwright.shared.RuleViolation;
import dev.linkwright.site.SiteEvent;
import dev.linkwright.site.SiteEvents;
import dev.linkwright.site.Sites;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.time.Instant;
import java.util.List;

/** Makes the site of one lost link a prospect, with the asset that could stand where the competitor's link stood. */
@ApplicationScoped
public class OfferForLostLink {

    private final LostLinks links;
    private final Assets assets;
    private final Sites sites;
    private final Prospects prospects;
    private final RankProspects rank;
    private final SiteEvents timeLine;

    OfferForLostLink(LostLinks links, Assets assets, Sites sites, Prospects prospects, RankProspects rank, SiteEvents timeLine) {
        this.links = links;
        this.assets = assets;
        this.sites = sites;
        this.prospects = prospects;
        this.rank = rank;
        this.timeLine = timeLine;
    }

    /**
     * Where the site is a prospect already, it stays in its stage and now stands for this link.
     *
     * @param assetId null for the one that fits best
     * @return the prospect's id
     * @throws RuleViolation naming {@code assetId} when there is none
     */
    @Transactional
    public long run(Brand brand, long lostLinkId, Long assetId, User by, Instant now) {
        LostLink link = links.require(brand, lostLinkId);
        Asset asset = asset(brand, link, assetId);
        boolean known = link.prospectId().isPresent();
        Prospect prospect = prospects.findOrCreate(brand, sites.require(link.siteId()), now);
        prospect.replaceLostLink(link.pageUrl(), link.targetUrl(), link.anchor(), link.lostOn(), asset);
        timeLine.record(link.siteId(), brand.id(), SiteEvent.Kind.NOTE, by.name() + (known ? " offers " : " made the site a prospect: offers ") + asset.title()
            + " where " + link.pageUrl() + " linked to " + link.targetUrl(), by, now);
        long id = prospect.id();
        if (!known) {
            rank.soon(brand.id(), now);
        }
        return id;
    }

    private Asset asset(Brand brand, LostLink link, Long assetId) {
        List<Asset> ours = assets.of(brand);
        if (assetId == null) {
            return link.replacements(ours).stream().findFirst().orElseThrow(() -> new RuleViolation("assetId", "Add an asset first: it is what you offer in place of the lost link.")).asset();
        }
        return ours.stream().filter(each -> each.id().equals(assetId)).findFirst()
            .orElseThrow(() -> new RuleViolation("assetId", "This asset is not one of " + brand.name() + "."));
    }
}
