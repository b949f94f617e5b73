package dev.linkwright.mail;

import java.time.Instant;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.FetchType;
import jakarta.persistence.GeneratedValue;
import jakarta.persistence.GenerationType;
import jakarta.persistence.Id;
import jakarta.persistence.JoinColumn;
import jakarta.persistence.ManyToOne;

/** One step in a mail's life: from, to, when and why. The time line and the audit read it. */
@Entity
public class MessageEvent {

    @Id
    @GeneratedValue(strategy = GenerationType.IDENTITY)
    private Long id;
    @ManyToOne(fetch = FetchType.LAZY)
    @JoinColumn(name = "message_id")
    private Message message;
    /** For a step out of SENDING: when it began; that try has no other event. */
    private Instant claimedAt;
    private Instant at;
    @Enumerated(EnumType.STRING)
    @Column(name = "from_state")
    private MessageState from;
    @Enumerated(EnumType.STRING)
    @Column(name = "to_state")
    private MessageState to;
    private String why;

    protected MessageEvent() {
    }

    MessageEvent(Message message, MessageState from, MessageState to, String why, Instant claimedAt, Instant at) {
        this.message = message;
        this.from = from;
        this.to = to;
        this.why = why;
        this.claimedAt = claimedAt;
        this.at = at;
    }

    public Instant at() {
        return at;
    }

    public MessageState from() {
        return from;
    }

    public MessageState to() {
        return to;
    }

    public String why() {
        return why;
    }
}
