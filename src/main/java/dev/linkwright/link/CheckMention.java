package dev.linkwright.link;

import java.net.URI;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.persistence.LockModeType;

import dev.linkwright.link.inspect.FoundLink;
import dev.linkwright.link.inspect.Wanted;
import dev.linkwright.shared.RuleViolation;
import io.quarkus.narayana.jta.QuarkusTransaction;

/** Visits a page that names the brand; once it links to any page of ours, the mention becomes a backlink. Call it outside of a transaction. */
@ApplicationScoped
public class CheckMention {

    @Inject Mentions mentions;
    @Inject Backlinks backlinks;
    @Inject LinkChecks checks;
    @Inject CheckLink links;
    @Inject CheckClaims claims;
    @Inject VisitPage visit;

    /**
     * @throws RuleViolation when it is being checked at this moment, or is closed
     * @throws dev.linkwright.shared.NotFound when there is no such mention
     */
    public void now(long mentionId, Instant now) {
        boolean open = QuarkusTransaction.requiringNew().call(() -> mentions.require(mentionId).nextCheckAt() != null);
        if (!open) throw new RuleViolation("", "This mention is closed; it is not checked any more.");
        List<CheckClaims.Claim> claim = claims.one(CheckClaims.Rows.MENTION, mentionId, now);
        if (claim.isEmpty()) throw new RuleViolation("", "This page is being checked right now. Look again in a minute.");
        run(claim.get(0), now);
    }

    void run(CheckClaims.Claim claim, Instant now) {
        record Order(String page, Wanted wanted) {}
        Order order = QuarkusTransaction.requiringNew().call(() -> {
            Mention mention = mentions.require(claim.id());
            return new Order(mention.pageUrl(), new Wanted(Optional.empty(), mention.brand().domains(), mention.brand().names(), mention.brand().keywords(),
                mention.brand().notFollowedBy()));
        });
        Visit seen = visit.to(URI.create(order.page()), order.wanted());
        QuarkusTransaction.requiringNew().run(() -> {
            if (claims.giveBack(claim)) record(mentions.findById(claim.id(), LockModeType.PESSIMISTIC_WRITE), seen, now);
        });
    }

    private void record(Mention mention, Visit seen, Instant now) {
        boolean changed = mention.lastObservation() != seen.sighting().observation();
        checks.persist(LinkCheck.of(mention, seen, changed, now));
        mention.saw(seen.sighting().observation(), seen.sighting().mention().orElse(dev.linkwright.link.inspect.Words.NONE), now);
        Optional<FoundLink> link = seen.sighting().link().filter(l -> seen.sighting().observation().isThere());
        if (mention.turnedOutToBeNone(seen.sighting().observation())) mentions.wasNone(mention, now);
        if (link.isEmpty()) return;
        // recording the link closes the mention, which stands on the same page
        Backlink backlink = backlinks.promise(mention.brand(), mention.site(), mention.pageUrl(), link.get().url(), null, null, now);
        links.record(backlink, seen, now);
    }
}
