package dev.linkwright.campaign;

import dev.linkwright.account.User;
import dev.linkwright.campaign.Step.Words;
import dev.linkwright.campaign.letter.Letter;
import dev.linkwright.mail.Mailbox;
import dev.linkwright.mail.MailboxFindings.Finding;
import dev.linkwright.mail.send.SendTest;
import dev.linkwright.shared.NotFound;
import dev.linkwright.shared.RuleViolation;
import io.quarkus.narayana.jta.QuarkusTransaction;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.EntityManager;
import java.time.Instant;

/**
 * A mail of a campaign, as one contact would get it, sent to who writes it: through the mailbox the contact's would leave from, right away.
 * It belongs to no conversation and counts in no figure, cap or rest; its way out reads as in previews and leads nowhere.
 */
@ApplicationScoped
public class SendTestMail {
    static final int MOST_A_MINUTE = 5;

    private final Campaigns campaigns;
    private final Enrollments enrollments;
    private final LetterWriter letters;
    private final SendTest sendTest;
    private final EntityManager database;

    SendTestMail(Campaigns campaigns, Enrollments enrollments, LetterWriter letters, SendTest sendTest, EntityManager database) {
        this.campaigns = campaigns;
        this.enrollments = enrollments;
        this.letters = letters;
        this.sendTest = sendTest;
        this.database = database;
    }

    /**
     * Which mail is meant.
     *
     * @param variant    null for the version this contact gets
     * @param words      as they stand in the editor, saved or not; null for what is saved
     * @param enrollment whose it would be; null for the first of the campaign
     */
    public record Which(long campaignId, int step, Variant variant, Words words, Long enrollment) { }

    private record Written(long mailboxId, SendTest.Words words) { }

    /** Waits for the mail server: call it outside a transaction. */
    public Finding run(Which which, User to, Instant now) {
        Written written = QuarkusTransaction.requiringNew().call(() -> write(which));
        QuarkusTransaction.requiringNew().run(() -> count(to, now));
        return sendTest.send(written.mailboxId, to.name(), to.email(), written.words, now);
    }

    private Written write(Which which) {
        Campaign campaign = campaigns.require(which.campaignId);
        Step step = campaign.step(which.step).orElseThrow(() -> new NotFound("mail " + which.step + " in this campaign"));
        Enrollment enrollment = enrollment(which);
        Mailbox from = letters.sender(enrollment).orElseThrow(() -> new RuleViolation("mailboxIds", "Choose on the tab Schedule and senders which mailbox sends this campaign, then try again."));
        Letter letter = letter(enrollment, step, which);
        if (letter.body().text().isBlank()) {
            throw new RuleViolation("body", "Write the mail first; there is nothing to send yet.");
        }
        return new Written(from.id(), new SendTest.Words(letter.subject().text(), letter.text(), letter.html()));
    }

    private Enrollment enrollment(Which which) {
        Long id = which.enrollment != null ? which.enrollment : enrollments.names(which.campaignId, 1).stream().findFirst().map(Enrollments.Name::enrollmentId)
                .orElseThrow(() -> new RuleViolation("contactId", "Nobody is enrolled yet. Enrol a contact, so that there is somebody to write to."));
        return enrollments.findByIdOptional(id).filter(found -> found.campaign().id() == which.campaignId)
                .orElseThrow(() -> new RuleViolation("contactId", "This contact is not in this campaign."));
    }

    private Letter letter(Enrollment enrollment, Step step, Which which) {
        if (which.words != null) {
            return letters.write(enrollment, step, which.words, LetterWriter.LINK_COMES_HERE);
        }
        return letters.write(enrollment, step, which.variant == null ? letters.variant(enrollment, step) : which.variant, LetterWriter.LINK_COMES_HERE);
    }

    /** One row a person, counted at one stroke: two tabs cannot slip through together. */
    private void count(User who, Instant now) {
        int sent = ((Number) database.createNativeQuery("""
                insert into own_test as mine (user_id, minute_began, sent) values (?1, ?2, 1)
                on conflict (user_id) do update set
                  minute_began = case when mine.minute_began <= cast(?2 as timestamptz) - interval '1 minute' then ?2 else mine.minute_began end,
                  sent = case when mine.minute_began <= cast(?2 as timestamptz) - interval '1 minute' then 1 else mine.sent + 1 end
                returning sent
                """).setParameter(1, who.id()).setParameter(2, now).getSingleResult()).intValue();
        if (sent > MOST_A_MINUTE) {
            throw new RuleViolation("", "You sent " + MOST_A_MINUTE + " tests within a minute. Wait a minute, then send the next one.");
        }
    }
}
