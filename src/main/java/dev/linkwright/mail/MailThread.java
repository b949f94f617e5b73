package dev.linkwright.mail;

import java.time.Instant;

import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.GeneratedValue;
import jakarta.persistence.GenerationType;
import jakarta.persistence.Id;
import jakarta.persistence.Table;

/** One conversation with a partner. Keeps one sender for its whole life. */
@Entity
@Table(name = "thread")
public class MailThread {

    /** Open conversations gather answers by address and by site; closed ones only by reference. */
    public enum State { OPEN, CLOSED }

    @Id
    @GeneratedValue(strategy = GenerationType.IDENTITY)
    private Long id;
    private long brandId;
    private Long siteId;
    private Long contactId;
    private long mailboxId;
    private String subject;
    @Enumerated(EnumType.STRING)
    private State state;
    private String token;
    private Long assigneeId;
    private boolean toAnswer;
    private Instant createdAt;
    private Instant lastMessageAt;

    protected MailThread() {
    }

    MailThread(long brandId, Long siteId, Long contactId, long mailboxId, String subject, String token, Instant now) {
        this.brandId = brandId;
        this.siteId = siteId;
        this.contactId = contactId;
        this.mailboxId = mailboxId;
        this.subject = subject;
        this.token = token;
        this.state = State.OPEN;
        this.createdAt = now;
        this.lastMessageAt = now;
    }

    /** A person wrote: it is somebody's turn here, also when the conversation had been closed. */
    public void answered(Instant at) {
        toAnswer = true;
        state = State.OPEN;
        touched(at);
    }

    /** Something happened that wants no answer. */
    public void touched(Instant at) {
        if (at.isAfter(lastMessageAt)) {
            lastMessageAt = at;
        }
    }

    public void nothingToAnswer() {
        toAnswer = false;
    }

    public void close() {
        state = State.CLOSED;
        toAnswer = false;
    }

    public void reopen() {
        state = State.OPEN;
    }

    /** Gives it to a colleague; null gives it back to everybody. */
    public void assignTo(Long userId) {
        assigneeId = userId;
    }

    public boolean isOpen() {
        return state == State.OPEN;
    }

    public Long id() { return id; }

    public long brandId() { return brandId; }

    public Long siteId() { return siteId; }

    public Long contactId() { return contactId; }

    public long mailboxId() { return mailboxId; }

    public String subject() { return subject; }

    public State state() { return state; }

    public String token() { return token; }

    public Long assigneeId() { return assigneeId; }

    public boolean toAnswer() { return toAnswer; }

    public Instant createdAt() { return createdAt; }

    public Instant lastMessageAt() { return lastMessageAt; }
}
