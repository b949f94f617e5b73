package dev.linkwright.link;

import java.time.Instant;

import jakarta.persistence.Entity;
import jakarta.persistence.GeneratedValue;
import jakarta.persistence.GenerationType;
import jakarta.persistence.Id;

/** One step in the life of a link or a mention: who, when, from, to, why. */
@Entity
public class LinkEvent {

    @Id
    @GeneratedValue(strategy = GenerationType.IDENTITY)
    private Long id;
    private Long backlinkId;
    private Long mentionId;
    private Instant at;
    private Long userId;
    private String fromState;
    private String toState;
    private String why;

    protected LinkEvent() {}

    static LinkEvent of(Backlink link, BacklinkState from, BacklinkState to, String why, Long userId, Instant at) {
        LinkEvent event = new LinkEvent(from == null ? null : from.name(), to.name(), why, userId, at);
        event.backlinkId = link.id();
        return event;
    }

    static LinkEvent of(Mention mention, MentionState from, MentionState to, String why, Long userId, Instant at) {
        LinkEvent event = new LinkEvent(from == null ? null : from.name(), to.name(), why, userId, at);
        event.mentionId = mention.id();
        return event;
    }

    private LinkEvent(String fromState, String toState, String why, Long userId, Instant at) {
        this.fromState = fromState;
        this.toState = toState;
        this.why = why;
        this.userId = userId;
        this.at = at;
    }

    public Instant at() { return at; }

    /** Null when it happened by itself. */
    public Long userId() { return userId; }

    /** Null at the beginning. */
    public String fromState() { return fromState; }

    public String toState() { return toState; }

    public String why() { return why; }
}
