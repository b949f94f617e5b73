package dev.linkwright.link.webhook;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.UUID;

import jakarta.persistence.Entity;
import jakarta.persistence.FetchType;
import jakarta.persistence.GeneratedValue;
import jakarta.persistence.GenerationType;
import jakarta.persistence.Id;
import jakarta.persistence.ManyToOne;

/** One notice to one webhook, and what became of it. The same body every time, so that a receiver may drop what it has already. */
@Entity
public class WebhookDelivery {

    /** How long after each failed try the next one comes; then it is given up: about two and a half days in all. */
    static final List<Duration> GAPS = List.of(Duration.ofMinutes(1), Duration.ofMinutes(5), Duration.ofMinutes(30), Duration.ofHours(2), Duration.ofHours(8),
        Duration.ofHours(24), Duration.ofHours(24));
    private static final int LONGEST_ANSWER = 300;

    @Id
    @GeneratedValue(strategy = GenerationType.IDENTITY)
    private Long id;
    @ManyToOne(fetch = FetchType.LAZY)
    private Webhook webhook;
    private Long alertId;
    private UUID publicId;
    private String event;
    private String body;
    private Instant createdAt;
    private int tries;
    private Instant lastTriedAt;
    private int lastStatus;
    private String lastAnswer;
    private Instant deliveredAt;
    private Instant givenUpAt;
    private Instant nextTryAt;

    protected WebhookDelivery() {}

    WebhookDelivery(Webhook webhook, Long alertIdOrNull, UUID publicId, String event, String body, Instant now) {
        this.webhook = webhook;
        this.alertId = alertIdOrNull;
        this.publicId = publicId;
        this.event = event;
        this.body = body;
        this.createdAt = now;
        this.nextTryAt = now;
    }

    void delivered(int status, String answer, Instant now) {
        tried(status, answer, now);
        deliveredAt = now;
        nextTryAt = null;
    }

    void failed(int status, String answer, Instant now) {
        tried(status, answer, now);
        if (tries > GAPS.size()) {
            givenUpAt = now;
            nextTryAt = null;
        } else {
            nextTryAt = now.plus(GAPS.get(tries - 1));
        }
    }

    /** A person wants it tried again, now. */
    void again(Instant now) {
        givenUpAt = null;
        tries = 0;
        nextTryAt = now;
    }

    private void tried(int status, String answer, Instant now) {
        tries++;
        lastTriedAt = now;
        lastStatus = status;
        String tidy = answer.replace("\u0000", "");
        lastAnswer = tidy.length() <= LONGEST_ANSWER ? tidy : tidy.substring(0, LONGEST_ANSWER) + "…";
    }

    public Long id() { return id; }

    Webhook webhook() { return webhook; }

    /** The same for every try; receivers tell repeats by it. */
    public UUID publicId() { return publicId; }

    public String event() { return event; }

    public String body() { return body; }

    public Instant createdAt() { return createdAt; }

    public int tries() { return tries; }

    /** Null before the first. */
    public Instant lastTriedAt() { return lastTriedAt; }

    /** HTTP status of the last try; 0 when nothing answered. */
    public int lastStatus() { return lastStatus; }

    /** What came of the last try, in words; null before it. */
    public String lastAnswer() { return lastAnswer; }

    public Instant deliveredAt() { return deliveredAt; }

    public Instant givenUpAt() { return givenUpAt; }

    /** Null when there is none. */
    public Instant nextTryAt() { return nextTryAt; }

    public boolean mayBeTriedAgain() { return deliveredAt == null; }
}
