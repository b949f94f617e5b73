package dev.linkwright.campaign;

import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.FetchType;
import jakarta.persistence.GeneratedValue;
import jakarta.persistence.GenerationType;
import jakarta.persistence.Id;
import jakarta.persistence.ManyToOne;
import java.time.Instant;
import java.util.Optional;

/** One move of an enrollment: who, when, from, to, why. */
@Entity
public class EnrollmentEvent {
    @Id
    @GeneratedValue(strategy = GenerationType.IDENTITY)
    private Long id;
    @ManyToOne(fetch = FetchType.LAZY, optional = false)
    private Enrollment enrollment;
    private Instant at;
    private Long userId;
    @Enumerated(EnumType.STRING)
    private EnrollmentState fromState;
    @Enumerated(EnumType.STRING)
    private EnrollmentState toState;
    private String why;

    protected EnrollmentEvent() { }

    EnrollmentEvent(Enrollment enrollment, EnrollmentState from, EnrollmentState to, Long userId, String why, Instant at) {
        this.enrollment = enrollment;
        this.fromState = from;
        this.toState = to;
        this.userId = userId;
        this.why = why;
        this.at = at;
    }

    public Instant at() {
        return at;
    }

    /** Empty when it happened by itself. */
    public Optional<Long> userId() {
        return Optional.ofNullable(userId);
    }

    public Optional<EnrollmentState> from() {
        return Optional.ofNullable(fromState);
    }

    public EnrollmentState to() {
        return toState;
    }

    public String why() {
        return why;
    }
}
