package dev.linkwright.prospect;

import dev.linkwright.account.User;
import dev.linkwright.shared.RowLock;
import dev.linkwright.shared.RuleViolation;
import dev.linkwright.site.SiteEvent;
import dev.linkwright.site.SiteEvents;
import dev.linkwright.site.SiteLeases;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Event;
import jakarta.transaction.Transactional;
import java.time.Instant;
import java.util.List;

/** Moves one or many prospects to a stage or an owner, and writes it on each site's time line. */
@ApplicationScoped
public class MoveProspects {

    private final Prospects prospects;
    private final SiteEvents timeLine;
    private final SiteLeases leases;
    private final Event<ProspectsDisqualified> disqualified;

    MoveProspects(Prospects prospects, SiteEvents timeLine, SiteLeases leases, Event<ProspectsDisqualified> disqualified) {
        this.prospects = prospects;
        this.timeLine = timeLine;
        this.leases = leases;
        this.disqualified = disqualified;
    }

    /**
     * Whoever takes a prospect into work holds the conversation with its site from then on.
     *
     * @throws RuleViolation naming {@code stage} when the move is not allowed, {@code why} when a reason is missing, {@code overrideReason}
     *         when somebody else holds the site
     */
    @Transactional
    public Prospect move(long id, Stage next, User by, String why, Instant now) {
        return moved(locked(id), next, by, why, now);
    }

    /**
     * For whoever looks at a page that may be old: moves only from where they saw it.
     *
     * @param seen the stage on the page
     * @throws RuleViolation naming {@code stage} that says who moved it meanwhile, and to where
     */
    @Transactional
    public Prospect moveFrom(Stage seen, long id, Stage next, User by, String why, Instant now) {
        Prospect prospect = locked(id);
        if (prospect.stage() != seen && prospect.stage() != next) {
            throw new RuleViolation("stage", prospect.domain() + " is not " + seen.label() + " any more: " + lastMove(prospect)
                + " It was not moved by you.");
        }
        return moved(prospect, next, by, why, now);
    }

    /** @param owner null for nobody */
    @Transactional
    public void give(List<Long> ids, User owner, User by, Instant now) {
        for (Long id : ids) {
            Prospect prospect = prospects.require(id);
            prospect.giveTo(owner);
            timeLine.record(prospect.site().id(), prospect.brand().id(), SiteEvent.Kind.NOTE,
                by.name() + (owner == null ? " left the prospect to nobody" : " gave the prospect to " + owner.name()), by, now);
        }
    }

    /** @param opportunity null where nobody knows */
    @Transactional
    public Prospect see(long id, Opportunity opportunity, User by, Instant now) {
        Prospect prospect = locked(id);
        if (prospect.opportunity() != opportunity) {
            prospect.see(opportunity);
            timeLine.record(prospect.site().id(), prospect.brand().id(), SiteEvent.Kind.NOTE,
                by.name() + (opportunity == null ? " took the opportunity away" : " sees an opportunity: " + opportunity.label()), by, now);
        }
        return prospect;
    }

    private Prospect locked(long id) {
        return RowLock.take(prospects.getEntityManager(), prospects.require(id), "prospect", id);
    }

    private Prospect moved(Prospect prospect, Stage next, User by, String why, Instant now) {
        if (prospect.stage() != next) {
            boolean wasExcluded = prospect.stage() == Stage.DISQUALIFIED;
            if (!prospect.stage().isInWork() && next.isInWork()) {
                leases.takeByHand(prospect.site(), prospect.brand().id(), by, now);
            }
            prospect.moveTo(next, by, why, now);
            String because = why == null || why.isBlank() ? "" : ": “" + why.strip() + "”";
            timeLine.record(prospect.site().id(), prospect.brand().id(), SiteEvent.Kind.STAGE,
                by.name() + " moved the prospect to " + next.label() + because, by, now);
            if (next == Stage.DISQUALIFIED) {
                disqualified.fire(new ProspectsDisqualified(prospect.brand().id(), by, now));
            }
            if (wasExcluded) {
                prospects.markStale(prospect.brand().id(), now);
            }
        }
        return prospect;
    }

    private String lastMove(Prospect prospect) {
        return prospects.getEntityManager().createQuery("from StageEvent where prospect = ?1 order by id desc", StageEvent.class)
            .setParameter(1, prospect).setMaxResults(1).getResultStream().findFirst()
            .map(event -> (event.user() == null ? "it moved by itself" : event.user().name() + " moved it") + " to " + event.to().label() + ".")
            .orElse("it is " + prospect.stage().label() + ".");
    }
}
