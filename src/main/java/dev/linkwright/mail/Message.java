package dev.linkwright.mail;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

import jakarta.persistence.CascadeType;
import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.GeneratedValue;
import jakarta.persistence.GenerationType;
import jakarta.persistence.Id;
import jakarta.persistence.OneToMany;

import dev.linkwright.shared.RuleViolation;

/** One mail, out or in. {@link #moveTo} is the only door between its states and records every step. */
@Entity
public class Message extends WrittenMail {

    @Id
    @GeneratedValue(strategy = GenerationType.IDENTITY)
    private Long id;
    private Long threadId;
    private long mailboxId;
    private Long brandId;
    private Long siteId;
    @Enumerated(EnumType.STRING)
    private Direction direction;
    @Enumerated(EnumType.STRING)
    private MailKind kind;
    @Enumerated(EnumType.STRING)
    private MessageState state;
    /** The state while the mail waits for a person, else null: what an index asks for. Kept by the database. */
    @Column(insertable = false, updatable = false)
    private String waits;

    private String sendKey;
    private Instant notBefore;
    private Instant notAfter;
    private String unsubscribeSecret;
    private boolean restWaived;
    private String claimedBy;
    /** When it was claimed last. */
    private Instant claimedAt;
    private Instant handedOverAt;
    private int attempts;
    private Instant sentAt;
    private String failure;
    private Instant createdAt;

    private String matchedBy;
    private String note;
    private Instant resumeAt;
    private Instant dismissedAt;
    private Long writtenBy;

    @OneToMany(mappedBy = "message", cascade = CascadeType.PERSIST)
    private List<MessageEvent> events = new ArrayList<>();

    protected Message() {
    }

    /** A draft of ours: final text, own Message-ID, recipient. */
    static Message draft(NewMail mail, MailThread thread, Mailbox from, String messageId, List<String> references, Instant now) {
        Message message = new Message();
        message.threadId = thread.id();
        message.mailboxId = from.id();
        message.brandId = thread.brandId();
        message.siteId = thread.siteId();
        message.direction = Direction.OUT;
        message.kind = mail.kind();
        // RFC 5322 3.6.4: our parent is the last id of References
        message.stands(messageId, references.isEmpty() ? null : references.get(references.size() - 1), references);
        message.from(from.name(), from.address());
        message.to(MailText.headerLine("name", mail.toName()), MailText.address("address", mail.toAddress()));
        message.sendKey = mail.sendKey();
        message.createdAt = now;
        message.write(mail.subject(), mail.text(), mail.html());
        message.start(MessageState.DRAFT, now);
        return message;
    }

    /** A mail that came in. Its thread is found later, or a person finds it. */
    public static Message received(ReceivedMail mail, Mailbox mailbox, MailKind kind, Instant now) {
        Message message = new Message();
        message.mailboxId = mailbox.id();
        message.direction = Direction.IN;
        message.kind = kind;
        message.stands(mail.messageId(), mail.inReplyTo(), mail.references());
        message.from(mail.fromName(), mail.fromAddress());
        message.to("", mailbox.address());
        message.says(mail.subject(), mail.text(), mail.html());
        message.sentAt = mail.sentAt();
        message.createdAt = now;
        message.start(MessageState.RECEIVED, now);
        return message;
    }

    private void start(MessageState first, Instant now) {
        state = first;
        events.add(new MessageEvent(this, null, first, null, null, now));
    }

    /** Changes the words of a draft. */
    public void write(String subject, String text, String html) {
        if (state != null && state != MessageState.DRAFT) {
            throw new RuleViolation("text", "Only a draft can be changed; this mail is " + state.name().toLowerCase() + ".");
        }
        String line = MailText.headerLine("subject", subject);
        if (line.isEmpty()) {
            throw new RuleViolation("subject", "A subject is needed.");
        }
        if (text == null || text.isBlank()) {
            throw new RuleViolation("text", "A text is needed.");
        }
        says(line, text.replace("\u0000", ""), html);
    }

    void queue(Instant notBefore, Instant notAfter, String why, Instant now) {
        moveTo(MessageState.QUEUED, why, now);
        this.notBefore = notBefore;
        this.notAfter = notAfter;
        this.failure = null;
    }

    void cancel(String why, Instant now) {
        moveTo(MessageState.CANCELLED, why, now);
        failure = why;
    }

    /** A person, or what the mail is about, lets it leave although its reader rests from campaigns. */
    void waiveRest() {
        restWaived = true;
    }

    void missedItsWindow(Instant now) {
        recall("Its sending window closed before its turn came.", now);
    }

    void recall(String why, Instant now) {
        moveTo(MessageState.DRAFT, why, now);
        notBefore = null;
        notAfter = null;
    }

    void sent(String why, Instant at) {
        moveTo(MessageState.SENT, why, at);
        sentAt = at;
        failure = null;
        unsubscribeSecret = null;
        release();
    }

    void failed(String why, Instant at) {
        moveTo(MessageState.FAILED, why, at);
        failure = why;
        release();
    }

    void uncertain(String why, Instant at) {
        moveTo(MessageState.UNCERTAIN, why, at);
        failure = why;
        claimedBy = null;
    }

    /** It certainly did not leave: tried again after {@code gap}. */
    void retry(String why, Duration gap, Instant at) {
        moveTo(MessageState.QUEUED, why, at);
        failure = why;
        notBefore = at.plus(gap);
        release();
    }

    private void release() {
        claimedBy = null;
        handedOverAt = null;
    }

    /** Stays what it is; its events say one more thing. */
    void remark(String what, Instant at) {
        events.add(new MessageEvent(this, state, state, what, null, at));
    }

    private void moveTo(MessageState next, String why, Instant at) {
        if (!state.successors().contains(next)) {
            throw new RuleViolation("state", "A mail that is " + state.name().toLowerCase() + " cannot become "
                    + next.name().toLowerCase() + ".");
        }
        events.add(new MessageEvent(this, state, next, why, state == MessageState.SENDING ? claimedAt : null, at));
        state = next;
    }

    /** Puts an inbound mail into a conversation; {@code how} is the reason a person reads. */
    public void belongsTo(MailThread thread, String how) {
        threadId = thread.id();
        brandId = thread.brandId();
        siteId = thread.siteId();
        matchedBy = how;
        dismissedAt = null;
    }

    /** The sender's site is known though the conversation is not. */
    public void comesFromSite(long site) {
        siteId = site;
    }

    /** What the understanding found, in a sentence, and when the person is back. */
    public void understoodAs(MailKind kind, String note, Instant resumeAt) {
        this.kind = kind;
        this.note = note;
        this.resumeAt = resumeAt;
    }

    /** Triage decided that nothing follows from it. It stays readable. */
    public void dismiss(Instant now) {
        dismissedAt = now;
    }

    void backToTriage() {
        threadId = null;
        brandId = null;
        matchedBy = null;
        dismissedAt = null;
    }

    void offersWayOut(String secret) {
        unsubscribeSecret = secret;
    }

    void writtenBy(Long userId) {
        writtenBy = userId;
    }

    public Long id() { return id; }

    /** Null while it waits in triage. */
    public Long threadId() { return threadId; }
    public long mailboxId() { return mailboxId; }
    public Long brandId() { return brandId; }
    public Long siteId() { return siteId; }
    public Direction direction() { return direction; }

    public boolean incoming() {
        return direction == Direction.IN;
    }

    public MailKind kind() { return kind; }
    public MessageState state() { return state; }

    public String sendKey() { return sendKey; }
    public Instant notBefore() { return notBefore; }
    public Instant notAfter() { return notAfter; }
    String unsubscribeSecret() { return unsubscribeSecret; }

    /** When it was handed to the server, for a mail whose outcome is open. */
    public Instant handedOverAt() { return handedOverAt; }
    public int attempts() { return attempts; }
    public Instant sentAt() { return sentAt; }

    /** Why it failed, waits or was cancelled, in a sentence. */
    public String failure() { return failure; }
    public Instant createdAt() { return createdAt; }

    /** When it left or arrived; else when it was written. */
    public Instant at() {
        return sentAt != null ? sentAt : createdAt;
    }

    /** Why this inbound mail is in its thread. */
    public String matchedBy() { return matchedBy; }
    public String note() { return note; }
    public Instant resumeAt() { return resumeAt; }
    public Instant dismissedAt() { return dismissedAt; }
    public Long writtenBy() { return writtenBy; }
    public List<MessageEvent> events() { return events; }
}
