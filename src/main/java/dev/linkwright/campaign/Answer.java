package dev.linkwright.campaign;

import dev.linkwright.shared.RuleViolation;
import jakarta.persistence.Embeddable;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import java.time.Instant;
import java.util.Optional;

/** The first answer of a contact: when, after how many mails, and whether it was good news. */
@Embeddable
class Answer {
    private Instant repliedAt;
    private Integer repliedAfter;
    @Enumerated(EnumType.STRING)
    private AnswerTone answerTone;
    private Long judgedBy;
    private Instant judgedAt;

    void came(int afterMails, Instant at) {
        if (repliedAt == null) {
            repliedAt = at;
            repliedAfter = afterMails;
        }
    }

    /** A promise or a link says it without a person. */
    void isGood(Instant at) {
        if (answerTone == null) {
            answerTone = AnswerTone.POSITIVE;
            judgedAt = at;
        }
    }

    void judge(AnswerTone tone, Long by, Instant now) {
        if (repliedAt == null && tone != null) {
            throw new RuleViolation("tone", "Nobody has answered here yet.");
        }
        answerTone = tone;
        judgedBy = by;
        judgedAt = now;
    }

    Optional<Instant> at() {
        return Optional.ofNullable(repliedAt);
    }

    Optional<AnswerTone> tone() {
        return Optional.ofNullable(answerTone);
    }
}
