package dev.linkwright.imports;

import dev.linkwright.account.User;
import dev.linkwright.brand.Brand;
import dev.linkwright.imports.file.ImportFile;
import dev.linkwright.imports.file.Meaning;
import dev.linkwright.imports.file.Shape;
import dev.linkwright.imports.file.UnreadableFile;
import dev.linkwright.shared.RuleViolation;
import dev.linkwright.site.RegistrableDomain;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.EntityManager;
import jakarta.transaction.Transactional;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.DigestInputStream;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;

/** Takes a file in: looks what it is and keeps it until somebody starts or drops the import. Writes nothing else. */
@ApplicationScoped
public class BringFile {

    private final Imports imports;
    private final ImportBytes bytes;
    private final SavedMappings mappings;
    private final EntityManager entities;

    BringFile(Imports imports, ImportBytes bytes, SavedMappings mappings, EntityManager entities) {
        this.imports = imports;
        this.bytes = bytes;
        this.mappings = mappings;
        this.entities = entities;
    }

    /**
     * @param kind null: a rank list where the file is one, else prospects
     * @return the import, which waits in UPLOADED
     * @throws RuleViolation naming {@code file} when it is empty or can't be read
     */
    @Transactional
    public Import bring(Brand brand, User by, ImportKind kind, String name, Path file, Instant now) {
        try {
            Shape shape = new ImportFile(() -> Files.newInputStream(file)).shape();
            if (shape.header().isEmpty() || shape.firstRows().isEmpty()) {
                throw new RuleViolation("file", "There are no rows in " + shown(name) + ".");
            }
            ImportKind becomes = kind != null ? kind
                : shape.source().map(source -> source.isRankList()).orElse(false) ? ImportKind.RANKS : ImportKind.PROSPECTS;
            StoredFile stored = new StoredFile(shown(name), Files.size(file), hash(file));
            Import brought = new Import(brand, by, becomes, stored, shape, imports.ofSameFile(brand, stored.hash()), now);
            brought.guessLinksTo();
            imports.persistAndFlush(brought);
            if (brought.source() == null) {
                mappings.fitting(brand, brought.header()).stream().filter(saved -> kind == null || saved.kind() == kind).findFirst()
                    .ifPresent(saved -> mappings.use(brought, saved));
            }
            try (InputStream in = Files.newInputStream(file)) {
                bytes.keep(brought.id(), in);
            }
            entities.flush();
            return brought;
        } catch (UnreadableFile unreadable) {
            throw new RuleViolation("file", unreadable.getMessage());
        } catch (IOException broken) {
            throw new UncheckedIOException(broken);
        }
    }

    /**
     * For scripts: brings and starts at one stroke; where either is refused, nothing stays.
     *
     * @param linksTo whom all sites of a file of competitors' links link to; blank where the file says it
     */
    @Transactional
    public Import bringAndStart(Brand brand, User by, ImportKind kind, String name, Path file, String mappingName, Map<String, String> columns,
                                String linksTo, Instant now) {
        Import brought = bring(brand, by, kind, name, file, now);
        if (kind == ImportKind.COMPETITORS) {
            linkTo(brought.id(), linksTo);
        }
        if (mappingName != null && !mappingName.isBlank()) {
            mappings.use(brought.id(), mappingName);
        }
        if (!columns.isEmpty()) {
            remap(brought.id(), columns);
        }
        brought.start();
        return brought;
    }

    /**
     * Whom all sites of the file link to.
     *
     * @param written a domain or any address of a competitor or of the brand; blank: the file says it
     * @throws RuleViolation naming {@code linksTo}
     */
    @Transactional
    public Import linkTo(long importId, String written) {
        Import brought = imports.require(importId);
        String domain = written == null || written.isBlank() ? null : written.strip().toLowerCase(java.util.Locale.ROOT);
        Brand brand = brought.brand();
        if (domain != null && !brand.competitors().contains(domain) && !brand.domains().contains(domain)) {
            RegistrableDomain.Reading reading = RegistrableDomain.read(domain);
            if (reading instanceof RegistrableDomain.Refused refused) {
                throw new RuleViolation("linksTo", refused.reason() + ".");
            }
            domain = ((RegistrableDomain.Read) reading).domain().name();
        }
        brought.linkTo(domain);
        brought.guessLinksTo();
        return brought;
    }

    /** Starts it: from now on it waits for its turn, which comes at once. */
    @Transactional
    public Import start(long importId) {
        Import brought = imports.require(importId);
        brought.start();
        return brought;
    }

    /** @param meanings one per column of the file */
    @Transactional
    public Import remap(long importId, ImportKind kind, List<Meaning> meanings) {
        Import brought = imports.require(importId);
        List<Meaning> all = new ArrayList<>(meanings);
        while (all.size() < brought.header().size()) {
            all.add(Meaning.NOTE);
        }
        brought.remap(kind, all.subList(0, brought.header().size()));
        return brought;
    }

    /** As scripts say it: column name to meaning; columns not named stay as recognised. */
    @Transactional
    public Import remap(long importId, Map<String, String> chosen) {
        Import brought = imports.require(importId);
        List<Meaning> meanings = new ArrayList<>(brought.mapping());
        chosen.forEach((column, meaning) -> {
            int index = indexOf(brought.header(), column);
            meanings.set(index, meaning(meaning));
        });
        brought.remap(brought.kind(), meanings);
        return brought;
    }

    @Transactional
    public Import cancel(long importId, Instant now) {
        Import brought = imports.require(importId);
        brought.cancel(now);
        if (brought.state() == ImportState.CANCELLED) {
            bytes.drop(importId);
        }
        return brought;
    }

    private static int indexOf(List<String> header, String column) {
        for (int i = 0; i < header.size(); i++) {
            if (header.get(i).strip().equalsIgnoreCase(column.strip())) {
                return i;
            }
        }
        throw new RuleViolation("mapping", "There is no column “" + column + "”. The file has: " + String.join(", ", header) + ".");
    }

    private static Meaning meaning(String name) {
        try {
            return Meaning.valueOf(name.strip().toUpperCase(java.util.Locale.ROOT));
        } catch (IllegalArgumentException unknown) {
            throw new RuleViolation("mapping", "“" + name + "” is no meaning of a column. It is one of "
                + String.join(", ", List.of(Meaning.values()).stream().map(Enum::name).toList()) + ".");
        }
    }

    private static String shown(String name) {
        String last = name == null || name.isBlank() ? "file" : name.substring(Math.max(name.lastIndexOf('/'), name.lastIndexOf('\\')) + 1);
        String clean = last.replaceAll("\\p{Cntrl}", "");
        return clean.length() <= 120 ? clean : clean.substring(clean.length() - 120);
    }

    private static String hash(Path file) throws IOException {
        try (DigestInputStream in = new DigestInputStream(Files.newInputStream(file), MessageDigest.getInstance("SHA-256"))) {
            in.transferTo(java.io.OutputStream.nullOutputStream());
            return HexFormat.of().formatHex(in.getMessageDigest().digest());
        } catch (NoSuchAlgorithmException everyJdkHasIt) {
            throw new IllegalStateException(everyJdkHasIt);
        }
    }
}
