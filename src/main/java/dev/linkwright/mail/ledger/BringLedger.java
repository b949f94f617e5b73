package dev.linkwright.mail.ledger;

import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;

import dev.linkwright.account.AuditLog;
import dev.linkwright.account.User;
import dev.linkwright.brand.Brand;
import dev.linkwright.brand.Brands;
import dev.linkwright.mail.Suppressed;
import dev.linkwright.mail.Whom;
import dev.linkwright.shared.NotFound;
import dev.linkwright.shared.RuleViolation;
import dev.linkwright.site.ErasedPeople;
import io.quarkus.hibernate.orm.panache.PanacheRepository;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Event;
import jakarta.inject.Inject;
import jakarta.transaction.Transactional;

/** Takes a file of who must not be written to: a look first, then all of it at once. The same file twice changes nothing. */
@ApplicationScoped
@Transactional
public class BringLedger implements PanacheRepository<LedgerImport> {

    private static final int MOST_BYTES = 30_000_000;

    // All entries at once; answers with those that concern somebody we know, so that what waits for them is taken back
    private static final String ENTER = """
            with entered as (
              insert into suppression (address, domain, address_hash, brand_id, reason, proof, entered_by, since)
              select a, d, h, b, r, p, :user, cast(t as timestamptz)
              from unnest(:addresses, :domains, :hashes, :brands, :reasons, :proofs, :times) e (a, d, h, b, r, p, t)
              on conflict (coalesce(address, domain, address_hash), coalesce(brand_id, 0)) where lifted_at is null do nothing
              returning id, address, domain, brand_id)
            select e.id, e.address, e.domain, e.brand_id from entered e
            where e.domain is not null or exists (select 1 from contact c where c.email = cast(e.address as citext))""";

    @Inject
    Event<Suppressed> suppressed;
    @Inject
    Brands brands;
    @Inject
    ErasedPeople erasedPeople;
    @Inject
    AuditLog audit;

    /**
     * What a file would change.
     *
     * @param added entries that are new
     * @param known entries that stand already, or twice in the file
     */
    public record Look(List<LedgerRow.Entry> added, List<LedgerRow.Entry> known, List<LedgerRow.Refused> refused) {
    }

    /** Keeps the file for a look; nothing is suppressed yet. */
    public LedgerImport bring(String fileName, byte[] bytes, User by, Instant now) {
        if (bytes.length > MOST_BYTES) {
            throw new RuleViolation("file", "The file is larger than 30 MB. Split it.");
        }
        String text;
        try {
            text = StandardCharsets.UTF_8.newDecoder().decode(ByteBuffer.wrap(bytes)).toString();
        } catch (CharacterCodingException notUtf8) {
            throw new RuleViolation("file", "The file is not in UTF-8. Save it as “CSV UTF-8” and bring it again.");
        }
        if (text.indexOf('\u0000') >= 0) {
            throw new RuleViolation("file", "This is not a CSV file.");
        }
        LedgerFile.read(text, Map.of(), now);
        LedgerImport brought = new LedgerImport(fileName, text, by.id(), now);
        persist(brought);
        return brought;
    }

    public LedgerImport require(long id) {
        return findByIdOptional(id).orElseThrow(() -> new NotFound("ledger import"));
    }

    /** Read against the ledger as it is now. */
    public Look look(LedgerImport brought, Instant now) {
        List<LedgerRow.Entry> added = new ArrayList<>();
        List<LedgerRow.Entry> known = new ArrayList<>();
        List<LedgerRow.Refused> refused = new ArrayList<>();
        List<LedgerRow> rows = LedgerFile.read(brought.content(), brandsByName(), now);
        Set<String> standing = standing(rows.stream().filter(LedgerRow.Entry.class::isInstance).map(row -> ((LedgerRow.Entry) row).whom().value()).toList());
        for (LedgerRow row : rows) {
            if (row instanceof LedgerRow.Refused no) {
                refused.add(no);
            } else if (row instanceof LedgerRow.Entry entry) {
                (standing.add(entry.key()) ? added : known).add(entry);
            }
        }
        return new Look(added, known, refused);
    }

    /** Takes what is new. Asking again changes nothing. */
    public LedgerImport take(long id, User by, Instant now) {
        LedgerImport brought = require(id);
        if (brought.isTaken()) {
            return brought;
        }
        Look look = look(brought, now);
        enter(look.added(), by, now);
        for (LedgerRow.Refused no : look.refused()) {
            getEntityManager().createNativeQuery("insert into ledger_refusal (import_id, line_no, who, reason) values (?1, ?2, ?3, ?4)")
                    .setParameter(1, id).setParameter(2, no.line()).setParameter(3, no.who()).setParameter(4, no.reason()).executeUpdate();
        }
        brought.taken(look.added().size(), look.known().size(), now);
        audit.record(by, "took a list of suppressions", brought.fileName(), look.added().size() + " added", now);
        return brought;
    }

    private void enter(List<LedgerRow.Entry> entries, User by, Instant now) {
        List<?> concerned = getEntityManager().createNativeQuery(ENTER, Object[].class)
                .setParameter("addresses", values(entries, Whom.Kind.ADDRESS)).setParameter("domains", values(entries, Whom.Kind.DOMAIN))
                .setParameter("hashes", values(entries, Whom.Kind.ERASED)).setParameter("brands", entries.stream().map(LedgerRow.Entry::brandId).toArray(Long[]::new))
                .setParameter("reasons", entries.stream().map(entry -> entry.reason().name()).toArray(String[]::new))
                .setParameter("proofs", entries.stream().map(LedgerRow.Entry::proof).toArray(String[]::new))
                .setParameter("times", entries.stream().map(entry -> entry.since().toString()).toArray(String[]::new))
                .setParameter("user", by.id()).getResultList();
        entries.stream().filter(entry -> entry.whom().kind() == Whom.Kind.ERASED).forEach(entry -> erasedPeople.remember(entry.whom().value(), now));
        for (Object row : concerned) {
            Object[] r = (Object[]) row;
            suppressed.fire(new Suppressed(((Number) r[0]).longValue(), (String) r[1], (String) r[2], r[3] == null ? null : ((Number) r[3]).longValue(), now));
        }
    }

    private static String[] values(List<LedgerRow.Entry> entries, Whom.Kind kind) {
        return entries.stream().map(entry -> entry.whom().kind() == kind ? entry.whom().value() : null).toArray(String[]::new);
    }

    /** Which lines of a taken file were refused, and why. */
    public List<LedgerRow.Refused> refused(long id) {
        return getEntityManager().createNativeQuery("select line_no, who, reason from ledger_refusal where import_id = ?1 order by line_no", Object[].class)
                .setParameter(1, id).getResultList().stream().map(row -> {
                    Object[] r = (Object[]) row;
                    return new LedgerRow.Refused(((Number) r[0]).intValue(), (String) r[1], (String) r[2]);
                }).toList();
    }

    /** Keys of what stands of these, one question for all of them. */
    private Set<String> standing(List<String> values) {
        return new HashSet<>(getEntityManager().createNativeQuery("""
                select coalesce(address, domain, address_hash) || ' ' || coalesce(brand_id, 0) from suppression
                where lifted_at is null and coalesce(address, domain, address_hash) = any(?1)""", String.class)
                .setParameter(1, values.toArray(String[]::new)).getResultList().stream().map(String.class::cast).toList());
    }

    private Map<String, Long> brandsByName() {
        return brands.byName().stream().collect(Collectors.toMap(brand -> brand.name().toLowerCase(Locale.ROOT), Brand::id, (one, same) -> one));
    }
}
