package dev.linkwright.campaign;

import dev.linkwright.prospect.Opportunity;
import dev.linkwright.shared.NotFound;
import dev.linkwright.shared.Page;
import dev.linkwright.shared.Paging;
import dev.linkwright.shared.RowLock;
import io.quarkus.hibernate.orm.panache.PanacheRepository;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.Optional;

/** All campaigns. */
@ApplicationScoped
public class Campaigns implements PanacheRepository<Campaign> {

    public Campaign require(long id) {
        return findByIdOptional(id).orElseThrow(() -> new NotFound("campaign " + id));
    }

    /** Takes the row for the rest of the transaction: a launch, a pause and a launch clicked twice come one after another. */
    public Campaign requireLocked(long id) {
        return RowLock.take(getEntityManager(), require(id), "campaign", id);
    }

    public List<Campaign> ofBrand(long brandId) {
        return list("brandId = ?1 order by createdAt desc, id desc", brandId);
    }

    public Page<Campaign> ofBrand(long brandId, int limit, String cursor) {
        return Page.of(find("brandId = ?1 and id < ?2 order by id desc", brandId, Paging.idBelow(cursor)).page(0, limit + 1).list(), limit,
                campaign -> Paging.cursor(campaign.id()));
    }

    /** Those that may still take contacts. */
    public List<Campaign> openOf(long brandId) {
        return list("brandId = ?1 and state <> ?2 order by createdAt desc, id desc", brandId, CampaignState.ENDED);
    }

    /** The newest campaign of this name that has not ended. */
    Optional<Campaign> named(long brandId, String name, Opportunity opportunity) {
        return find("brandId = ?1 and name = ?2 and opportunity = ?3 and state <> ?4 order by id desc", brandId, name, opportunity, CampaignState.ENDED)
                .firstResultOptional();
    }
}
