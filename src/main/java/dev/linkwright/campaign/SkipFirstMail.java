package dev.linkwright.campaign;

import dev.linkwright.account.User;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.time.Instant;

/** Puts a first mail aside in the review, or takes it up again. Nothing leaves either way. */
@ApplicationScoped
public class SkipFirstMail {
    private final Enrollments enrollments;

    SkipFirstMail(Enrollments enrollments) {
        this.enrollments = enrollments;
    }

    @Transactional
    public Enrollment run(long enrollmentId, User by, Instant now) {
        Enrollment enrollment = enrollments.requireLocked(enrollmentId);
        enrollment.skip(by.id(), now);
        return enrollment;
    }

    @Transactional
    public Enrollment takeUpAgain(long enrollmentId, User by, Instant now) {
        Enrollment enrollment = enrollments.requireLocked(enrollmentId);
        enrollment.takeUpAgain(by.id(), now);
        return enrollment;
    }
}
