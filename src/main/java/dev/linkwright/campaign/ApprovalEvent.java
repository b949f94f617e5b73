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

/** One move of a campaign's approval: who, when, from, to, with which words. */
@Entity
public class ApprovalEvent {
    @Id
    @GeneratedValue(strategy = GenerationType.IDENTITY)
    private Long id;
    @ManyToOne(fetch = FetchType.LAZY, optional = false)
    private Campaign campaign;
    private Instant at;
    private Long userId;
    @Enumerated(EnumType.STRING)
    private ApprovalState fromState;
    @Enumerated(EnumType.STRING)
    private ApprovalState toState;
    private String words;

    protected ApprovalEvent() { }

    ApprovalEvent(Campaign campaign, ApprovalState from, ApprovalState to, Long userId, String words, Instant at) {
        this.campaign = campaign;
        this.fromState = from;
        this.toState = to;
        this.userId = userId;
        this.words = words == null ? "" : words;
        this.at = at;
    }

    public Instant at() {
        return at;
    }

    public Optional<Long> userId() {
        return Optional.ofNullable(userId);
    }

    public ApprovalState to() {
        return toState;
    }

    public String words() {
        return words;
    }
}
