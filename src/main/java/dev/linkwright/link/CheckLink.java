package dev.linkwright.link;

import java.net.URI;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;

import dev.linkwright.link.CheckClaims.Claim;
import dev.linkwright.shared.RuleViolation;
import io.quarkus.narayana.jta.QuarkusTransaction;

/**
 * Visits the page of one link and records what it saw: claim and commit, visit without a transaction, record in another. Call it
 * outside of a transaction.
 */
@ApplicationScoped
public class CheckLink {

    @Inject Backlinks backlinks;
    @Inject CheckClaims claims;
    @Inject WantedOfBrands brands;
    @Inject VisitPage visit;
    @Inject RecordVisits record;

    /**
     * Checks a link at once, due or not; the page is read in full.
     *
     * @throws RuleViolation when it is being checked at this moment, or was written off
     * @throws dev.linkwright.shared.NotFound when there is no such link
     */
    public void now(long backlinkId, Instant now) {
        BacklinkState state = QuarkusTransaction.requiringNew().call(() -> backlinks.require(backlinkId).state());
        if (state == BacklinkState.WRITTEN_OFF) throw new RuleViolation("", "This link was written off; it is not checked any more.");
        List<Claim> claim = claims.one(CheckClaims.Rows.BACKLINK, backlinkId, now);
        if (claim.isEmpty()) throw new RuleViolation("", "This link is being checked right now. Look again in a minute.");
        run(claim.get(0), now);
    }

    void run(Claim claim, Instant now) {
        Visit seen = visit.to(URI.create(claim.pageUrl()), List.of(brands.fresh(claim.brandId(), claim.target(), now)), Optional.empty()).get(0).knowing(claim.lastGood());
        record.run(List.of(new RecordVisits.Seen(claim, seen, now)));
    }
}
