package dev.linkwright.prospect;

import dev.linkwright.account.User;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.FetchType;
import jakarta.persistence.GeneratedValue;
import jakarta.persistence.GenerationType;
import jakarta.persistence.Id;
import jakarta.persistence.ManyToOne;
import jakarta.persistence.Table;
import java.time.Instant;

/** A prospect moved: who, when, from, to, why. */
@Entity
@Table(name = "prospect_event")
public class StageEvent {

    @Id
    @GeneratedValue(strategy = GenerationType.IDENTITY)
    private Long id;
    @ManyToOne(fetch = FetchType.LAZY)
    private Prospect prospect;
    private Instant at;
    @ManyToOne(fetch = FetchType.LAZY)
    private User user;
    @Enumerated(EnumType.STRING)
    private Stage fromStage;
    @Enumerated(EnumType.STRING)
    private Stage toStage;
    private String why;

    protected StageEvent() {
    }

    StageEvent(Prospect prospect, Stage from, Stage to, User by, String why, Instant at) {
        this.prospect = prospect;
        this.fromStage = from;
        this.toStage = to;
        this.user = by;
        this.why = why == null ? "" : why;
        this.at = at;
    }

    public Instant at() {
        return at;
    }

    /** Null when it happened by itself. */
    public User user() {
        return user;
    }

    public Stage from() {
        return fromStage;
    }

    public Stage to() {
        return toStage;
    }

    public String why() {
        return why;
    }
}
