package dev.linkwright.link;

import java.net.URI;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;

import dev.linkwright.shared.RuleViolation;
import io.quarkus.narayana.jta.QuarkusTransaction;

/** Visits a page that names the brand; once it links to any page of ours, the mention becomes a backlink. Call it outside of a transaction. */
@ApplicationScoped
public class CheckMention {

    @Inject Mentions mentions;
    @Inject CheckClaims claims;
    @Inject WantedOfBrands brands;
    @Inject VisitPage visit;
    @Inject RecordVisits record;

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
        Visit seen = visit.to(URI.create(claim.pageUrl()), List.of(brands.fresh(claim.brandId(), Optional.empty(), now)), Optional.empty()).get(0);
        record.run(List.of(new RecordVisits.Seen(claim, seen, now)));
    }
}
