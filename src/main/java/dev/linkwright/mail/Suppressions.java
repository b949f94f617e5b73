package dev.linkwright.mail;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Event;
import jakarta.inject.Inject;
import jakarta.transaction.Transactional;

import dev.linkwright.shared.NotFound;
import dev.linkwright.shared.RuleViolation;
import dev.linkwright.shared.Sets;
import dev.linkwright.site.ErasedPeople;
import io.quarkus.hibernate.orm.panache.PanacheRepository;
import io.quarkus.panache.common.Parameters;

/**
 * The ledger of who must not be written to. Asked when somebody is enrolled, at the launch gate, when a mail is queued, and again as the
 * last guard before it leaves.
 */
@ApplicationScoped
public class Suppressions implements PanacheRepository<Suppression> {

    // Under the unique index: the address, its hash, its domain or any domain above it; for this brand or for all
    private static final String APPLIES = """
            liftedAt is null and coalesce(address, domain, addressHash) in :values and (brandId is null or brandId = :brand) order by id""";

    // Which of many values stand in it, for whichever brand
    private static final String STAND = """
            select distinct w.value from unnest(?) w(value)
            join suppression s on coalesce(s.address, s.domain, s.address_hash) = w.value and s.lifted_at is null""";

    private static final String ERASED = "This person was erased and must not be written to.";

    private static final String STANDING = """
            liftedAt is null and coalesce(address, domain, addressHash) = :value and coalesce(brandId, 0L) = :brand""";

    // One entry stands once, also when two processes hear of it in the same moment
    private static final String ENTER = """
            insert into suppression (address, domain, address_hash, brand_id, reason, proof, message_id, entered_by, since)
            values (cast(:address as text), cast(:domain as text), cast(:hash as text), cast(:brand as bigint), :reason, :proof,
                    cast(:message as bigint), cast(:user as bigint), :since)
            on conflict (coalesce(address, domain, address_hash), coalesce(brand_id, 0)) where lifted_at is null do nothing""";

    @Inject
    Event<Suppressed> suppressed;
    @Inject
    ErasedPeople erasedPeople;

    /** A sentence that says why this address must not be written to by this brand; empty when it may. */
    public Optional<String> reasonNotToWrite(String address, long brandId) {
        String whom = address.strip().toLowerCase(Locale.ROOT);
        if (MailText.domainOf(whom).equals(ErasedPeople.NOWHERE)) {
            return Optional.of(ERASED);
        }
        return find(APPLIES, Parameters.with("brand", brandId).and("values", Whom.against(whom))).firstResultOptional().map(Suppression::sentence);
    }

    /** The same for many mails in line: a sentence by the id of each that must not leave. */
    Map<Long, String> reasonsNotToWrite(Collection<LeavingMail> mails) {
        Map<Long, String> reasons = new HashMap<>();
        Map<String, List<LeavingMail>> byValue = new HashMap<>();
        for (LeavingMail mail : mails) {
            mail.inLedger().forEach(value -> byValue.computeIfAbsent(value, key -> new ArrayList<>()).add(mail));
            if (MailText.domainOf(mail.toAddress()).equals(ErasedPeople.NOWHERE)) {
                reasons.put(mail.id(), ERASED);
            }
        }
        for (String value : Sets.ask(getEntityManager(), STAND, row -> row.getString(1), (Object) byValue.keySet().toArray(String[]::new))) {
            for (LeavingMail mail : byValue.get(value)) {
                reasonNotToWrite(mail.toAddress(), mail.brandId()).ifPresent(why -> reasons.put(mail.id(), why));
            }
        }
        return reasons;
    }

    /** Stops mail to one address at once; the entry already standing is returned when there is one. {@code brandId} null: all brands. */
    @Transactional
    public Suppression suppressAddress(String address, Long brandId, SuppressionReason reason, Proof proof, Instant now) {
        return suppress(Whom.address(address), brandId, reason, proof, now);
    }

    public Suppression suppressAddress(String address, Long brandId, SuppressionReason reason, String proof, Instant now) {
        return suppressAddress(address, brandId, reason, Proof.inWords(proof), now);
    }

    /** Stops mail to everyone at a domain at once. */
    @Transactional
    public Suppression suppressDomain(String domain, Long brandId, SuppressionReason reason, Proof proof, Instant now) {
        return suppress(Whom.domain(domain), brandId, reason, proof, now);
    }

    public Suppression suppressDomain(String domain, Long brandId, SuppressionReason reason, String proof, Instant now) {
        return suppressDomain(domain, brandId, reason, Proof.inWords(proof), now);
    }

    /** Stops mail at once; the entry already standing for the same brand (or for all) is returned when there is one. */
    @Transactional
    public Suppression suppress(Whom whom, Long brandId, SuppressionReason reason, Proof proof, Instant now) {
        flush();
        int entered = getEntityManager().createNativeQuery(ENTER).setParameter("address", whom.addressIfAny()).setParameter("domain", whom.domainIfAny())
                .setParameter("hash", whom.kind() == Whom.Kind.ERASED ? whom.value() : null).setParameter("brand", brandId)
                .setParameter("reason", reason.name()).setParameter("proof", proof.words()).setParameter("message", proof.messageId())
                .setParameter("user", proof.enteredBy()).setParameter("since", now).executeUpdate();
        Suppression entry = standing(whom, brandId).orElseThrow();
        if (entered == 1 && whom.kind() != Whom.Kind.ERASED) {
            suppressed.fire(new Suppressed(entry.id(), entry.address(), entry.domain(), brandId, now));
        }
        return entry;
    }

    /** The entry that stands for exactly this one and this brand; {@code brandId} null: the one for all brands. */
    public Optional<Suppression> standing(Whom whom, Long brandId) {
        return find(STANDING, Parameters.with("value", whom.value()).and("brand", brandId == null ? 0L : brandId)).firstResultOptional();
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
            if (entry.erased() && count("addressHash = ?1 and liftedAt is null and id <> ?2", entry.addressHash(), id) == 0) {
                erasedPeople.forget(entry.addressHash());
            }
        }
        return entry;
    }

    /**
     * The ledger, newest first, {@code text} anywhere in the address or domain; a whole address also finds the entry of an erased person.
     * Before the id {@code beforeId}.
     */
    public List<Suppression> newestFirst(String text, Long beforeId, int limit) {
        String sought = text.strip().toLowerCase(Locale.ROOT);
        return find("(address like ?1 or domain like ?1 or addressHash = ?3 or (?4 = true and addressHash is not null)) and id < ?2 order by id desc",
                "%" + sought.replaceAll("([\\\\%_])", "\\\\$1") + "%", beforeId == null ? Long.MAX_VALUE : beforeId,
                MailText.isAddress(sought) ? ErasedPeople.hashOf(sought) : "", sought.isEmpty()).page(0, limit).list();
    }

    /** What stands, oldest first, after the id {@code afterId}: for the export. */
    public List<Suppression> standingAfter(long afterId, int limit) {
        return find("liftedAt is null and id > ?1 order by id", afterId).page(0, limit).list();
    }
}
