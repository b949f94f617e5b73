package dev.linkwright.campaign.reclaim;

import dev.linkwright.account.User;
import dev.linkwright.brand.Brand;
import dev.linkwright.campaign.DraftReclamation;
import dev.linkwright.link.Backlinks;
import dev.linkwright.link.Mentions;
import dev.linkwright.link.bulk.ChosenLinks;
import dev.linkwright.shared.RuleViolation;
import io.quarkus.narayana.jta.QuarkusTransaction;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

/** A draft for each of many; each by itself, so that one that cannot be drafted leaves the others standing. Call it outside of a transaction. */
@ApplicationScoped
public class DraftMany {

    private static final int MOST = 100;

    private final DraftReclamation draft;
    private final Backlinks backlinks;
    private final Mentions mentions;

    DraftMany(DraftReclamation draft, Backlinks backlinks, Mentions mentions) {
        this.draft = draft;
        this.backlinks = backlinks;
        this.mentions = mentions;
    }

    /**
     * @param drafted how many wait for review now
     * @param refused why the others could not be drafted, each with its page
     */
    public record Result(int drafted, List<String> refused) {

        public String said() {
            String done = drafted == 0 ? "Nothing was drafted." : drafted == 1 ? "One draft waits for your review." : drafted + " drafts wait for your review.";
            return refused.isEmpty() ? done : done + " " + refused.size() + (refused.size() == 1 ? " could not be drafted: " : " could not be drafted, the first: ") + refused.get(0);
        }
    }

    /** @throws RuleViolation when nothing or too much is chosen */
    public Result run(Brand brand, ChosenLinks chosen, User by, Instant now) {
        if (chosen.size() == 0) {
            throw new RuleViolation("linkId", "Tick at least one row first.");
        }
        if (chosen.size() > MOST) {
            throw new RuleViolation("linkId", "At most " + MOST + " drafts at once.");
        }
        List<String> refused = new ArrayList<>();
        int drafted = 0;
        for (Long id : chosen.links()) {
            drafted += one(refused, () -> {
                if (backlinks.require(id).brand().id().equals(brand.id())) {
                    draft.ofBacklink(id, by, now);
                }
            });
        }
        for (Long id : chosen.mentions()) {
            drafted += one(refused, () -> {
                if (mentions.require(id).brand().id().equals(brand.id())) {
                    draft.ofMention(id, by, now);
                }
            });
        }
        return new Result(drafted, refused);
    }

    private static int one(List<String> refused, Runnable work) {
        try {
            QuarkusTransaction.requiringNew().run(work);
            return 1;
        } catch (RuntimeException e) {
            RuleViolation no = e instanceof RuleViolation violation ? violation : e.getCause() instanceof RuleViolation inside ? inside : null;
            if (no == null) {
                throw e;
            }
            refused.add(no.getMessage());
            return 0;
        }
    }
}
