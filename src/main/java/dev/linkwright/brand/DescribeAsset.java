package dev.linkwright.brand;

import dev.linkwright.shared.RuleViolation;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Event;
import jakarta.transaction.Transactional;
import java.time.Instant;

/** Adds and changes assets. Their titles belong to the topic profile, so the ranking hears of it. */
@ApplicationScoped
public class DescribeAsset {

    private final Brands brands;
    private final Assets assets;
    private final Event<TopicsChanged> topicsChanged;

    DescribeAsset(Brands brands, Assets assets, Event<TopicsChanged> topicsChanged) {
        this.brands = brands;
        this.assets = assets;
        this.topicsChanged = topicsChanged;
    }

    /** @throws RuleViolation naming {@code title} or {@code url} */
    @Transactional
    public Asset add(long brandId, String title, String url, String kind, Instant now) {
        Brand brand = brands.require(brandId);
        Asset asset = new Asset(brand, title, url, kind, now);
        requireFree(brand, asset.url(), null);
        assets.persistAndFlush(asset);
        topicsChanged.fire(new TopicsChanged(brandId, now));
        return asset;
    }

    @Transactional
    public Asset change(long assetId, String title, String url, String kind, Instant now) {
        Asset asset = assets.require(assetId);
        requireFree(asset.brand(), url == null ? "" : url.strip(), assetId);
        asset.describe(title, url, kind);
        assets.flush();
        topicsChanged.fire(new TopicsChanged(asset.brand().id(), now));
        return asset;
    }

    private void requireFree(Brand brand, String url, Long self) {
        boolean taken = assets.find("brand = ?1 and url = ?2", brand, url).stream().anyMatch(asset -> !asset.id().equals(self));
        if (taken) {
            throw new RuleViolation("url", "There is an asset with this address already.");
        }
    }
}
