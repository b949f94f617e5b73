package dev.linkwright.prospect.triage;

import dev.linkwright.account.User;
import dev.linkwright.brand.Brand;
import dev.linkwright.prospect.view.ViewQuery;
import jakarta.persistence.Entity;
import jakarta.persistence.GeneratedValue;
import jakarta.persistence.GenerationType;
import jakarta.persistence.Id;
import java.time.Instant;

/** One person going through one view of one brand. */
@Entity
public class TriageRun {

    @Id
    @GeneratedValue(strategy = GenerationType.IDENTITY)
    private Long id;
    private long brandId;
    private long userId;
    private String query;
    private Instant startedAt;
    private Instant usedAt;

    protected TriageRun() {
    }

    TriageRun(Brand brand, User user, ViewQuery query, Instant now) {
        this.brandId = brand.id();
        this.userId = user.id();
        this.query = query.encoded();
        this.startedAt = now;
        this.usedAt = now;
    }

    void used(Instant now) {
        usedAt = now;
    }

    public Long id() {
        return id;
    }

    public long brandId() {
        return brandId;
    }

    long userId() {
        return userId;
    }

    public ViewQuery query() {
        return ViewQuery.parse(query);
    }
}
