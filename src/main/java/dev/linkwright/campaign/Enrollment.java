package dev.linkwright.campaign;

import dev.linkwright.campaign.letter.MergeField;
import dev.linkwright.shared.RuleViolation;
import jakarta.persistence.CascadeType;
import jakarta.persistence.Embedded;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.FetchType;
import jakarta.persistence.GeneratedValue;
import jakarta.persistence.GenerationType;
import jakarta.persistence.Id;
import jakarta.persistence.ManyToOne;
import jakarta.persistence.OneToMany;
import jakarta.persistence.OrderBy;
import jakarta.persistence.Version;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * One contact going through one campaign. Every change of state goes through {@link #moveTo}, which asks the state for
 * its successors and leaves an event. What happened to the mails (sent, answered, promised, won) is kept as times, so
 * that the funnel counts facts and not states.
 */
@Entity
public class Enrollment {
    @Id
    @GeneratedValue(strategy = GenerationType.IDENTITY)
    private Long id;
    @ManyToOne(fetch = FetchType.LAZY, optional = false)
    private Campaign campaign;
    private long contactId;
    private long siteId;
    private long prospectId;
    private Long mailboxId;
    private Long threadId;
    @Enumerated(EnumType.STRING)
    private EnrollmentState state = EnrollmentState.CHOSEN;
    @Enumerated(EnumType.STRING)
    private StopReason stopReason;
    private String stopDetail;
    private int nextStep = 1;
    private Instant nextSendAt;
    private Instant awayUntil;
    private String heldBecause;
    private String restWaived;
    private Instant notBefore;
    @Embedded
    private OwnWords ownWords = new OwnWords();
    private Long backlinkId;
    private Long mentionId;
    private Instant firstSentAt;
    private Instant lastSentAt;
    private Instant bouncedAt;
    @Embedded
    private Answer answer = new Answer();
    private Instant promisedAt;
    private Instant wonAt;
    private Instant lostAt;
    private Long createdBy;
    private Instant createdAt;
    @Version
    private long version;
    @OneToMany(mappedBy = "enrollment", cascade = CascadeType.ALL)
    @OrderBy("at, id")
    private List<EnrollmentEvent> events = new ArrayList<>();

    protected Enrollment() { }

    Enrollment(Campaign campaign, long contactId, long siteId, long prospectId, Long createdBy, Instant now) {
        this.campaign = campaign;
        this.contactId = contactId;
        this.siteId = siteId;
        this.prospectId = prospectId;
        this.createdBy = createdBy;
        this.createdAt = now;
        events.add(new EnrollmentEvent(this, null, EnrollmentState.CHOSEN, createdBy, "Enrolled", now));
    }

    void startReview(long mailbox, long thread, Long by, Instant now) {
        this.mailboxId = mailbox;
        this.threadId = thread;
        moveTo(EnrollmentState.IN_REVIEW, by, "First mail written, waits for review", now);
    }

    void approve(Long by, Instant now) {
        moveTo(EnrollmentState.ACTIVE, by, "First mail approved", now);
    }

    /** An edit after approval asks again, as long as the mail has not left. */
    void askAgain(Long by, String why, Instant now) {
        moveTo(EnrollmentState.IN_REVIEW, by, why, now);
    }

    void skip(Long by, Instant now) {
        moveTo(EnrollmentState.SKIPPED, by, "Skipped in the review", now);
    }

    void takeUpAgain(Long by, Instant now) {
        moveTo(EnrollmentState.IN_REVIEW, by, "Taken up again", now);
    }

    void pause(Long by, Instant now) {
        moveTo(EnrollmentState.PAUSED, by, "Paused", now);
    }

    void resume(Long by, Instant now) {
        moveTo(EnrollmentState.ACTIVE, by, "Resumed", now);
    }

    /** Ends it; asking twice changes nothing. Says whether this call ended it. */
    boolean stop(StopReason reason, String detail, Long by, Instant now) {
        if (state == EnrollmentState.STOPPED) {
            return false;
        }
        stopReason = reason;
        stopDetail = detail;
        nextSendAt = null;
        moveTo(EnrollmentState.STOPPED, by, reason.label() + (detail == null ? "" : ": " + detail), now);
        return true;
    }

    /** A person moved the next mail; it leaves with the first opening of the window from then on. */
    void moveNextTo(Instant when, Long by, String why, Instant now) {
        notBefore = when;
        events.add(new EnrollmentEvent(this, state, state, by, why, now));
    }

    /** A person leaves one mail of the sequence out. {@code next} empty: it was the last. */
    void skipStep(Optional<Instant> next, Long by, Instant now) {
        int skipped = nextStep;
        nextStep++;
        notBefore = null;
        heldBecause = null;
        nextSendAt = next.orElse(null);
        events.add(new EnrollmentEvent(this, state, state, by, "Mail " + skipped + " skipped", now));
        if (next.isEmpty()) {
            moveTo(EnrollmentState.FINISHED, by, "No mail is left after mail " + skipped + " was skipped", now);
        }
    }

    /** A person said why this one is written to although another campaign wrote lately. */
    void waiveRest(String reason) {
        restWaived = reason;
    }

    void planNext(Instant at) { nextSendAt = at; }

    void followUpQueued() {
        nextSendAt = null;
        heldBecause = null;
    }

    void holdBack(String flaw) {
        heldBecause = flaw;
    }

    void mended() {
        heldBecause = null;
    }

    /** An automatic answer: the next mail waits past the return date. It never counts as a reply. */
    void away(Instant until, Optional<Instant> next) {
        awayUntil = until;
        next.filter(at -> nextSendAt != null && at.isAfter(nextSendAt)).ifPresent(at -> nextSendAt = at);
    }

    void answered(String who, Instant at) {
        if (firstSentAt != null) {
            answer().came(nextStep - 1, at);
        }
        stop(StopReason.REPLIED, who, null, at);
    }

    /** A bounce also suppresses the address; whichever is told first, the bounce is the reason. */
    void bounced(String address, Instant at) {
        bouncedAt = bouncedAt == null ? at : bouncedAt;
        if (!stop(StopReason.BOUNCED, address, null, at) && stopReason == StopReason.SUPPRESSED) {
            stopReason = StopReason.BOUNCED;
            stopDetail = address;
        }
    }

    void promised(long backlink, Instant at) {
        backlinkId = backlink;
        promisedAt = promisedAt == null ? at : promisedAt;
        answer().isGood(at);
        stop(StopReason.REPLIED, "promised a link", null, at);
    }

    void won(Instant at) {
        wonAt = wonAt == null ? at : wonAt;
        answer().isGood(at);
        lostAt = null;
        stop(StopReason.REPLIED, "the link is live", null, at);
    }

    void lost(Instant at) {
        lostAt = at;
    }

    /** What a person takes the answer for; null takes it back. */
    void judge(AnswerTone tone, Long by, Instant now) {
        answer().judge(tone, by, now);
    }

    void isAbout(Long backlink, Long mention) {
        this.backlinkId = backlink;
        this.mentionId = mention;
    }

    /** What a person wrote for a merge field; a blank text takes the note away. A follow-up that was held back is looked at again. */
    public void note(MergeField field, String text) {
        ownWords.note(field, text);
        heldBecause = null;
    }

    /** The first mail, rewritten by hand for this contact alone. */
    void writeOwn(String subject, String body) {
        ownWords.writeFirstMail(subject, body);
    }

    /** Hibernate reads one without any value as none. */
    private Answer answer() {
        answer = answer == null ? new Answer() : answer;
        return answer;
    }

    private void moveTo(EnrollmentState next, Long by, String why, Instant now) {
        if (!state.successors().contains(next)) {
            throw new RuleViolation("state", "This can't be done while the enrollment is “" + state.label().toLowerCase(java.util.Locale.ROOT) + "”.");
        }
        events.add(new EnrollmentEvent(this, state, next, by, why, now));
        state = next;
    }

    public Long id() { return id; }
    public Campaign campaign() { return campaign; }
    public long contactId() { return contactId; }
    public long siteId() { return siteId; }
    public long prospectId() { return prospectId; }
    public Optional<Long> mailboxId() { return Optional.ofNullable(mailboxId); }
    public Optional<Long> threadId() { return Optional.ofNullable(threadId); }
    public EnrollmentState state() { return state; }
    public Optional<StopReason> stopReason() { return Optional.ofNullable(stopReason); }

    /** Why it stopped, in a sentence. */
    public Optional<String> stoppedBecause() {
        return stopReason().map(reason -> reason.label() + (stopDetail == null ? "." : ": " + stopDetail + "."));
    }

    public Optional<String> heldBecause() { return Optional.ofNullable(heldBecause); }
    public Optional<Instant> lastSentAt() { return Optional.ofNullable(lastSentAt); }
    public Optional<Long> mentionId() { return Optional.ofNullable(mentionId); }
    public Optional<Instant> promisedAt() { return Optional.ofNullable(promisedAt); }
    public Optional<Instant> wonAt() { return Optional.ofNullable(wonAt); }
    public boolean canBePaused() { return state == EnrollmentState.ACTIVE; }

    /** Whether a person may move its next mail. */
    public boolean canBeMoved() { return state == EnrollmentState.ACTIVE; }

    /** Whether a follow-up is left that may be left out. */
    public boolean canSkipAMail() { return firstSentAt != null && (state == EnrollmentState.ACTIVE || state == EnrollmentState.PAUSED); }
    public boolean canBeStopped() { return state.isOpen(); }

    /** Set while a person has moved the next mail. */
    public Optional<Instant> notBefore() { return Optional.ofNullable(notBefore); }
    public Optional<String> restWaived() { return Optional.ofNullable(restWaived); }
    public int nextStep() { return nextStep; }
    public Optional<Instant> nextSendAt() { return Optional.ofNullable(nextSendAt); }
    public Optional<Instant> awayUntil() { return Optional.ofNullable(awayUntil); }
    public Map<String, String> notes() { return ownWords.notes(); }
    public Optional<String> ownSubject() { return Optional.ofNullable(ownWords.subject()); }
    public Optional<String> ownBody() { return Optional.ofNullable(ownWords.body()); }
    public Optional<Long> backlinkId() { return Optional.ofNullable(backlinkId); }
    public Optional<Instant> firstSentAt() { return Optional.ofNullable(firstSentAt); }
    public Instant createdAt() { return createdAt; }
    public Optional<Instant> repliedAt() { return answer().at(); }

    /** What the answer was taken for. */
    public Optional<AnswerTone> answerTone() { return answer().tone(); }
    public List<EnrollmentEvent> events() { return List.copyOf(events); }
}
