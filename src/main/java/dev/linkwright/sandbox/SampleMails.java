package dev.linkwright.sandbox;

import io.quarkus.hibernate.orm.panache.PanacheRepository;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.mail.MessagingException;
import jakarta.mail.internet.InternetAddress;
import jakarta.mail.internet.MimeMessage;
import jakarta.transaction.Transactional;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;

/** What the built-in mail server took, kept for good. */
@ApplicationScoped
public class SampleMails implements PanacheRepository<SampleMail> {

    @Inject
    SamplePartners partners;

    /** Stores a delivered mail; its own transaction, committed before SMTP says "250 OK". */
    @Transactional(Transactional.TxType.REQUIRES_NEW)
    void keep(String sender, String recipient, byte[] raw, Instant now) {
        MimeMessage mail = PartnerAnswer.parse(raw);
        Optional<SamplePartner> receiver = partners.byAddress(recipient);
        SamplePartner partner = receiver.or(() -> partners.byAddress(fromOf(mail))).orElse(null);
        persist(new SampleMail(sender, recipient, partner, receiver.isPresent(), subjectOf(mail), raw, now));
    }

    /** The whole exchange with one partner, oldest first. */
    public List<SampleMail> with(SamplePartner partner) {
        return list("partner = ?1 order by id", partner);
    }

    /** Mails to addresses that belong to nobody of the sample, oldest first; the mailbox's own are not among them. */
    public List<SampleMail> elsewhere(String mailboxAddress) {
        return list("partner is null and recipient <> ?1 order by id", mailboxAddress);
    }

    public Optional<SampleMail> receivedBy(SamplePartner partner, long id) {
        return find("id = ?1 and partner = ?2 and toPartner", id, partner).firstResultOptional();
    }

    /** How many mails each partner got, by domain; a partner without any is missing. */
    public Map<String, Traffic> traffic() {
        return getEntityManager().createQuery("""
                select m.partner.domain, count(case when m.toPartner then 1 end), count(case when m.toPartner then null else 1 end), max(m.id)
                from SampleMail m where m.partner is not null group by m.partner.domain""", Object[].class)
                .getResultStream()
                .collect(Collectors.toMap(row -> (String) row[0], row -> new Traffic((Long) row[1], (Long) row[2], (Long) row[3])));
    }

    /** @param newest id of the latest mail of the exchange */
    public record Traffic(long received, long sent, long newest) {
    }

    List<SampleMail> inOrder() {
        return list("order by id");
    }

    private static String fromOf(MimeMessage mail) {
        try {
            return mail.getFrom() != null && mail.getFrom().length > 0 && mail.getFrom()[0] instanceof InternetAddress from
                    ? from.getAddress().toLowerCase(Locale.ROOT) : "";
        } catch (MessagingException unreadable) {
            return "";
        }
    }

    private static String subjectOf(MimeMessage mail) {
        try {
            return mail.getSubject() == null ? "(no subject)" : mail.getSubject();
        } catch (MessagingException unreadable) {
            return "(no subject)";
        }
    }
}
