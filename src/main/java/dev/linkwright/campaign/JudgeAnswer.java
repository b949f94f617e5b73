package dev.linkwright.campaign;

import dev.linkwright.account.User;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.time.Instant;

/** A person says what an answer amounts to: it counts in the figures, and changes nothing else. */
@ApplicationScoped
public class JudgeAnswer {
    private final Enrollments enrollments;

    JudgeAnswer(Enrollments enrollments) {
        this.enrollments = enrollments;
    }

    /** @param tone null takes it back */
    @Transactional
    public Enrollment run(long enrollmentId, AnswerTone tone, User by, Instant now) {
        Enrollment enrollment = enrollments.requireLocked(enrollmentId);
        enrollment.judge(tone, by.id(), now);
        return enrollment;
    }
}
