package dev.linkwright.imports;

import dev.linkwright.account.User;
import dev.linkwright.brand.Brand;
import dev.linkwright.imports.file.Meaning;
import dev.linkwright.imports.file.Shape;
import dev.linkwright.shared.RuleViolation;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.GeneratedValue;
import jakarta.persistence.GenerationType;
import jakarta.persistence.Id;
import jakarta.persistence.ManyToOne;
import jakarta.persistence.Table;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Stream;
import org.hibernate.annotations.DynamicUpdate;

/** One brought file and what became of it. While it runs, {@link RunImport} owns the row. */
@Entity
@Table(name = "import_run")
@DynamicUpdate
public class Import {

    @Id
    @GeneratedValue(strategy = GenerationType.IDENTITY)
    private Long id;
    @ManyToOne
    private Brand brand;
    @ManyToOne
    private User user;
    @Enumerated(EnumType.STRING)
    private ImportKind kind;
    @Enumerated(EnumType.STRING)
    private ImportState state = ImportState.UPLOADED;
    private String fileName;
    private long fileSize;
    private String fileHash;
    private String provenance;
    private String source;
    private String encoding;
    private String delimiter;
    private List<String> header;
    private List<String> mapping;
    private String linksTo;
    private LocalDate asOf;
    private long bytesRead;
    private long rows;
    private long created;
    private long updated;
    private long duplicate;
    private long refused;
    private String failure;
    private String mappingName;
    private boolean cancelRequested;
    private Instant createdAt;
    private Instant startedAt;
    private Instant finishedAt;

    protected Import() {
    }

    /**
     * @param earlier an import of the very same file: its day and name stand for this one too, so that the same file twice changes nothing
     */
    Import(Brand brand, User by, ImportKind kind, StoredFile file, Shape shape, Optional<Import> earlier, Instant now) {
        this.brand = brand;
        this.user = by;
        this.kind = kind;
        this.fileName = file.name();
        this.fileSize = file.size();
        this.fileHash = file.hash();
        this.provenance = earlier.map(Import::provenance).orElse(file.name());
        this.asOf = earlier.map(Import::asOf).orElse(now.atZone(ZoneOffset.UTC).toLocalDate());
        this.createdAt = now;
        readAs(shape);
        requireFits(kind);
    }

    private void readAs(Shape shape) {
        source = shape.source().map(known -> known.name()).orElse(null);
        encoding = shape.encoding();
        delimiter = shape.delimiterName();
        header = shape.header();
        mapping = shape.meanings().stream().map(Meaning::name).toList();
    }

    /** Another meaning of the columns, or another kind, chosen while looking at the preview. */
    void remap(ImportKind newKind, List<Meaning> meanings) {
        require(state == ImportState.UPLOADED, "The columns can be changed before the import starts, not after.");
        requireFits(newKind);
        kind = newKind;
        mappingName = null;
        mapping = meanings.stream().map(Meaning::name).toList();
    }

    /**
     * Whom all sites of the file link to.
     *
     * @param domain null: the file itself says it, row by row
     */
    void linkTo(String domain) {
        require(state == ImportState.UPLOADED, "This can be changed before the import starts, not after.");
        linksTo = domain;
    }

    /** Tools put the domain into the name of the file: rival.example-refdomains-subdomains.csv. Nothing where the file itself says it. */
    void guessLinksTo() {
        if (kind == ImportKind.COMPETITORS && linksTo == null && !saysWhomItLinksTo()) {
            linksTo = Stream.concat(brand.competitors().stream(), brand.domains().stream()).filter(fileName.toLowerCase(Locale.ROOT)::contains)
                .max(Comparator.comparingInt(String::length)).orElse(null);
        }
    }

    /** Somebody has given this meaning of the columns a name. */
    void columnsKnownAs(String name) {
        mappingName = name;
    }

    /** Why the rows can't become this; empty when they can. */
    public Optional<String> cannotBecome(ImportKind other) {
        return Totals.cannotBecome(source, mapping(), other);
    }

    private void requireFits(ImportKind other) {
        cannotBecome(other).ifPresent(reason -> require(false, "file", reason));
    }

    /** @throws RuleViolation naming {@code mapping} when no column says which site a row is about */
    void start() {
        require(mapping().stream().anyMatch(Meaning::namesSite),
            "mapping", "No column says which site a row is about. Choose one that becomes “Site” or “Site and source page”.");
        require(kind != ImportKind.RANKS || mapping().contains(Meaning.RANK), "mapping", "A rank list needs a column with the rank.");
        require(kind != ImportKind.BACKLINKS && kind != ImportKind.MENTIONS || mapping().contains(Meaning.PAGE),
            "mapping", "Links and mentions are pages: choose the column that becomes “Site and source page”.");
        require(kind != ImportKind.COMPETITORS || linksTo != null || saysWhomItLinksTo(),
            "linksTo", "Say whom these sites link to: a competitor, or your own site.");
        moveTo(ImportState.QUEUED);
    }

    /** Stops it: at once where it waits, at the next look where it runs. */
    void cancel(Instant now) {
        require(state == ImportState.UPLOADED || state.isUnderWay(), "This import has ended already; it can be undone instead.");
        if (state == ImportState.RUNNING) {
            cancelRequested = true;
        } else {
            moveTo(ImportState.CANCELLED);
            finishedAt = now;
        }
    }

    void undone() {
        require(state == ImportState.DONE, "Only an import that is done can be undone.");
        moveTo(ImportState.UNDONE);
    }

    private void moveTo(ImportState next) {
        require(state.successors().contains(next), "This import is " + state + " and can't become " + next + ".");
        state = next;
    }

    private static void require(boolean holds, String otherwise) {
        require(holds, "", otherwise);
    }

    private static void require(boolean holds, String field, String otherwise) {
        if (!holds) {
            throw new RuleViolation(field, otherwise);
        }
    }

    public Long id() {
        return id;
    }

    public Brand brand() {
        return brand;
    }

    /** Null when the installation itself brought it. */
    public User user() {
        return user;
    }

    public ImportKind kind() {
        return kind;
    }

    public ImportState state() {
        return state;
    }

    public String fileName() {
        return fileName;
    }

    public long fileSize() {
        return fileSize;
    }

    /** Where its contacts and readings are said to come from where no tool is known: a file name. */
    public String provenance() {
        return provenance;
    }

    /** The recognised source, null for a sheet of somebody's own. */
    public String source() {
        return source;
    }

    public String encoding() {
        return encoding;
    }

    public String delimiter() {
        return delimiter;
    }

    public List<String> header() {
        return header;
    }

    public List<Meaning> mapping() {
        return mapping.stream().map(Meaning::valueOf).toList();
    }

    /** The domain that all its sites are said to link to; null where the file says it, or it is another kind. */
    public String linksTo() {
        return linksTo;
    }

    /** Whether the file says, row by row, whom its sites link to. */
    public boolean saysWhomItLinksTo() {
        return mapping().contains(Meaning.TARGET) || !LinksTo.targets(source == null ? "" : source, header).isEmpty();
    }

    public LocalDate asOf() {
        return asOf;
    }

    /** 0..100 of the file. */
    public long percentRead() {
        return fileSize == 0 ? 100 : Math.min(100, 100 * bytesRead / fileSize);
    }

    public long rows() {
        return rows;
    }

    public long created() {
        return created;
    }

    public long updated() {
        return updated;
    }

    public long duplicate() {
        return duplicate;
    }

    public long refused() {
        return refused;
    }

    /** Under which name the columns were known, null when they were not. */
    public String mappingName() {
        return mappingName;
    }

    /** What went wrong, for people; null when nothing did. */
    public String failure() {
        return failure;
    }

    public boolean cancelRequested() {
        return cancelRequested;
    }

    public Instant createdAt() {
        return createdAt;
    }

    public Instant finishedAt() {
        return finishedAt;
    }

    public Duration took() {
        return startedAt == null || finishedAt == null ? Duration.ZERO : Duration.between(startedAt, finishedAt);
    }
}
