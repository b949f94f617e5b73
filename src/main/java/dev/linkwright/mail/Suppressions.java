package dev.linkwright.mail;

import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Event;
import jakarta.inject.Inject;
import jakarta.transaction.Transactional;

import dev.linkwright.shared.NotFound;
import dev.linkwright.shared.RuleViolation;
import io.quarkus.hibernate.orm.panache.PanacheRepository;

/** The ledger of who must not be written to. Asked when a mail is written, and again as the last guard before it leaves. */
@ApplicationScoped
public class Suppressions implements PanacheRepository<Suppression> {

    // The address, its domain, or any parent domain; for this brand or for all
    private static final String APPLIES = """
            liftedAt is null and (brandId is null or brandId = :brand)
            and (address = :address or domain = :domain or :domain like concat('%.', domain))
            order by id""";

    @Inject
    Event<Suppressed> suppressed;

    /** A sentence that says why this address must not be written to by this brand; empty when it may. */
    public Optional<String> reasonNotToWrite(String address, long brandId) {
        String whom = address.strip().toLowerCase(Locale.ROOT);
        return find(APPLIES, io.quarkus.panache.common.Parameters.with("brand", brandId)
                .and("address", whom).and("domain", MailText.domainOf(whom))).firstResultOptional()
                .map(s -> (s.address() != null ? s.address() + " " : "Everyone at " + s.domain() + " ")
                        + "must not be written to: " + s.reason().words() + ".");
    }

    /** Stops mail to one address at once; the one already standing is returned when there is one. {@code brandId} null: all brands. */
    @Transactional
    public Suppression suppressAddress(String address, Long brandId, SuppressionReason reason, String proof, Instant now) {
        return suppress(MailText.address("address", address), null, brandId, reason, proof, now);
    }

    /** Stops mail to everyone at a domain at once. */
    @Transactional
    public Suppression suppressDomain(String domain, Long brandId, SuppressionReason reason, String proof, Instant now) {
        String name = MailText.headerLine("domain", domain).toLowerCase(Locale.ROOT);
        if (!MailText.isAddress("x@" + name) || !name.contains(".")) {
            throw new RuleViolation("domain", "“" + name + "” is not a domain.");
        }
        return suppress(null, name, brandId, reason, proof, now);
    }

    private Suppression suppress(String address, String domain, Long brandId, SuppressionReason reason, String proof, Instant now) {
        return standing(address, domain, brandId).orElseGet(() -> {
            Suppression entry = new Suppression(address, domain, brandId, reason, proof, now);
            persistAndFlush(entry);
            suppressed.fire(new Suppressed(entry.id(), address, domain, brandId, now));
            return entry;
        });
    }

    private Optional<Suppression> standing(String address, String domain, Long brandId) {
        String column = address != null ? "address" : "domain";
        String value = address != null ? address : domain;
        return brandId == null
                ? find("liftedAt is null and brandId is null and " + column + " = ?1", value).firstResultOptional()
                : find("liftedAt is null and brandId = ?2 and " + column + " = ?1", value, brandId).firstResultOptional();
    }

    /** Allows writing again. An admin's decision, with a reason that stays in the ledger. */
    @Transactional
    public Suppression lift(long id, long userId, String why, Instant now) {
        if (why == null || why.isBlank()) {
            throw new RuleViolation("reason", "Say why it is lifted; the reason stays in the ledger.");
        }
        Suppression entry = findByIdOptional(id).orElseThrow(() -> new NotFound("suppression"));
        if (!entry.lifted()) {
            entry.lift(userId, why.strip(), now);
        }
        return entry;
    }

    /** The ledger, newest first, {@code text} anywhere in the address or domain; before the id {@code beforeId}. */
    public List<Suppression> newestFirst(String text, Long beforeId, int limit) {
        return find("(address like ?1 or domain like ?1) and id < ?2 order by id desc",
                "%" + text.strip().toLowerCase(Locale.ROOT) + "%", beforeId == null ? Long.MAX_VALUE : beforeId)
                .page(0, limit).list();
    }
}
