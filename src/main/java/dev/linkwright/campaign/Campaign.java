package dev.linkwright.campaign;

import dev.linkwright.campaign.Step.StepText;
import dev.linkwright.campaign.letter.MergeField;
import dev.linkwright.campaign.playbook.PlaybookKind;
import dev.linkwright.campaign.schedule.SendWindow;
import dev.linkwright.prospect.Opportunity;
import dev.linkwright.shared.RuleViolation;
import jakarta.persistence.CascadeType;
import jakarta.persistence.CollectionTable;
import jakarta.persistence.Column;
import jakarta.persistence.ElementCollection;
import jakarta.persistence.Embedded;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.GeneratedValue;
import jakarta.persistence.GenerationType;
import jakarta.persistence.Id;
import jakarta.persistence.JoinColumn;
import jakarta.persistence.OneToMany;
import jakarta.persistence.OrderBy;
import jakarta.persistence.Version;
import java.time.DayOfWeek;
import java.time.Instant;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/** One brand, one asset, one opportunity: a sequence of steps, who sends it, and when mails may leave. */
@Entity
public class Campaign {
    @Id
    @GeneratedValue(strategy = GenerationType.IDENTITY)
    private Long id;
    private long brandId;
    private Long assetId;
    private String name;
    @Enumerated(EnumType.STRING)
    private Opportunity opportunity;
    @Embedded
    private Brief brief;
    @Embedded
    private Approval approval = new Approval();
    @Enumerated(EnumType.STRING)
    private CampaignState state = CampaignState.DRAFT;
    private String[] windowDays;
    private LocalTime windowFrom;
    private LocalTime windowTo;
    private String windowZone;
    private Long createdBy;
    private Instant createdAt;
    private Instant launchedAt;
    @Version
    private long version;
    @OneToMany(mappedBy = "campaign", cascade = CascadeType.ALL)
    @OrderBy("at, id")
    private List<ApprovalEvent> approvals = new ArrayList<>();
    @OneToMany(mappedBy = "campaign", cascade = CascadeType.ALL, orphanRemoval = true)
    @OrderBy("no")
    private List<Step> steps = new ArrayList<>();
    @ElementCollection
    @CollectionTable(name = "campaign_mailbox", joinColumns = @JoinColumn(name = "campaign_id"))
    @Column(name = "mailbox_id")
    @OrderBy
    private Set<Long> mailboxIds = new LinkedHashSet<>();

    protected Campaign() { }

    public Campaign(long brandId, Long assetId, String name, PlaybookKind kind, SendWindow window, Long createdBy, Instant now) {
        this.brandId = brandId;
        this.assetId = assetId;
        this.brief = new Brief(kind);
        this.opportunity = kind.opportunity();
        this.createdBy = createdBy;
        this.createdAt = now;
        rename(name);
        sendIn(window);
    }

    public final void rename(String newName) {
        if (newName == null || newName.isBlank() || newName.strip().length() > 120) {
            throw new RuleViolation("name", "Give the campaign a name of at most 120 characters.");
        }
        this.name = newName.strip();
    }

    /** @param target the page its links should lead to; blank for the asset's own */
    void aimAt(Long asset, String target) {
        if (!Objects.equals(asset, assetId)) {
            brief.forgetMeant();
        }
        this.assetId = asset;
        brief.leadTo(target);
    }

    void play(PlaybookKind kind) {
        brief.play(kind);
        opportunity = kind.opportunity();
    }

    /** What its playbook asks for once; a blank text takes the value away. */
    void fill(MergeField field, String text) {
        brief.fill(field, text);
    }

    /** A person says that a target nobody would cite is meant all the same. */
    void targetIsMeant(String because, long by, Instant now) {
        brief.targetIsMeant(because, by, now);
    }

    void approvalMovesTo(ApprovalState next, Long by, String words, Instant now) {
        approval.moveTo(this, next, by, words, now).ifPresent(approvals::add);
    }

    /** What was said yes to has changed: it asks again. */
    void edited(Long by, Instant now) {
        if (approval.state() == ApprovalState.APPROVED) {
            approvalMovesTo(ApprovalState.ASKED, by, "Changed after the approval, asks again", now);
        }
    }

    /** Everything a manager says yes to, to be compared. */
    String whatIsApproved() {
        return brief.playbook() + "|" + assetId + "|" + brief.targetUrl() + "|" + brief.fields() + "|" + texts();
    }

    public final void sendIn(SendWindow window) {
        this.windowDays = window.days().stream().sorted().map(DayOfWeek::name).toArray(String[]::new);
        this.windowFrom = window.from();
        this.windowTo = window.to();
        this.windowZone = window.zone().getId();
    }

    public void sendFrom(Collection<Long> mailboxes) {
        mailboxIds.retainAll(mailboxes);
        mailboxIds.addAll(mailboxes);
    }

    /** Replaces the whole sequence. After the launch its length and the first mail stay as people approved them. */
    public void writeSteps(List<StepText> texts) {
        if (texts.isEmpty() || texts.size() > 20) {
            throw new RuleViolation("steps", "A campaign has between 1 and 20 mails.");
        }
        if (!isDraft() && texts.size() != steps.size()) {
            throw new RuleViolation("steps", "After the launch mails are neither added nor taken away.");
        }
        for (int i = 0; i < texts.size(); i++) {
            if (i < steps.size()) {
                rewriteStep(i + 1, texts.get(i));
            } else {
                steps.add(new Step(this, i + 1, texts.get(i)));
            }
        }
        while (steps.size() > texts.size()) {
            steps.remove(steps.size() - 1);
        }
    }

    public void rewriteStep(int no, StepText text) {
        Step step = step(no).orElseThrow(() -> new RuleViolation("steps", "There is no mail " + no + "."));
        StepText before = step.text();
        step.rewrite(text);
        if (step.isFirst() && !isDraft() && !step.text().equals(before)) {
            throw new RuleViolation("steps[0].body", "The first mails are in review: change them there, each for its contact.");
        }
    }

    public void addStep(StepText text) {
        List<StepText> texts = new ArrayList<>(texts());
        texts.add(text);
        writeSteps(texts);
    }

    public void removeStep(int no) {
        List<StepText> texts = new ArrayList<>(texts());
        if (no < 1 || no > texts.size()) {
            throw new RuleViolation("steps", "There is no mail " + no + ".");
        }
        texts.remove(no - 1);
        writeSteps(texts);
    }

    /** Its mails as they could be written again. */
    public List<StepText> texts() {
        return steps.stream().map(Step::text).toList();
    }

    void launch(Instant now) {
        moveTo(CampaignState.RUNNING);
        launchedAt = now;
    }

    public void pause() {
        moveTo(CampaignState.PAUSED);
    }

    public void resume() {
        if (launchedAt == null) {
            throw new RuleViolation("state", "The campaign is not launched yet.");
        }
        moveTo(CampaignState.RUNNING);
    }

    void end() {
        moveTo(CampaignState.ENDED);
    }

    private void moveTo(CampaignState next) {
        if (!state.successors().contains(next)) {
            throw new RuleViolation("state", "A campaign that is " + state.label().toLowerCase(java.util.Locale.ROOT)
                    + " can't become " + next.label().toLowerCase(java.util.Locale.ROOT) + ".");
        }
        state = next;
    }

    public SendWindow window() {
        return new SendWindow(Arrays.stream(windowDays).map(DayOfWeek::valueOf).collect(Collectors.toSet()), windowFrom, windowTo,
                ZoneId.of(windowZone));
    }

    public Optional<Step> step(int no) {
        return steps.stream().filter(step -> step.no() == no).findFirst();
    }

    public List<Step> steps() {
        return List.copyOf(steps);
    }

    public Set<Long> mailboxIds() {
        return Set.copyOf(mailboxIds);
    }

    public boolean isDraft() { return state == CampaignState.DRAFT; }

    public boolean isRunning() { return state == CampaignState.RUNNING; }

    public boolean isPaused() { return state == CampaignState.PAUSED; }

    public boolean isEnded() { return state == CampaignState.ENDED; }

    public Long id() { return id; }

    public long brandId() { return brandId; }

    public Optional<Long> assetId() { return Optional.ofNullable(assetId); }

    public String name() { return name; }

    public Opportunity opportunity() { return opportunity; }

    public PlaybookKind playbook() { return brief.playbook(); }

    /** The page its links should lead to; empty: the asset's own page. */
    public Optional<String> targetUrl() { return brief.targetUrl(); }

    /** Why a target nobody would cite is meant, where a person said so. */
    public Optional<String> targetMeantBecause() { return brief.targetMeantBecause(); }

    /** What its playbook asked for once, by the key of the merge field. */
    public Map<String, String> fields() { return brief.fields(); }

    public ApprovalState approval() { return approval.state(); }

    /** Why no mail of it may leave yet as far as managers are concerned. */
    public Optional<String> waitsForApproval() {
        return switch (approval.state()) {
            case NOT_NEEDED, APPROVED -> Optional.empty();
            case TO_ASK -> Optional.of("A manager has to approve this campaign, and was not asked yet.");
            case ASKED -> Optional.of("Waits for a manager’s approval.");
            case SENT_BACK -> Optional.of("A manager sent it back: “" + sentBackWith().orElse("") + "”");
        };
    }

    public Optional<Long> decidedBy() { return approval.decidedBy(); }

    public Optional<Instant> decidedAt() { return approval.decidedAt(); }

    public Optional<String> sentBackWith() { return approval.sentBackWith(); }

    public List<ApprovalEvent> approvals() { return List.copyOf(approvals); }

    public CampaignState state() { return state; }

    public Optional<Long> createdBy() { return Optional.ofNullable(createdBy); }

    public Instant createdAt() { return createdAt; }

    public Optional<Instant> launchedAt() { return Optional.ofNullable(launchedAt); }
}
