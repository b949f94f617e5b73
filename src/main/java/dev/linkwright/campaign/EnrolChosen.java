package dev.linkwright.campaign;

import dev.linkwright.account.User;
import dev.linkwright.brand.Brand;
import dev.linkwright.prospect.ProspectWhere;
import dev.linkwright.prospect.bulk.BulkChange;
import dev.linkwright.prospect.bulk.BulkChanges;
import dev.linkwright.prospect.bulk.BulkResult;
import dev.linkwright.prospect.bulk.Chosen;
import dev.linkwright.shared.RuleViolation;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.EntityManager;
import jakarta.persistence.Query;
import jakarta.transaction.Transactional;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/** Enrols the people of chosen prospects, one at each site, and keeps who was refused and why. */
@ApplicationScoped
public class EnrolChosen {

    public static final int MOST = 500;

    private static final String BEST_FIRST = " order by p.sunk, p.score desc, p.authority desc nulls last, p.traffic desc nulls last, p.domain limit :limit";

    private final EntityManager entities;
    private final Campaigns campaigns;
    private final EnrolCandidates candidates;
    private final Enrol enrol;
    private final BulkChanges changes;

    EnrolChosen(EntityManager entities, Campaigns campaigns, EnrolCandidates candidates, Enrol enrol, BulkChanges changes) {
        this.entities = entities;
        this.campaigns = campaigns;
        this.candidates = candidates;
        this.enrol = enrol;
        this.changes = changes;
    }

    /** @throws RuleViolation naming {@code campaign} when it is another brand's or has ended, {@code view} when it holds too many */
    @Transactional
    public BulkResult run(Brand brand, Chosen chosen, long campaignId, User by, Instant now) {
        Campaign campaign = campaigns.requireLocked(campaignId);
        if (campaign.brandId() != brand.id()) {
            throw new RuleViolation("campaign", "“" + campaign.name() + "” is a campaign of another brand.");
        }
        Map<Long, String> prospects = prospects(chosen.in(brand));
        requireAsSeen(chosen, prospects.size());
        Map<Long, Long> people = candidates.contactOfEach(brand.id(), List.copyOf(prospects.keySet()));
        List<BulkChanges.Refusal> refusals = new ArrayList<>();
        prospects.forEach((id, domain) -> {
            if (!people.containsKey(id)) {
                refusals.add(new BulkChanges.Refusal(domain, "Nobody to write to is known there."));
            }
        });
        int enrolled = 0;
        if (!people.isEmpty()) {
            Enrol.Result result = enrol.run(campaignId, List.copyOf(people.values()), null, by, now);
            enrolled = result.enrolled().size();
            result.refused().forEach(each -> refusals.add(new BulkChanges.Refusal(each.contact(), each.reason())));
        }
        BulkChange record = new BulkChange(brand, by, BulkChange.Verb.ENROL, String.valueOf(campaignId), now);
        String said = String.format(Locale.ROOT, "%s enrolled in “%s”.", enrolled == 0 ? "Nobody" : enrolled == 1 ? "1 person" : enrolled + " people", campaign.name())
            + (refusals.isEmpty() ? "" : String.format(Locale.ROOT, " %d %s not.", refusals.size(), refusals.size() == 1 ? "was" : "were"));
        record.ended(enrolled, said);
        changes.persistAndFlush(record);
        for (int nth = 0; nth < refusals.size(); nth++) {
            changes.refused(record.id(), nth, refusals.get(nth).who(), refusals.get(nth).reason());
        }
        return new BulkResult(record.id(), enrolled, refusals.size(), said);
    }

    /** Id and domain, best first, one more than may be enrolled at once. */
    private Map<Long, String> prospects(ProspectWhere where) {
        Query query = entities.createNativeQuery("select p.id, p.domain from prospect p where " + where.sql() + BEST_FIRST, Object[].class);
        where.parameters().forEach(query::setParameter);
        query.setParameter("limit", MOST + 1);
        Map<Long, String> found = new LinkedHashMap<>();
        for (Object row : query.getResultList()) {
            found.put(((Number) ((Object[]) row)[0]).longValue(), (String) ((Object[]) row)[1]);
        }
        return found;
    }

    private static void requireAsSeen(Chosen chosen, int found) {
        if (found > MOST) {
            throw new RuleViolation("view", "At most " + MOST + " prospects are enrolled at once, because each first mail is reviewed by a person. Narrow the view first.");
        }
        if (chosen instanceof Chosen.AllOf all && all.seen() != found) {
            throw new RuleViolation("view", "The view has changed: it held " + all.seen() + " when you chose all and holds " + found
                + " now. Nobody was enrolled; look again.");
        }
    }
}
