package dev.linkwright.campaign;

import dev.linkwright.account.User;
import dev.linkwright.brand.Asset;
import dev.linkwright.brand.Brand;
import dev.linkwright.campaign.Step.StepText;
import dev.linkwright.campaign.schedule.SendWindow;
import dev.linkwright.mail.MailServer;
import dev.linkwright.mail.Mailbox;
import dev.linkwright.mail.Mailboxes;
import dev.linkwright.mail.Message;
import dev.linkwright.mail.MessageSent;
import dev.linkwright.mail.MessagesSent;
import dev.linkwright.mail.Messages;
import dev.linkwright.mail.ServerSecurity;
import dev.linkwright.prospect.Opportunity;
import dev.linkwright.site.Contact;
import dev.linkwright.site.Site;
import dev.linkwright.testing.Cast;
import jakarta.enterprise.event.Event;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import jakarta.persistence.EntityManager;
import jakarta.transaction.Transactional;
import java.time.DayOfWeek;
import java.time.Instant;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;

/** A campaign in every state a test wants, and the mail server's part of the story told by hand. */
@Singleton
public class CampaignCast {
    /** A Friday morning. */
    public static final Instant NOW = Instant.parse("2026-11-20T10:00:00Z");
    public static final SendWindow ALWAYS = new SendWindow(EnumSet.allOf(DayOfWeek.class), LocalTime.MIDNIGHT, LocalTime.MIDNIGHT, ZoneId.of("UTC"));
    public static final List<StepText> THREE_STEPS = List.of(
            new StepText(0, "Hiring numbers for {site}", "Hello {first_name|there},\n\nthe tables are free: {asset_url}\n\n{my_name}"),
            new StepText(3, "", "Hello {first_name|there}, did you see {asset_title}?\n\n{my_name}"),
            new StepText(7, "", "A last note, {first_name|there}.\n\n{my_name}"));

    @Inject
    Cast cast;
    @Inject
    Mailboxes mailboxes;
    @Inject
    Messages messages;
    @Inject
    WriteCampaign writeCampaign;
    @Inject
    Enrol enrol;
    @Inject
    LaunchCampaign launch;
    @Inject
    Event<MessagesSent> messagesSent;
    @Inject
    EntityManager database;

    /** A campaign with its brand and people. */
    public record Scene(User ana, Brand brand, Asset asset, Mailbox mailbox, long campaignId, List<Contact> contacts) {
        public Contact contact(int index) {
            return contacts.get(index);
        }
    }

    @Transactional
    public Mailbox mailbox(boolean reads) {
        String address = "ana@fernhill-" + Cast.number() + ".example";
        MailServer server = new MailServer("127.0.0.1", 1, ServerSecurity.NONE, null, null);
        Mailbox mailbox = new Mailbox("Ana", address, server, reads ? server : null, 1000, 0, NOW);
        mailboxes.persist(mailbox);
        return mailbox;
    }

    /** From now on its SMTP is at this port of this machine. */
    @Transactional
    public void sendsTo(Mailbox mailbox, int smtpPort) {
        MailServer server = new MailServer("127.0.0.1", smtpPort, ServerSecurity.NONE, null, null);
        mailboxes.require(mailbox.id()).connect(server, server);
    }

    /** A draft with this many contacts, each at a site of its own. */
    public Scene draft(int contacts, boolean mailboxReads, List<StepText> steps) {
        User ana = cast.ana();
        Brand brand = cast.brand();
        Asset asset = cast.asset(brand);
        Mailbox mailbox = mailbox(mailboxReads);
        Campaign campaign = writeCampaign.create(brand.id(), new CampaignPlan("Remote hiring " + Cast.number(), Opportunity.RESOURCE_PAGE, asset.id(),
                List.of(mailbox.id()), steps, ALWAYS), ana, NOW);
        List<Contact> people = new ArrayList<>();
        for (int i = 0; i < contacts; i++) {
            people.add(cast.contact(cast.site(), "Ines"));
        }
        if (contacts > 0) {
            enrol.run(campaign.id(), people.stream().map(Contact::id).toList(), null, ana, NOW);
        }
        return new Scene(ana, brand, asset, mailbox, campaign.id(), people);
    }

    public Scene launched(int contacts) {
        Scene scene = draft(contacts, true, THREE_STEPS);
        launch.run(scene.campaignId(), scene.ana(), NOW);
        return scene;
    }

    /** What the outbox would do: the queued mail has left at this moment. */
    @Transactional
    public void leaves(long enrollmentId, int stepNo, Instant at) {
        Message message = messages.bySendKey(StepSend.sendKey(enrollmentId, stepNo)).orElseThrow();
        int changed = database.createNativeQuery("update message set state = 'SENT', sent_at = ?2 where id = ?1 and state = 'QUEUED'")
                .setParameter(1, message.id()).setParameter(2, at).executeUpdate();
        if (changed != 1) {
            throw new AssertionError("mail " + stepNo + " was not queued but " + message.state());
        }
        database.clear();
        messagesSent.fire(MessagesSent.one(new MessageSent(message.id(), message.threadId(), message.sendKey(), at)));
    }

    /** The mails that are next in these enrollments have left in one moment, whatever they wait for. */
    @Transactional
    public void leaveTogether(List<Long> enrollmentIds, Instant at) {
        @SuppressWarnings("unchecked")
        List<Object[]> rows = database.createNativeQuery("""
                update message m set state = 'SENT', sent_at = ?2 from step_send s where s.message_id = m.id and s.enrollment_id = any(?1) returning m.id, m.thread_id, m.send_key
                """, Object[].class).setParameter(1, enrollmentIds.toArray(Long[]::new)).setParameter(2, at).getResultList();
        messagesSent.fire(new MessagesSent(rows.stream().map(row -> new MessageSent(((Number) row[0]).longValue(), ((Number) row[1]).longValue(), (String) row[2], at)).toList()));
    }

    @Transactional
    public void inboxReadAt(Mailbox mailbox, Instant at) {
        mailboxes.require(mailbox.id()).wasRead(at);
    }

    /** A mail from the site's person, as the inbox reader would store it. */
    @Transactional
    public long partnerWrites(long threadId, String kind, Instant at) {
        return ((Number) database.createNativeQuery("""
                insert into message (thread_id, mailbox_id, brand_id, site_id, direction, kind, state, message_id, from_address, to_address, subject, body_text, created_at, sent_at)
                select id, mailbox_id, brand_id, site_id, 'IN', ?2, 'RECEIVED', ?3, 'ines@partner.example', 'ana@us.example', 'Re: ' || subject, 'Hello', ?4, ?4
                from thread where id = ?1 returning id
                """).setParameter(1, threadId).setParameter(2, kind).setParameter(3, "<in-" + Cast.number() + "@partner.example>").setParameter(4, at)
                .getSingleResult()).longValue();
    }

    @Transactional
    public String messageState(long enrollmentId, int stepNo) {
        return messages.bySendKey(StepSend.sendKey(enrollmentId, stepNo)).map(message -> message.state().name()).orElse("none");
    }

    @Transactional
    public Site siteOf(Contact contact) {
        return contact.site();
    }

    /** Notes written past every check, as a damaged database might hold them. */
    public void notesAsTheyAre(Enrollment enrollment, java.util.Map<String, String> notes) {
        try {
            java.lang.reflect.Field words = Enrollment.class.getDeclaredField("ownWords");
            words.setAccessible(true);
            java.lang.reflect.Field kept = OwnWords.class.getDeclaredField("notes");
            kept.setAccessible(true);
            kept.set(words.get(enrollment), notes);
        } catch (ReflectiveOperationException e) {
            throw new AssertionError(e);
        }
    }
}
