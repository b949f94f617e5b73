package dev.linkwright.imports;

import dev.linkwright.account.User;
import dev.linkwright.brand.Brand;
import dev.linkwright.shared.NotFound;
import dev.linkwright.shared.RuleViolation;
import io.quarkus.hibernate.orm.panache.PanacheRepository;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/** Mappings people have named. A brand has each name once, whatever the case of its letters; saving it again replaces it. */
@ApplicationScoped
public class SavedMappings implements PanacheRepository<SavedMapping> {

    private final Imports imports;

    SavedMappings(Imports imports) {
        this.imports = imports;
    }

    public SavedMapping require(long id) {
        return findByIdOptional(id).orElseThrow(() -> new NotFound("saved mapping " + id));
    }

    public List<SavedMapping> of(Brand brand) {
        return list("brand = ?1 order by name", brand);
    }

    /** Those a file with this header can be read by, the one saved last first. */
    public List<SavedMapping> fitting(Brand brand, List<String> header) {
        return list("brand = ?1 order by savedAt desc, id desc", brand).stream().filter(saved -> saved.fits(header)).toList();
    }

    /** @throws RuleViolation naming {@code mappingName} when the name is none */
    @Transactional
    public SavedMapping save(long importId, String name, User by, Instant now) {
        Import as = imports.require(importId);
        SavedMapping mapping = named(as.brand(), name).orElseGet(() -> new SavedMapping(as.brand(), name));
        mapping.means(as, by, now);
        persist(mapping);
        as.columnsKnownAs(mapping.name());
        return mapping;
    }

    /** Reads the columns of a waiting import by a saved mapping. */
    @Transactional
    public Import use(long importId, long mappingId) {
        return use(imports.require(importId), require(mappingId));
    }

    /** @throws RuleViolation naming {@code mappingName} when there is none of that name, or it is of another header */
    @Transactional
    public Import use(long importId, String name) {
        Import waiting = imports.require(importId);
        return use(waiting, named(waiting.brand(), name)
            .orElseThrow(() -> new RuleViolation("mappingName", "There is no mapping “" + name.strip() + "”.")));
    }

    @Transactional
    public void forget(long id) {
        delete(require(id));
    }

    Import use(Import waiting, SavedMapping mapping) {
        if (!mapping.brand().id().equals(waiting.brand().id()) || !mapping.fits(waiting.header())) {
            throw new RuleViolation("mappingName", "“" + mapping.name() + "” is for a file with other columns: " + String.join(", ", mapping.header()) + ".");
        }
        waiting.remap(mapping.kind(), mapping.mapping());
        waiting.columnsKnownAs(mapping.name());
        return waiting;
    }

    private Optional<SavedMapping> named(Brand brand, String name) {
        return find("brand = ?1 and lower(name) = lower(?2)", brand, SavedMapping.checked(name)).firstResultOptional();
    }
}
