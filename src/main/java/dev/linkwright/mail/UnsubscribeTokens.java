package dev.linkwright.mail;

import java.time.Instant;
import java.util.Optional;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.transaction.Transactional;

import dev.linkwright.system.Secrets;
import io.quarkus.hibernate.orm.panache.PanacheRepository;

/**
 * Ways out. Each campaign mail has its own random token of 256 bits; the ledger keeps its hash, the waiting mail keeps it
 * encrypted until it has left, because its headers need it once.
 */
@ApplicationScoped
public class UnsubscribeTokens implements PanacheRepository<UnsubscribeToken> {

    @Inject
    Suppressions suppressions;

    /** A new token for this mail, encrypted. */
    String issue(Message message, Instant now) {
        String token = Secrets.randomToken();
        persist(new UnsubscribeToken(Secrets.hashOf(token), message, now));
        return Secrets.encrypt(token);
    }

    /** What a token opens; a wrong one opens nothing. */
    public Optional<UnsubscribeToken> open(String token) {
        return find("tokenHash", Secrets.hashOf(token)).firstResultOptional();
    }

    /** Stops the mail at once, for the address or for everyone at its domain, and returns the ledger entry that proves it. */
    @Transactional
    public Optional<Suppression> stop(String token, boolean wholeSite, String words, Instant now) {
        return open(token).map(way -> {
            Proof proof = Proof.mail(way.messageId(), words);
            if (wholeSite) {
                suppressions.suppressDomain(way.domain(), way.brandId(), SuppressionReason.UNSUBSCRIBED, proof, now);
            }
            return suppressions.suppressAddress(way.address(), way.brandId(), SuppressionReason.UNSUBSCRIBED, proof, now);
        });
    }
}
