package dev.linkwright.merge;

import dev.linkwright.account.AuditLog;
import dev.linkwright.account.User;
import dev.linkwright.campaign.TakeSite;
import dev.linkwright.mail.SuppressionReason;
import dev.linkwright.mail.Suppressions;
import dev.linkwright.shared.RuleViolation;
import dev.linkwright.site.Contact;
import dev.linkwright.site.Contacts;
import dev.linkwright.site.SiteEvent;
import dev.linkwright.site.SiteEvents;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

/**
 * Two contacts become one person: enrollments, threads, prices and history move; a wish not to be written to holds for both addresses; the
 * address that is given up stays known, so that a later import brings nobody back.
 */
@ApplicationScoped
public class MergeContacts {

    private static final String ALIAS = """
            insert into contact_alias (site_id, email, contact_id, merged_contact_id, merged_by, merged_at, was)
            select site_id, email, ?2, id, ?3, ?4, to_jsonb(contact) from contact where id = ?1
            """;
    private static final String FILL = """
            update contact k set name = coalesce(nullif(k.name, ''), m.name), role = coalesce(nullif(k.role, ''), m.role),
                country = coalesce(k.country, m.country), zone = coalesce(k.zone, m.zone),
                basis = case when k.basis = 'NOT_SAID' then m.basis else k.basis end,
                basis_note = case when k.basis = 'NOT_SAID' then m.basis_note else k.basis_note end,
                basis_at = case when k.basis = 'NOT_SAID' then m.basis_at else k.basis_at end
            from contact m where k.id = ?1 and m.id = ?2
            """;
    private static final String SUPPRESSED = """
            select distinct s.brand_id, s.reason, coalesce(s.proof, '') from suppression s
            where s.lifted_at is null and s.address = lower(?1)
              and not exists (select 1 from suppression o where o.lifted_at is null and o.address = lower(?2) and o.brand_id is not distinct from s.brand_id)
            """;

    private final Contacts contacts;
    private final Suppressions suppressions;
    private final TakeSite takeSite;
    private final SiteEvents timeLine;
    private final AuditLog audit;
    private final Rows rows;

    MergeContacts(Contacts contacts, Suppressions suppressions, TakeSite takeSite, SiteEvents timeLine, AuditLog audit, Rows rows) {
        this.contacts = contacts;
        this.suppressions = suppressions;
        this.takeSite = takeSite;
        this.timeLine = timeLine;
        this.audit = audit;
        this.rows = rows;
    }

    /** What {@link #run} would do. @throws RuleViolation when they are the same or one is gone */
    public Preview preview(long keptId, long mergedId) {
        requireTwo(keptId, mergedId);
        Contact kept = contacts.require(keptId);
        Contact merged = contacts.require(mergedId);
        List<String> lines = new ArrayList<>();
        lines.add(kept.email() + " stays the address of " + kept.shownName() + " at " + kept.site().domain() + "; " + merged.email()
                + " stays known, so that imports bring nobody new by it.");
        count(lines, "select count(*) from enrollment where contact_id = ?1", mergedId, "sequence", "sequences", "moves", "move");
        count(lines, "select count(*) from thread where contact_id = ?1", mergedId, "conversation", "conversations", "moves", "move");
        count(lines, "select count(*) from site_price where contact_id = ?1", mergedId, "price", "prices", "moves", "move");
        if (!rows.list(SUPPRESSED, merged.email(), kept.email()).isEmpty() || !rows.list(SUPPRESSED, kept.email(), merged.email()).isEmpty()) {
            lines.add("Who must not be written to at one address must not be written to at the other: the wish holds for both.");
        }
        List<String> warnings = new ArrayList<>();
        if (!kept.site().id().equals(merged.site().id())) {
            warnings.add("They stand at two sites. " + merged.shownName() + " leaves " + merged.site().domain() + "; where both sites are one, merge the sites instead.");
        }
        if (bothOpen(keptId, mergedId) > 0) {
            warnings.add("Both are in the same campaign: the sequence of " + merged.email() + " is stopped, and its unsent mails are taken back.");
        }
        return new Preview(keptId, inWords(kept), mergedId, inWords(merged), List.copyOf(lines), List.copyOf(warnings));
    }

    /** Takes one contact into the other. @throws RuleViolation when they are the same */
    @Transactional
    public Contact run(long keptId, long mergedId, User by, Instant now) {
        requireTwo(keptId, mergedId);
        contacts.require(keptId);
        contacts.require(mergedId);
        rows.lock("contact", keptId, mergedId);
        Contact kept = contacts.require(keptId);
        Contact merged = contacts.require(mergedId);
        String what = inWords(merged) + " into " + inWords(kept);
        for (Object[] open : rows.list("""
                select m.id from enrollment m join enrollment k on k.campaign_id = m.campaign_id and k.contact_id = ?1 and k.state not in ('STOPPED', 'FINISHED')
                where m.contact_id = ?2 and m.state not in ('STOPPED', 'FINISHED')""", keptId, mergedId)) {
            takeSite.stopOne(((Number) open[0]).longValue(), "the same person as " + kept.email(), by, now);
        }
        fold(kept, merged, by, now);
        timeLine.record(kept.site().id(), null, SiteEvent.Kind.MERGE, by.firstName() + " merged " + what, by, now);
        audit.record(by, "merged two contacts", "contact " + keptId, what, now);
        rows.forget();
        return contacts.require(keptId);
    }

    /** Moves everything and takes the merged row away; the caller tells of it. */
    void fold(Contact kept, Contact merged, User by, Instant now) {
        wishes(merged.email(), kept.email(), now);
        wishes(kept.email(), merged.email(), now);
        contacts.flush();
        rows.run(ALIAS, merged.id(), kept.id(), by.id(), now);
        rows.run(FILL, kept.id(), merged.id());
        rows.run("update enrollment set contact_id = ?1, contact_was = ?2 where contact_id = ?2", kept.id(), merged.id());
        rows.movePairs("contact", merged.id(), kept.id());
        rows.moveReferences("contact", merged.id(), kept.id());
        rows.run("delete from contact where id = ?1", merged.id());
    }

    private void wishes(String from, String to, Instant now) {
        if (!from.equalsIgnoreCase(to)) {
            for (Object[] wish : rows.list(SUPPRESSED, from, to)) {
                suppressions.suppressAddress(to, wish[0] == null ? null : ((Number) wish[0]).longValue(), SuppressionReason.valueOf((String) wish[1]),
                        "the same person as " + from + (wish[2].toString().isEmpty() ? "" : ": " + wish[2]), now);
            }
        }
    }

    private long bothOpen(long keptId, long mergedId) {
        return rows.number("""
                select count(*) from enrollment k join enrollment m on m.campaign_id = k.campaign_id
                where k.contact_id = ?1 and m.contact_id = ?2 and k.state not in ('STOPPED', 'FINISHED') and m.state not in ('STOPPED', 'FINISHED')""", keptId, mergedId);
    }

    private void count(List<String> lines, String sql, long id, String one, String many, String oneDoes, String manyDo) {
        long n = rows.number(sql, id);
        if (n > 0) {
            lines.add(n + " " + (n == 1 ? one + " " + oneDoes : many + " " + manyDo) + " with it.");
        }
    }

    private static void requireTwo(long keptId, long mergedId) {
        if (keptId == mergedId) {
            throw new RuleViolation("other", "Choose another contact; these are one already.");
        }
    }

    private static String inWords(Contact contact) {
        return contact.name().isBlank() ? contact.email() : contact.name() + " (" + contact.email() + ")";
    }
}
