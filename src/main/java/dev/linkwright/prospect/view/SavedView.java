package dev.linkwright.prospect.view;

import dev.linkwright.account.Role;
import dev.linkwright.account.User;
import dev.linkwright.shared.RuleViolation;
import jakarta.persistence.Entity;
import jakarta.persistence.GeneratedValue;
import jakarta.persistence.GenerationType;
import jakarta.persistence.Id;
import java.time.Instant;

/** A name for what the list's URL says; private, or seen by the whole team. */
@Entity
public class SavedView {

    private static final int LONGEST_NAME = 40;

    @Id
    @GeneratedValue(strategy = GenerationType.IDENTITY)
    private Long id;
    private long brandId;
    private long userId;
    private boolean shared;
    private String name;
    private String query;
    private Instant createdAt;

    protected SavedView() {
    }

    SavedView(long brandId, User owner, String name, ViewQuery query, boolean shared, Instant now) {
        this.brandId = brandId;
        this.userId = owner.id();
        this.shared = shared;
        this.name = checked(name);
        this.query = query.encoded();
        this.createdAt = now;
    }

    static String checked(String name) {
        String given = name == null ? "" : name.strip().replaceAll("\\s+", " ");
        if (given.isEmpty()) {
            throw new RuleViolation("name", "Give the view a name.");
        }
        if (given.length() > LONGEST_NAME) {
            throw new RuleViolation("name", "A name has at most " + LONGEST_NAME + " letters; this one has " + given.length() + ".");
        }
        return given;
    }

    void rename(String newName) {
        name = checked(newName);
    }

    void show(ViewQuery other) {
        query = other.encoded();
    }

    void share(boolean withTeam) {
        shared = withTeam;
    }

    public boolean isSeenBy(User person) {
        return shared || person.id() == userId;
    }

    /** Whose it is may change it; a team's view also its managers. */
    public boolean mayBeChangedBy(User person) {
        return person.id() == userId || shared && person.role() != Role.SPECIALIST;
    }

    public Long id() {
        return id;
    }

    public long brandId() {
        return brandId;
    }

    public long userId() {
        return userId;
    }

    public boolean shared() {
        return shared;
    }

    public String name() {
        return name;
    }

    public ViewQuery query() {
        return ViewQuery.parse(query);
    }
}
