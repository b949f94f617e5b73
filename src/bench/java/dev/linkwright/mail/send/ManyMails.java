package dev.linkwright.mail.send;

import dev.linkwright.campaign.ApproveFirstMail;
import dev.linkwright.campaign.CampaignCast;
import dev.linkwright.campaign.CampaignCast.Scene;
import dev.linkwright.campaign.Enrollments;
import dev.linkwright.mail.MailDesk;
import dev.linkwright.testing.MoreMails;
import io.quarkus.narayana.jta.QuarkusTransaction;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import jakarta.persistence.EntityManager;
import java.util.List;
import org.hibernate.Session;

/** One approved mail of a real campaign, and as many like it as asked for, each to a person at a site of its own, written by the set. */
@Singleton
class ManyMails {

    @Inject
    CampaignCast campaigns;
    @Inject
    ApproveFirstMail approve;
    @Inject
    Enrollments enrollments;
    @Inject
    MailDesk desk;
    @Inject
    EntityManager database;

    /** A mailbox without a gap and a campaign with so many approved mails in line. */
    Scene inLine(int mails) {
        Scene scene = campaigns.launched(1);
        QuarkusTransaction.requiringNew().run(() -> desk.mailboxes().requireLocked(scene.mailbox().id()).pace(100_000, 0));
        long first = QuarkusTransaction.requiringNew().call(() -> enrollments.ofCampaign(scene.campaignId()).get(0).id());
        approve.run(first, scene.ana(), CampaignCast.NOW);
        QuarkusTransaction.requiringNew().timeout(600).run(() -> {
            database.unwrap(Session.class).doWork(connection -> MoreMails.like(connection, scene.campaignId(), first, mails, CampaignCast.NOW));
        });
        QuarkusTransaction.requiringNew().timeout(600).run(() -> List.of("site", "contact", "prospect", "thread", "enrollment", "message", "step_send", "suppression", "mailbox", "campaign", "step")
                .forEach(table -> database.createNativeQuery("analyze " + table).executeUpdate()));
        return scene;
    }
}
