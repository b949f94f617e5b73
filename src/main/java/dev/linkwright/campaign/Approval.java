package dev.linkwright.campaign;

import dev.linkwright.shared.RuleViolation;
import jakarta.persistence.Embeddable;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import java.time.Instant;
import java.util.Locale;
import java.util.Optional;

/** A manager's yes to a campaign: who asked when, who decided when, and with which words it was sent back. */
@Embeddable
class Approval {
    @Enumerated(EnumType.STRING)
    private ApprovalState approval = ApprovalState.NOT_NEEDED;
    private Long askedBy;
    private Instant askedAt;
    private Long decidedBy;
    private Instant decidedAt;
    private String sentBackWith;

    /** The one door. Where it stands already, nothing happens and the answer is empty. */
    Optional<ApprovalEvent> moveTo(Campaign campaign, ApprovalState next, Long by, String words, Instant now) {
        if (next == approval) {
            return Optional.empty();
        }
        if (!approval.successors().contains(next)) {
            throw new RuleViolation("approval", "This can't be done while the campaign’s approval is “" + approval.label().toLowerCase(Locale.ROOT) + "”.");
        }
        ApprovalEvent event = new ApprovalEvent(campaign, approval, next, by, words, now);
        approval = next;
        switch (next) {
            case ASKED -> {
                askedBy = by;
                askedAt = now;
                decidedBy = null;
                decidedAt = null;
            }
            case APPROVED, SENT_BACK -> {
                decidedBy = by;
                decidedAt = now;
                sentBackWith = next == ApprovalState.SENT_BACK ? words : null;
            }
            case NOT_NEEDED, TO_ASK -> sentBackWith = null;
        }
        return Optional.of(event);
    }

    ApprovalState state() {
        return approval;
    }

    Optional<Long> askedBy() {
        return Optional.ofNullable(askedBy);
    }

    Optional<Instant> askedAt() {
        return Optional.ofNullable(askedAt);
    }

    Optional<Long> decidedBy() {
        return Optional.ofNullable(decidedBy);
    }

    Optional<Instant> decidedAt() {
        return Optional.ofNullable(decidedAt);
    }

    Optional<String> sentBackWith() {
        return Optional.ofNullable(sentBackWith);
    }
}
