package dev.linkwright.prospect;

import dev.linkwright.account.User;
import dev.linkwright.shared.RuleViolation;
import dev.linkwright.site.SiteEvent;
import dev.linkwright.site.SiteEvents;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

/** Moves one or many prospects to a stage or an owner, and writes it on each site's time line. */
@ApplicationScoped
public class MoveProspects {

    private final Prospects prospects;
    private final SiteEvents timeLine;

    MoveProspects(Prospects prospects, SiteEvents timeLine) {
        this.prospects = prospects;
        this.timeLine = timeLine;
    }

    /** @throws RuleViolation naming {@code stage} when the move is not allowed */
    @Transactional
    public Prospect move(long id, Stage next, User by, String why, Instant now) {
        Prospect prospect = prospects.require(id);
        if (prospect.stage() != next) {
            boolean wasExcluded = prospect.stage() == Stage.DISQUALIFIED;
            prospect.moveTo(next, by, why, now);
            String because = why == null || why.isBlank() ? "" : ": “" + why.strip() + "”";
            timeLine.record(prospect.site().id(), prospect.brand().id(), SiteEvent.Kind.STAGE,
                by.name() + " moved the prospect to " + next.label() + because, by, now);
            if (wasExcluded) {
                prospects.markStale(prospect.brand().id(), now);
            }
        }
        return prospect;
    }

    /** Those that may move do; returns the domains of those that may not. */
    @Transactional
    public List<String> moveAll(List<Long> ids, Stage next, User by, String why, Instant now) {
        List<String> stayed = new ArrayList<>();
        for (Long id : ids) {
            Prospect prospect = prospects.require(id);
            if (prospect.stage() == next || prospect.stage().mayBecome(next)) {
                move(id, next, by, why, now);
            } else {
                stayed.add(prospect.domain());
            }
        }
        return stayed;
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
}
