package dev.linkwright.mail.ledger;

import java.time.Instant;

import jakarta.persistence.Entity;
import jakarta.persistence.GeneratedValue;
import jakarta.persistence.GenerationType;
import jakarta.persistence.Id;

/** A brought file: looked at, then taken. Its content goes once it is taken. */
@Entity
public class LedgerImport {

    @Id
    @GeneratedValue(strategy = GenerationType.IDENTITY)
    private Long id;
    private String fileName;
    private String content;
    private Long userId;
    private Instant createdAt;
    private Instant takenAt;
    private int added;
    private int known;

    protected LedgerImport() {
    }

    LedgerImport(String fileName, String content, long userId, Instant now) {
        this.fileName = fileName;
        this.content = content;
        this.userId = userId;
        this.createdAt = now;
    }

    void taken(int added, int known, Instant now) {
        this.added = added;
        this.known = known;
        this.takenAt = now;
        this.content = null;
    }

    public boolean isTaken() {
        return takenAt != null;
    }

    String content() { return content; }

    public Long id() { return id; }
    public String fileName() { return fileName; }
    public Instant createdAt() { return createdAt; }
    public Instant takenAt() { return takenAt; }
    public int added() { return added; }
    public int known() { return known; }
}
