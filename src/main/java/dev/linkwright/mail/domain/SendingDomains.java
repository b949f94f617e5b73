package dev.linkwright.mail.domain;

import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.time.Duration;
import java.time.Instant;
import java.util.Base64;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.transaction.Transactional;

import dev.linkwright.mail.Mailbox;
import dev.linkwright.mail.Mailboxes;
import dev.linkwright.shared.NotFound;
import dev.linkwright.shared.RuleViolation;
import dev.linkwright.system.Secrets;
import io.quarkus.hibernate.orm.panache.PanacheRepositoryBase;
import io.quarkus.narayana.jta.QuarkusTransaction;

/** The domains we send from: looked up, given a key, and whether a missing record warns or stops a launch. */
@ApplicationScoped
public class SendingDomains implements PanacheRepositoryBase<SendingDomain, String> {

    /** What a missing record does at the gate. */
    public enum Mode { WARN, STRICT }

    private static final String MODE = "mail.domain-mode";
    private static final Duration GOOD_FOR = Duration.ofHours(24);
    private static final int KEY_BITS = 2048; // RFC 8301 3.2

    @Inject
    AskDns dns;
    @Inject
    Mailboxes mailboxes;

    public Optional<SendingDomain> of(Mailbox mailbox) {
        return findByIdOptional(mailbox.domain().toLowerCase(Locale.ROOT));
    }

    /** Asks the DNS outside of any transaction and keeps what it said. */
    public SendingDomain check(String domain, Instant now) {
        String name = domain.toLowerCase(Locale.ROOT);
        Optional<Mailbox> sender = QuarkusTransaction.requiringNew().call(() -> mailboxes.inOrder().stream().filter(box -> box.domain().equalsIgnoreCase(name)).findFirst());
        Optional<SendingDomain> known = QuarkusTransaction.requiringNew().call(() -> findByIdOptional(name));
        Finding spf = dns.spf(name, sender.map(box -> box.smtp().host()).orElse("the server"));
        Finding dkim = known.filter(SendingDomain::hasKey).map(own -> dns.ownKey(name, own.selector(), own.publicKey())).orElseGet(() -> dns.providersKey(name));
        Finding dmarc = spf.standing() == Finding.Standing.NOT_CHECKED && dkim.standing() == Finding.Standing.NOT_CHECKED ? spf : dns.dmarc(name);
        return QuarkusTransaction.requiringNew().call(() -> {
            SendingDomain row = kept(name);
            row.found(spf, dkim, dmarc, now);
            return row;
        });
    }

    /** Looks at those of all mailboxes that were not looked at for a day. */
    public void checkDue(Instant now) {
        List<String> due = QuarkusTransaction.requiringNew().call(() -> mailboxes.inOrder().stream().filter(box -> !box.sandbox()).map(box -> box.domain().toLowerCase(Locale.ROOT))
                .distinct().filter(name -> findByIdOptional(name).map(SendingDomain::checkedAt).filter(at -> at.isAfter(now.minus(GOOD_FOR))).isEmpty()).toList());
        due.forEach(name -> check(name, now));
    }

    /**
     * A new key for this domain; the one before goes.
     *
     * @param selector letters, digits and hyphens; blank: one by the date
     * @throws RuleViolation naming {@code selector}
     */
    @Transactional
    public SendingDomain makeKey(String domain, String selector, Instant now) {
        String name = selector == null || selector.isBlank() ? "lw" + now.toString().substring(0, 10).replace("-", "") : selector.strip().toLowerCase(Locale.ROOT);
        if (!name.matches("[a-z0-9]([a-z0-9-]{0,61}[a-z0-9])?")) {
            throw new RuleViolation("selector", "A selector is letters, digits and hyphens.");
        }
        try {
            KeyPairGenerator keys = KeyPairGenerator.getInstance("RSA");
            keys.initialize(KEY_BITS);
            KeyPair pair = keys.generateKeyPair();
            SendingDomain row = kept(domain.toLowerCase(Locale.ROOT));
            row.key(name, Secrets.encrypt(Base64.getEncoder().encodeToString(pair.getPrivate().getEncoded())), Base64.getEncoder().encodeToString(pair.getPublic().getEncoded()));
            return row;
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }

    @Transactional
    public SendingDomain sign(String domain, boolean on) {
        SendingDomain row = findByIdOptional(domain.toLowerCase(Locale.ROOT)).orElseThrow(() -> new NotFound("sending domain"));
        row.sign(on);
        return row;
    }

    public Mode mode() {
        List<?> set = getEntityManager().createNativeQuery("select value from setting where name = ?1", String.class).setParameter(1, MODE).getResultList();
        return set.isEmpty() ? Mode.WARN : Mode.valueOf((String) set.get(0));
    }

    /** @throws RuleViolation naming {@code mode} */
    @Transactional
    public Mode change(String mode) {
        if (!"WARN".equals(mode) && !"STRICT".equals(mode)) {
            throw new RuleViolation("mode", "The mode is WARN or STRICT.");
        }
        getEntityManager().createNativeQuery("insert into setting (name, value) values (?1, ?2) on conflict (name) do update set value = excluded.value")
                .setParameter(1, MODE).setParameter(2, mode).executeUpdate();
        return Mode.valueOf(mode);
    }

    private SendingDomain kept(String name) {
        return findByIdOptional(name).orElseGet(() -> {
            SendingDomain row = new SendingDomain(name);
            persist(row);
            return row;
        });
    }
}
