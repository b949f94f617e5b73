package dev.linkwright.prospect.broken;

import dev.linkwright.account.User;
import dev.linkwright.brand.Asset;
import dev.linkwright.brand.Assets;
import dev.linkwright.prospect.Prospect;
import dev.linkwright.prospect.Prospects;
import dev.linkwright.prospect.RankProspects;
import dev.linkwright.shared.RuleViolation;
import dev.linkwright.site.SiteEvent;
import dev.linkwright.site.SiteEvents;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.time.Instant;

/** Makes the site of a resource page a prospect because of a dead link there, with the asset that replaces it. */
@ApplicationScoped
public class OfferReplacement {


    private final OutboundLinks links;
    private final Assets assets;
    private final Prospects prospects;
    private final RankProspects rank;
    private final SiteEvents timeLine;

    OfferReplacement(OutboundLinks links, Assets assets, Prospects prospects, RankProspects rank, SiteEvents timeLine) {
        this.links = links;
        this.assets = assets;
        this.prospects = prospects;
        this.rank = rank;
        this.timeLine = timeLine;
    }

    /**
     * Where the site is a prospect already, it stays in its stage and now stands for this link.
     *
     * @return the prospect's id
     * @throws RuleViolation naming {@code assetId}, or {@code link} when the link is not dead
     */
    @Transactional
    public long offer(long linkId, Long assetId, User by, Instant now) {
        OutboundLink link = links.require(linkId);
        PageCheck check = link.check();
        if (!link.verdict().isWorthAReplacement()) {
            throw new RuleViolation("link", link.url() + " was not found dead, so there is nothing to replace.");
        }
        if (assetId == null) {
            throw new RuleViolation("assetId", "Choose the asset that replaces the dead link.");
        }
        Asset asset = assets.findByIdOptional(assetId).filter(each -> each.brand().id().equals(check.brand().id()))
            .orElseThrow(() -> new RuleViolation("assetId", "This asset is not one of " + check.brand().name() + "."));
        boolean known = prospects.of(check.brand(), check.site()).isPresent();
        Prospect prospect = prospects.findOrCreate(check.brand(), check.site(), now);
        prospect.replaceDeadLink(check.url(), link.url(), link.anchor(), asset);
        link.becameProspect(prospect.id());
        timeLine.record(check.site().id(), check.brand().id(), SiteEvent.Kind.NOTE, by.name() + (known ? " offers " : " made the site a prospect: offers ")
            + asset.title() + " for the dead link " + link.url() + " on " + check.url(), by, now);
        long id = prospect.id();
        if (!known) {
            rank.soon(check.brand().id(), now);
        }
        return id;
    }
}
