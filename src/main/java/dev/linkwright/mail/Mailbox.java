package dev.linkwright.mail;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Optional;

import jakarta.persistence.AttributeOverride;
import jakarta.persistence.Column;
import jakarta.persistence.Embedded;
import jakarta.persistence.Entity;
import jakarta.persistence.GeneratedValue;
import jakarta.persistence.GenerationType;
import jakarta.persistence.Id;
import jakarta.persistence.Version;

import dev.linkwright.mail.pace.MailboxPace;
import dev.linkwright.mail.pace.Turn;
import dev.linkwright.mail.pace.WarmUp;
import dev.linkwright.shared.RuleViolation;

/** An account that sends (SMTP) and, unless it is send-only, receives (IMAP). Keeps its own pace. */
@Entity
public class Mailbox {

    @Id
    @GeneratedValue(strategy = GenerationType.IDENTITY)
    private Long id;
    @Version
    private int version;
    private String name;
    private String address;

    @Embedded
    @AttributeOverride(name = "host", column = @Column(name = "smtp_host"))
    @AttributeOverride(name = "port", column = @Column(name = "smtp_port"))
    @AttributeOverride(name = "security", column = @Column(name = "smtp_security"))
    @AttributeOverride(name = "login", column = @Column(name = "smtp_login"))
    @AttributeOverride(name = "encryptedPassword", column = @Column(name = "smtp_secret"))
    private MailServer smtp;

    @Embedded
    @AttributeOverride(name = "host", column = @Column(name = "imap_host"))
    @AttributeOverride(name = "port", column = @Column(name = "imap_port"))
    @AttributeOverride(name = "security", column = @Column(name = "imap_security"))
    @AttributeOverride(name = "login", column = @Column(name = "imap_login"))
    @AttributeOverride(name = "encryptedPassword", column = @Column(name = "imap_secret"))
    private MailServer imap;

    @Embedded
    private TokenGrant grant;

    private int dailyCap;
    private int minGapSeconds;
    private boolean keepsSentCopies;
    private boolean sandbox;
    private Instant createdAt;

    private Integer warmUpStart;
    private Integer warmUpGrowth;
    private LocalDate warmUpFrom;

    private Instant resumedAt;
    private Instant pausedAt;
    private String pausedBecause;

    private LocalDate paceDay;
    private int paceCount;
    private Instant nextSendAt;
    private String sendTrouble;
    private int connectFailures;

    private Instant lastReadAt;
    private String readTrouble;
    private Long uidValidity;
    private long lastUid;
    private Instant readingUntil;

    private Instant testedAt;
    private String testResult;

    protected Mailbox() {
    }

    public Mailbox(String name, String address, MailServer smtp, MailServer imap, int dailyCap, int minGapSeconds, Instant now) {
        this.createdAt = now;
        rename(name, address);
        connect(smtp, imap);
        pace(dailyCap, minGapSeconds);
    }

    /** Changes how it is called and which address it writes from. */
    public void rename(String name, String address) {
        this.name = name == null || name.isBlank() ? address : MailText.headerLine("name", name);
        this.address = MailText.address("address", address);
    }

    /** Changes the servers; {@code imap} null makes it send-only. A mailbox paused by its server gets another chance. */
    public void connect(MailServer smtp, MailServer imap) {
        if (this.imap != null && imap != null && !this.imap.host().equalsIgnoreCase(imap.host())) {
            this.uidValidity = null;
            this.lastUid = 0;
        }
        this.smtp = smtp;
        this.imap = imap;
        this.sendTrouble = null;
        this.readTrouble = null;
        this.nextSendAt = null;
        this.connectFailures = 0;
    }

    /** From now on it signs in to both servers by tokens; null: by password. */
    public void signInBy(TokenGrant newGrant) {
        grant = newGrant;
    }

    /** At most {@code dailyCap} mails a day (UTC), at least {@code minGapSeconds} between two. */
    public void pace(int dailyCap, int minGapSeconds) {
        if (dailyCap < 1 || dailyCap > 100_000) {
            throw new RuleViolation("dailyCap", "The daily cap is a number between 1 and 100000.");
        }
        if (minGapSeconds < 0 || minGapSeconds > 86_400) {
            throw new RuleViolation("minGapSeconds", "The gap is a number of seconds between 0 and 86400.");
        }
        this.dailyCap = dailyCap;
        this.minGapSeconds = minGapSeconds;
    }

    /** Begins with few mails and sends a few more each day, counted from today; null: it is warm. A change of the numbers keeps the first day. */
    public void warmUp(Integer start, Integer growth, Instant now) {
        if (start == null) {
            warmUpStart = null;
            warmUpGrowth = null;
            warmUpFrom = null;
            return;
        }
        WarmUp checked = new WarmUp(start, growth == null ? start : growth, warmUpFrom == null ? Turn.day(now) : warmUpFrom);
        warmUpStart = checked.start();
        warmUpGrowth = checked.growth();
        warmUpFrom = checked.from();
    }

    /** The rules of how fast it sends. */
    public MailboxPace pace() {
        return new MailboxPace(address, dailyCap, minGapSeconds, warmUpFrom == null ? null : new WarmUp(warmUpStart, warmUpGrowth, warmUpFrom));
    }

    /** Whether what was sent is copied into the Sent folder over IMAP (most providers do it themselves). */
    public void keepSentCopies(boolean keep) {
        this.keepsSentCopies = keep;
    }

    /** The sample mailbox of the sandbox, whose servers are inside this process. */
    public void markAsSandbox() {
        sandbox = true;
    }

    /** Nothing leaves until somebody resumes it; what waits keeps waiting, in order. */
    public void pause(String why, Instant now) {
        if (pausedAt == null) {
            pausedAt = now;
            pausedBecause = why;
        }
    }

    /** Somebody had a look: what left before is not held against it any more. */
    public void resume(Instant now) {
        resumedAt = now;
        pausedAt = null;
        pausedBecause = null;
        nextSendAt = null;
        sendTrouble = null;
        connectFailures = 0;
    }

    /** Why nothing can leave now, in a sentence; empty when it can. */
    public Optional<String> whyNotNow(Instant now) {
        if (paused()) {
            return Optional.of("The mailbox " + address + " is paused: " + pausedBecause);
        }
        return turn(now) instanceof Turn.Later later ? Optional.of(later.why()) : Optional.empty();
    }

    /** Whether its pace and its server let a mail leave now. A pause is not its pace and is not asked here. */
    public Turn turn(Instant now) {
        Turn turn = pace().turn(sentToday(now), nextSendAt, now);
        boolean serverIsAway = sendTrouble != null && nextSendAt != null && nextSendAt.isAfter(now);
        return serverIsAway && turn instanceof Turn.Later later ? new Turn.Later(later.from(), sendTrouble) : turn;
    }

    /** Takes one place in the day's pace; {@code jitter} between 0 and 1 makes the gap a little uneven on purpose. */
    public void takePlace(boolean counts, double jitter, Instant now) {
        LocalDate today = dayOf(now);
        if (!today.equals(paceDay)) {
            paceDay = today;
            paceCount = 0;
        }
        if (counts) {
            paceCount++;
        }
        if (minGapSeconds > 0) {
            nextSendAt = pace().nextAfter(now, jitter);
        }
    }

    /** The server could not be reached: tried again later, with growing gaps up to half an hour. */
    public void couldNotConnect(String why, Instant now) {
        connectFailures = Math.min(connectFailures + 1, 8);
        sendTrouble = why;
        nextSendAt = now.plus(Duration.ofSeconds(Math.min(1800, 15L << (connectFailures - 1))));
    }

    public void connected() {
        if (sendTrouble != null) {
            sendTrouble = null;
            connectFailures = 0;
        }
    }

    /** Everything that was in the inbox at {@code at} has been taken in. */
    public void wasRead(Instant at) {
        if (lastReadAt == null || at.isAfter(lastReadAt)) {
            lastReadAt = at;
        }
        readTrouble = null;
        readingUntil = null;
    }

    public void couldNotRead(String why) {
        readTrouble = why;
        readingUntil = null;
    }

    /** Remembers how far the inbox has been taken in. */
    public void readUpTo(long uidValidity, long uid) {
        boolean sameFolder = this.uidValidity != null && this.uidValidity == uidValidity;
        this.lastUid = sameFolder ? Math.max(lastUid, uid) : uid;
        this.uidValidity = uidValidity;
    }

    public void tested(String resultJson, Instant now) {
        testedAt = now;
        testResult = resultJson;
    }

    public int sentToday(Instant now) {
        return dayOf(now).equals(paceDay) ? paceCount : 0;
    }

    private static LocalDate dayOf(Instant now) {
        return Turn.day(now);
    }

    public boolean paused() {
        return pausedAt != null;
    }

    /** Present where it signs in by tokens (XOAUTH2). */
    public Optional<TokenGrant> grant() {
        return Optional.ofNullable(grant).filter(TokenGrant::isSet);
    }

    public Optional<MailServer> imap() {
        return Optional.ofNullable(imap);
    }

    public boolean sendOnly() {
        return imap == null;
    }

    /** The part after the at sign: our own Message-IDs carry it. */
    public String domain() {
        return address.substring(address.lastIndexOf('@') + 1);
    }

    public Long id() { return id; }
    public int version() { return version; }
    public String name() { return name; }
    public String address() { return address; }
    public MailServer smtp() { return smtp; }
    public int dailyCap() { return dailyCap; }
    public int minGapSeconds() { return minGapSeconds; }
    /** Mails on the first day of warming up; null for a warm one. */
    public Integer warmUpStart() { return warmUpStart; }
    public Integer warmUpGrowth() { return warmUpGrowth; }
    public boolean keepsSentCopies() { return keepsSentCopies; }
    public boolean sandbox() { return sandbox; }
    public Instant createdAt() { return createdAt; }
    public Instant pausedAt() { return pausedAt; }
    public String pausedBecause() { return pausedBecause; }
    public Instant nextSendAt() { return nextSendAt; }
    public String sendTrouble() { return sendTrouble; }
    public Instant lastReadAt() { return lastReadAt; }
    public String readTrouble() { return readTrouble; }
    public Long uidValidity() { return uidValidity; }
    public long lastUid() { return lastUid; }
    public Instant testedAt() { return testedAt; }
    public String testResult() { return testResult; }
}
