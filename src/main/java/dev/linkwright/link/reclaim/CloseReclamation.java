package dev.linkwright.link.reclaim;

import java.time.Instant;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;

import dev.linkwright.account.User;
import dev.linkwright.shared.RuleViolation;

/** A person closes a case: the partner said no, or it is not worth a mail. What a check closes is {@link OpenReclamations}' part. */
@ApplicationScoped
public class CloseReclamation {

    private final ReclamationCases cases;

    CloseReclamation(ReclamationCases cases) {
        this.cases = cases;
    }

    /**
     * @param outcome declined or written off; reclaimed is only for checks to say
     * @param because in a few words; blank for none
     * @throws RuleViolation naming {@code outcome}, or when the case is closed already
     */
    @Transactional
    public Reclamation run(long id, Outcome outcome, String because, User by, Instant now) {
        if (outcome != Outcome.DECLINED && outcome != Outcome.WRITTEN_OFF)
            throw new RuleViolation("outcome", "A person closes a case as DECLINED or WRITTEN_OFF; reclaimed is what a check sees.");
        Reclamation open = cases.require(id);
        open.close(outcome, by.id(), because == null || because.isBlank() ? outcome == Outcome.DECLINED ? "they said no" : "given up" : because.strip(), now);
        open.backlink().stopReclaiming();
        return open;
    }

    /** Takes it back. */
    @Transactional
    public Reclamation reopen(long id) {
        Reclamation closed = cases.require(id);
        if (cases.openOf(closed.backlink()).isPresent()) throw new RuleViolation("", "This link has another open case by now.");
        closed.reopen();
        return closed;
    }
}
