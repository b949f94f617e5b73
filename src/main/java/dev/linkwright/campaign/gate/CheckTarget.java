package dev.linkwright.campaign.gate;

import dev.linkwright.brand.Asset;
import dev.linkwright.brand.Assets;
import dev.linkwright.brand.Brand;
import dev.linkwright.brand.Brands;
import dev.linkwright.campaign.Campaign;
import dev.linkwright.campaign.Enrollment;
import dev.linkwright.campaign.GateProblem;
import dev.linkwright.campaign.GateProblem.Severity;
import dev.linkwright.campaign.Target;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.EntityManager;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Where the links should lead. The home page, and pages nobody cites, are asked about: a person answers once why it is meant. */
@ApplicationScoped
class CheckTarget implements GateCheck {
    /** Below this many letters a page says too little for somebody to cite it. */
    private static final int THIN = 600;

    private final Brands brands;
    private final Assets assets;
    private final EntityManager database;

    CheckTarget(Brands brands, Assets assets, EntityManager database) {
        this.brands = brands;
        this.assets = assets;
        this.database = database;
    }

    @Override
    public List<GateProblem> atLaunch(Campaign campaign, List<Enrollment> open) {
        Optional<Asset> asset = campaign.assetId().flatMap(assets::findByIdOptional);
        Optional<String> url = campaign.targetUrl().or(() -> asset.map(Asset::url));
        if (url.isEmpty()) {
            return List.of(GateProblem.ofCampaign("targetUrl", "No target page is named: say which page of yours the links should lead to.", Severity.BLOCKING));
        }
        Brand brand = brands.require(campaign.brandId());
        List<GateProblem> problems = new ArrayList<>();
        if (campaign.targetMeantBecause().isEmpty()) {
            Target.of(url.get()).whyNobodyCitesIt()
                    .ifPresent(why -> problems.add(GateProblem.ofCampaign("targetUrl", why + " Is that meant? Choose another page, or say why.", Severity.BLOCKING)));
            // What a visit found may be a fault of that hour, or of our network: said, and no reason to stop.
            asset.filter(known -> known.url().equals(url.get())).flatMap(this::whatItsPageSays)
                    .ifPresent(why -> problems.add(GateProblem.ofCampaign("targetUrl", why + " Is that meant? Choose another page, or say why.", Severity.WARNING)));
        }
        if (!brand.domains().isEmpty() && brand.domains().stream().noneMatch(Target.of(url.get())::isOn)) {
            problems.add(GateProblem.ofCampaign("targetUrl", "The target page " + url.get() + " is not on a domain of " + brand.name() + ".", Severity.WARNING));
        }
        return problems;
    }

    /** What the last visit of the asset's page found, where it was visited. */
    private Optional<String> whatItsPageSays(Asset asset) {
        List<?> pages = database.createNativeQuery("select letters, coalesce(failure, '') from page_text where asset_id = ?1 and (fetched_at is not null or failure is not null)",
                Object[].class).setParameter(1, asset.id()).getResultList();
        if (pages.isEmpty()) {
            return Optional.empty();
        }
        Object[] page = (Object[]) pages.get(0);
        if (!((String) page[1]).isEmpty()) {
            return Optional.of("The target page could not be read: " + page[1] + ".");
        }
        int letters = ((Number) page[0]).intValue();
        return letters >= THIN ? Optional.empty() : Optional.of("The target page says very little (" + letters + " letters): there is nothing on it to cite.");
    }
}
