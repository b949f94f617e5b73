package dev.linkwright.account;

import dev.linkwright.shared.RuleViolation;
import io.quarkus.elytron.security.common.BcryptUtil;
import io.quarkus.security.jpa.Password;
import io.quarkus.security.jpa.PasswordType;
import io.quarkus.security.jpa.UserDefinition;
import io.quarkus.security.jpa.Username;
import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.GeneratedValue;
import jakarta.persistence.GenerationType;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.ZoneId;
import java.util.Locale;

/** A person who may sign in. */
@Entity
@Table(name = "app_user")
@UserDefinition
public class User {

    private static final int SHORTEST_PASSWORD = 12;
    private static final int LONGEST_PASSWORD_BYTES = 72; // bcrypt reads no further

    @Id
    @GeneratedValue(strategy = GenerationType.IDENTITY)
    private Long id;
    private String name;
    @Username
    @Column(columnDefinition = "citext")
    private String email;
    @Password(PasswordType.MCF)
    private String passwordHash;
    @Enumerated(EnumType.STRING)
    private Role role;
    private boolean active = true;
    private String theme;
    private String zone = "UTC";
    private Instant createdAt;

    protected User() {
    }

    /** @throws RuleViolation naming {@code name}, {@code email} or {@code password} */
    public User(String name, String email, String password, Role role, Instant now) {
        this.name = required("name", name, "Enter a name.");
        this.email = checkedEmail(email);
        this.role = role;
        this.createdAt = now;
        changePassword(password);
    }

    public void changePassword(String password) {
        if (password == null || password.length() < SHORTEST_PASSWORD) {
            throw new RuleViolation("password", "Use 12 characters or more. A short sentence is fine.");
        }
        if (password.getBytes(java.nio.charset.StandardCharsets.UTF_8).length > LONGEST_PASSWORD_BYTES) {
            throw new RuleViolation("password", "Use at most 72 characters.");
        }
        passwordHash = BcryptUtil.bcryptHash(password);
    }

    public boolean hasPassword(String password) {
        return BcryptUtil.matches(password, passwordHash);
    }

    public void changeRole(Role newRole) {
        role = newRole;
    }

    public void deactivate() {
        active = false;
    }

    public void activate() {
        active = true;
    }

    /** @param newTheme light, dark, or anything else for the system's own */
    public void chooseTheme(String newTheme) {
        theme = "light".equals(newTheme) || "dark".equals(newTheme) ? newTheme : null;
    }

    public void chooseZone(String newZone) {
        try {
            zone = ZoneId.of(newZone).getId();
        } catch (DateTimeException e) {
            throw new RuleViolation("zone", "There is no time zone called " + newZone + ".");
        }
    }

    public Long id() {
        return id;
    }

    public String name() {
        return name;
    }

    public String firstName() {
        return name.split("\\s+")[0];
    }

    public String initial() {
        return name.substring(0, name.offsetByCodePoints(0, 1)).toUpperCase(Locale.ROOT);
    }

    public String email() {
        return email;
    }

    public Role role() {
        return role;
    }

    /** Read by the sign-in: the name of the one role this person has. */
    @io.quarkus.security.jpa.Roles
    @jakarta.persistence.Transient
    public String roleKey() {
        return role.key();
    }

    public boolean active() {
        return active;
    }

    public String theme() {
        return theme;
    }

    public ZoneId zone() {
        return ZoneId.of(zone);
    }

    public Instant createdAt() {
        return createdAt;
    }

    private static String required(String field, String value, String message) {
        if (value == null || value.isBlank()) {
            throw new RuleViolation(field, message);
        }
        return value.strip();
    }

    private static String checkedEmail(String email) {
        String stripped = required("email", email, "Enter an e-mail address.");
        if (!stripped.matches("[^\\s@]+@[^\\s@]+")) {
            throw new RuleViolation("email", "This is not an e-mail address: " + stripped);
        }
        return stripped.toLowerCase(Locale.ROOT);
    }
}
