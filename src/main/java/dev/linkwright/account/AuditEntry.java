package dev.linkwright.account;

import jakarta.persistence.Entity;
import jakarta.persistence.GeneratedValue;
import jakarta.persistence.GenerationType;
import jakarta.persistence.Id;
import jakarta.persistence.ManyToOne;
import java.time.Instant;

/** One line of the audit log. Never changed, never removed. */
@Entity
public class AuditEntry {

    @Id
    @GeneratedValue(strategy = GenerationType.IDENTITY)
    private Long id;
    private Instant at;
    @ManyToOne
    private User user;
    private String action;
    private String subject;
    private String detail;

    protected AuditEntry() {
    }

    AuditEntry(Instant at, User user, String action, String subject, String detail) {
        this.at = at;
        this.user = user;
        this.action = action;
        this.subject = subject;
        this.detail = detail == null ? "" : detail;
    }

    public Long id() {
        return id;
    }

    public Instant at() {
        return at;
    }

    /** null when the installation itself acted */
    public User user() {
        return user;
    }

    public String action() {
        return action;
    }

    public String subject() {
        return subject;
    }

    public String detail() {
        return detail;
    }
}
