package dev.linkwright.sandbox;

import dev.linkwright.brand.Brand;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.ManyToOne;
import jakarta.persistence.Table;
import java.time.Duration;
import java.time.Instant;

/** That the sandbox is on: its brand and mailbox, where its servers listen, how far its clock runs ahead. There is one or none. */
@Entity
@Table(name = "sandbox")
class SandboxRun {

    static final int THE_ONE = 1;

    @Id
    private int id = THE_ONE;
    @ManyToOne
    private Brand brand;
    private long mailboxId;
    private int smtpPort;
    private int imapPort;
    private int pagesPort;
    private String sealedPassword;
    private long aheadSeconds;
    private Instant startedAt;

    protected SandboxRun() {
    }

    SandboxRun(Brand brand, long mailboxId, Ports ports, String sealedPassword, Instant now) {
        this.brand = brand;
        this.mailboxId = mailboxId;
        this.sealedPassword = sealedPassword;
        this.startedAt = now;
        listensOn(ports);
    }

    /** Loopback ports of the sample servers; 0 for any free one. */
    record Ports(int smtp, int imap, int pages) {

        static final Ports ANY = new Ports(0, 0, 0);
    }

    final void listensOn(Ports ports) {
        smtpPort = ports.smtp();
        imapPort = ports.imap();
        pagesPort = ports.pages();
    }

    void letPass(Duration time) {
        aheadSeconds += time.toSeconds();
    }

    Brand brand() {
        return brand;
    }

    long mailboxId() {
        return mailboxId;
    }

    Ports ports() {
        return new Ports(smtpPort, imapPort, pagesPort);
    }

    String sealedPassword() {
        return sealedPassword;
    }

    Duration ahead() {
        return Duration.ofSeconds(aheadSeconds);
    }

    Instant startedAt() {
        return startedAt;
    }
}
