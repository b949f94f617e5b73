package dev.linkwright.link;

import java.net.URI;
import java.time.Instant;
import java.util.List;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Event;
import jakarta.inject.Inject;
import jakarta.persistence.LockModeType;

import dev.linkwright.link.inspect.Observation;
import dev.linkwright.link.inspect.Wanted;
import dev.linkwright.shared.RuleViolation;
import dev.linkwright.site.SiteEvent;
import dev.linkwright.site.SiteEvents;
import io.quarkus.narayana.jta.QuarkusTransaction;

/**
 * Visits the page of one link and records what it saw: claim and commit, visit without a transaction, record in another. Call it
 * outside of a transaction.
 */
@ApplicationScoped
public class CheckLink {

    @Inject Backlinks backlinks;
    @Inject LinkChecks checks;
    @Inject LinkEvents events;
    @Inject NotedMentions mentions;
    @Inject CheckClaims claims;
    @Inject VisitPage visit;
    @Inject SiteEvents timeLine;
    @Inject Event<BacklinkWon> won;
    @Inject Event<BacklinkLost> lost;
    @Inject Event<BacklinkChanged> changed;

    /**
     * Checks a link at once, due or not.
     *
     * @throws RuleViolation when it is being checked at this moment, or was written off
     * @throws dev.linkwright.shared.NotFound when there is no such link
     */
    public void now(long backlinkId, Instant now) {
        BacklinkState state = QuarkusTransaction.requiringNew().call(() -> backlinks.require(backlinkId).state());
        if (state == BacklinkState.WRITTEN_OFF) throw new RuleViolation("", "This link was written off; it is not checked any more.");
        List<CheckClaims.Claim> claim = claims.one(CheckClaims.Rows.BACKLINK, backlinkId, now);
        if (claim.isEmpty()) throw new RuleViolation("", "This link is being checked right now. Look again in a minute.");
        run(claim.get(0), now);
    }

    void run(CheckClaims.Claim claim, Instant now) {
        record Order(String page, Wanted wanted) {}
        Order order = QuarkusTransaction.requiringNew().call(() -> {
            Backlink link = backlinks.require(claim.id());
            return new Order(link.pageUrl(), link.wanted());
        });
        Visit seen = visit.to(URI.create(order.page()), order.wanted());
        QuarkusTransaction.requiringNew().run(() -> {
            if (claims.giveBack(claim)) record(backlinks.findById(claim.id(), LockModeType.PESSIMISTIC_WRITE), seen, now);
        });
    }

    /** Takes a visit's result into the link's life; within a transaction. */
    void record(Backlink link, Visit seen, Instant now) {
        Observation observation = seen.sighting().observation();
        boolean changed = link.lastObservation() != observation;
        boolean neverSeenBefore = link.lastSeenAt() == null;
        List<Backlink.Step> steps = link.saw(observation, seen.sighting().qualifiers(), now);
        if (observation.isThere()) seen.sighting().link().ifPresent(found -> link.anchoredBy(found.anchor().replace("\u0000", "")));
        checks.persist(LinkCheck.of(link, seen, changed, now));
        for (Backlink.Step step : steps) record(link, step, now);
        if (observation.isThere()) mentions.linkedBy(link, now);
        if (observation == Observation.MENTION_ONLY && neverSeenBefore && seen.sighting().mention().isPresent())
            mentions.noted(link, seen.sighting().mention().get(), now);
    }

    private void record(Backlink link, Backlink.Step step, Instant now) {
        events.persist(LinkEvent.of(link, step.from(), step.to(), step.why(), null, now));
        String text = step.moved() ? "The link from " + link.pageUrl() + " is " + step.to().inWords().toLowerCase(java.util.Locale.ROOT) + ": " + step.why()
            : "The link from " + link.pageUrl() + " changed: " + step.why();
        timeLine.record(link.site().id(), link.brand().id(), SiteEvent.Kind.LINK, text, null, now);
        changed.fire(new BacklinkChanged(link.id(), step.from(), step.to(), step.why(), now));
        if (!step.moved()) return;
        if (step.to() == BacklinkState.WON && step.from() != BacklinkState.AT_RISK) won.fire(new BacklinkWon(link.id(), now));
        if (step.to() == BacklinkState.LOST) lost.fire(new BacklinkLost(link.id(), now));
    }
}
