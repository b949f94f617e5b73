package dev.linkwright.site;

import dev.linkwright.shared.RuleViolation;
import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.GeneratedValue;
import jakarta.persistence.GenerationType;
import jakarta.persistence.Id;
import jakarta.persistence.ManyToOne;
import java.time.Instant;
import org.hibernate.annotations.DynamicUpdate;
import org.hibernate.annotations.Formula;

/** A person (or a role address) at a site, with where the address came from and when. */
@Entity
@DynamicUpdate
public class Contact {

    @Id
    @GeneratedValue(strategy = GenerationType.IDENTITY)
    private Long id;
    @ManyToOne
    private Site site;
    private String name;
    @Column(columnDefinition = "citext")
    private String email;
    private String role;
    private String source;
    private Instant sourceAt;
    private String country;
    private String zone;
    private Instant createdAt;
    @Enumerated(EnumType.STRING)
    private WritingBasis basis = WritingBasis.NOT_SAID;
    private String basisNote = "";
    private Instant basisAt;
    @Enumerated(EnumType.STRING)
    @Column(insertable = false, updatable = false)
    private MailState mailState = MailState.NOT_CHECKED;
    @Column(insertable = false, updatable = false)
    private String mailReason = "";
    @Column(insertable = false, updatable = false)
    private Instant mailCheckedAt;
    @Formula("role_address(email)")
    private boolean roleAddress;

    protected Contact() {
    }

    /**
     * @param source where the address came from, in words, such as "added by Ana" or "pitchbox.csv"
     * @throws RuleViolation naming {@code email} when it is not an address
     */
    public Contact(Site site, String name, String email, String role, String source, Instant now) {
        this.site = site;
        this.name = name == null ? "" : name.strip();
        this.email = checkedAddress(email);
        this.role = role == null ? "" : role.strip();
        this.source = source;
        this.sourceAt = now;
        this.createdAt = now;
    }

    public static boolean isAddress(String text) {
        return text != null && AddressShape.fits(text);
    }

    public void correct(String newName, String newRole) {
        name = newName == null ? name : newName.strip();
        role = newRole == null ? role : newRole.strip();
    }

    /**
     * Whose clock mail to this person goes by. Blank: not known.
     *
     * @throws RuleViolation naming {@code country} or {@code zone}
     */
    public void livesIn(String newCountry, String newZone) {
        boolean noCountry = newCountry == null || newCountry.isBlank();
        boolean noZone = newZone == null || newZone.isBlank();
        country = noCountry ? null : RecipientZone.code(newCountry)
            .orElseThrow(() -> new RuleViolation("country", "“" + newCountry.strip() + "” is not a country. Use its English name or two letters, such as DE."));
        zone = noZone ? null : RecipientZone.zone(newZone)
            .orElseThrow(() -> new RuleViolation("zone", "“" + newZone.strip() + "” is not a time zone. Write it as Europe/Berlin.")).getId();
    }

    /** On what ground this person is written to, as somebody said it. */
    public void mayBeWrittenTo(WritingBasis ground, String note, Instant now) {
        String words = note == null ? "" : note.strip();
        if (ground != basis || !words.equals(basisNote)) {
            basis = ground;
            basisNote = words;
            basisAt = now;
        }
    }

    public Long id() {
        return id;
    }

    public Site site() {
        return site;
    }

    public String name() {
        return name;
    }

    public String firstName() {
        return name.isBlank() ? "" : name.split("\\s+")[0];
    }

    /** The name, or the address where there is none. */
    public String shownName() {
        return name.isBlank() ? email : name;
    }

    public String email() {
        return email;
    }

    public String role() {
        return role;
    }

    /** A desk (info@, editor@), not a person; the list of names stands with the function of the database. */
    public boolean isRoleAddress() {
        return roleAddress;
    }

    public WritingBasis basis() {
        return basis;
    }

    public String basisNote() {
        return basisNote;
    }

    /** When the basis was said, null before. */
    public Instant basisAt() {
        return basisAt;
    }

    /** Written by the background check of addresses, set by set. */
    public MailState mailState() {
        return mailState;
    }

    /** In words, such as "mail.fern.net takes mail for fern.net"; blank before the first check. */
    public String mailReason() {
        return mailReason;
    }

    /** Null before the first check. */
    public Instant mailCheckedAt() {
        return mailCheckedAt;
    }

    public boolean mailIsBad() {
        return mailState == MailState.BAD;
    }

    public String source() {
        return source;
    }

    public Instant sourceAt() {
        return sourceAt;
    }

    public String country() {
        return country;
    }

    /** IANA name, null when it is not known */
    public String zone() {
        return zone;
    }

    public Instant createdAt() {
        return createdAt;
    }

    private static String checkedAddress(String email) {
        String stripped = email == null ? "" : email.strip();
        if (!isAddress(stripped)) {
            throw new RuleViolation("email", stripped.isEmpty() ? "Enter an e-mail address." : "This is not an e-mail address: " + stripped);
        }
        return stripped;
    }
}
