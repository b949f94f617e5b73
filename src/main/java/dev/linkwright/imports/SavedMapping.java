package dev.linkwright.imports;

import dev.linkwright.account.User;
import dev.linkwright.brand.Brand;
import dev.linkwright.imports.file.Headers;
import dev.linkwright.imports.file.Meaning;
import dev.linkwright.shared.RuleViolation;
import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.GeneratedValue;
import jakarta.persistence.GenerationType;
import jakarta.persistence.Id;
import jakarta.persistence.ManyToOne;
import jakarta.persistence.Table;
import java.time.Instant;
import java.util.List;

/** What the columns of somebody's own sheet mean, under a name. */
@Entity
@Table(name = "import_mapping")
public class SavedMapping {

    private static final int LONGEST_NAME = 80;

    @Id
    @GeneratedValue(strategy = GenerationType.IDENTITY)
    private Long id;
    @ManyToOne
    private Brand brand;
    @Column(columnDefinition = "citext")
    private String name;
    @Enumerated(EnumType.STRING)
    private ImportKind kind;
    private List<String> header;
    private List<String> mapping;
    @ManyToOne
    private User user;
    private Instant savedAt;

    protected SavedMapping() {
    }

    SavedMapping(Brand brand, String name) {
        this.brand = brand;
        this.name = checked(name);
    }

    /** @throws RuleViolation naming {@code mappingName} */
    static String checked(String name) {
        String stripped = name == null ? "" : name.strip();
        if (stripped.isEmpty() || stripped.length() > LONGEST_NAME) {
            throw new RuleViolation("mappingName", stripped.isEmpty() ? "Give the mapping a name." : "A name has at most " + LONGEST_NAME + " letters.");
        }
        return stripped;
    }

    void means(Import as, User by, Instant now) {
        kind = as.kind();
        header = Headers.normal(as.header());
        mapping = as.mapping().stream().map(Meaning::name).toList();
        user = by;
        savedAt = now;
    }

    boolean fits(List<String> writtenHeader) {
        return header.equals(Headers.normal(writtenHeader));
    }

    public Long id() {
        return id;
    }

    public Brand brand() {
        return brand;
    }

    public String name() {
        return name;
    }

    public ImportKind kind() {
        return kind;
    }

    /** Normalised column names. */
    public List<String> header() {
        return header;
    }

    public List<Meaning> mapping() {
        return mapping.stream().map(Meaning::valueOf).toList();
    }

    public Instant savedAt() {
        return savedAt;
    }
}
