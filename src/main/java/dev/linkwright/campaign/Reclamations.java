package dev.linkwright.campaign;

import dev.linkwright.account.User;
import dev.linkwright.brand.Brand;
import dev.linkwright.campaign.Step.StepText;
import dev.linkwright.campaign.playbook.PlaybookKind;
import dev.linkwright.campaign.reclaim.CauseLetters;
import dev.linkwright.campaign.schedule.SendWindow;
import dev.linkwright.link.Backlink;
import dev.linkwright.link.reclaim.Cause;
import dev.linkwright.mail.Mailbox;
import dev.linkwright.mail.Mailboxes;
import dev.linkwright.mail.MailThread;
import dev.linkwright.mail.MailThreads;
import dev.linkwright.mail.Suppressions;
import dev.linkwright.prospect.Opportunity;
import dev.linkwright.shared.RuleViolation;
import dev.linkwright.site.Contact;
import dev.linkwright.site.Contacts;
import dev.linkwright.site.Site;
import dev.linkwright.site.SiteLease;
import dev.linkwright.site.SiteLeases;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Supplier;
import java.util.stream.Stream;

/** What a reclamation needs to find: the campaign for its cause, a person to write to, a mailbox, the words to quote. */
@ApplicationScoped
class Reclamations {
    private final Campaigns campaigns;
    private final Enrollments enrollments;
    private final Contacts contacts;
    private final Mailboxes mailboxes;
    private final MailThreads threads;
    private final Suppressions suppressions;
    private final SiteLeases leases;

    Reclamations(Campaigns campaigns, Enrollments enrollments, Contacts contacts, Mailboxes mailboxes, MailThreads threads, Suppressions suppressions,
            SiteLeases leases) {
        this.campaigns = campaigns;
        this.enrollments = enrollments;
        this.contacts = contacts;
        this.mailboxes = mailboxes;
        this.threads = threads;
        this.suppressions = suppressions;
        this.leases = leases;
    }

    /** Whom we talked to last, else the first person there who may be written to. */
    Contact contactAt(Site site, Brand brand) {
        Stream<Contact> known = threads.withSite(brand.id(), site.id()).stream().map(MailThread::contactId).filter(Objects::nonNull)
                .map(contacts::findByIdOptional).flatMap(Optional::stream);
        List<Contact> everyone = Stream.concat(known, contacts.at(site).stream()).distinct().toList();
        if (everyone.isEmpty()) {
            throw new RuleViolation("contact", "Nobody is known at " + site.domain() + " yet. Add a contact on its site page, then reclaim.");
        }
        return everyone.stream().filter(contact -> suppressions.reasonNotToWrite(contact.email(), brand.id()).isEmpty()).findFirst()
                .orElseThrow(() -> new RuleViolation("contact", suppressions.reasonNotToWrite(everyone.get(0).email(), brand.id()).orElseThrow()));
    }

    /** The brand's running reclamation campaign for this cause that has not yet written to this contact; made if need be. */
    Campaign campaignFor(Brand brand, Opportunity opportunity, Cause cause, Contact contact, User by, Instant now) {
        return campaignCalled(CauseLetters.campaignName(cause), brand, opportunity,
                () -> CauseLetters.of(cause).orElseGet(() -> WriteCampaign.startingMails(PlaybookKind.of(opportunity))), contact, by, now);
    }

    /** The same under another name and with other words. */
    Campaign campaignCalled(String called, Brand brand, Opportunity opportunity, Supplier<List<StepText>> words, Contact contact, User by, Instant now) {
        for (int number = 1; ; number++) {
            String name = called + (number == 1 ? "" : " " + number);
            Optional<Campaign> known = campaigns.named(brand.id(), name, opportunity);
            if (known.isEmpty()) {
                return start(brand, name, opportunity, words.get(), by, now);
            }
            if (enrollments.ofContact(known.get().id(), contact.id()).isEmpty()) {
                return known.get();
            }
        }
    }

    private Campaign start(Brand brand, String name, Opportunity opportunity, List<StepText> words, User by, Instant now) {
        PlaybookKind kind = PlaybookKind.of(opportunity);
        Campaign campaign = new Campaign(brand.id(), null, name, kind, SendWindow.officeHours(brand.zone()), by.id(), now);
        campaign.writeSteps(words);
        campaign.sendFrom(List.of(sender(brand).id()));
        campaigns.persist(campaign);
        campaign.launch(now);
        return campaign;
    }

    /** The mailbox this brand has written from before, else the first that works. */
    private Mailbox sender(Brand brand) {
        return campaigns.ofBrand(brand.id()).stream().flatMap(campaign -> campaign.mailboxIds().stream()).map(mailboxes::require)
                .filter(mailbox -> !mailbox.paused()).findFirst()
                .or(() -> mailboxes.inOrder().stream().filter(mailbox -> !mailbox.paused()).findFirst())
                .orElseThrow(() -> new RuleViolation("mailboxIds", "No mailbox can send. Connect one under Settings, Mailboxes, then reclaim."));
    }

    /** A site this brand holds for a campaign whose mails are over may be taken over; anybody else's conversation is respected. */
    String reasonToTakeOver(Brand brand, Site site, Opportunity cause) {
        Optional<SiteLease> holder = leases.holder(site.id());
        boolean over = holder.isPresent() && brand.id().equals(holder.get().brandId())
                && holder.get().campaignId() != null && !enrollments.hasOpenAt(holder.get().campaignId(), site.id());
        return over ? "Reclamation: " + cause.label().toLowerCase(java.util.Locale.ROOT) : null;
    }

    /** The words around the link when it was last seen; the anchor or the address where no check kept them. */
    String sentenceAround(Backlink link) {
        List<?> seen = enrollments.getEntityManager().createNativeQuery("""
                select trim(words_left || ' ' || coalesce(anchor, '') || ' ' || words_right) from link_check
                where backlink_id = ?1 and link_html is not null order by at desc limit 1
                """).setParameter(1, link.id()).getResultList();
        String sentence = seen.isEmpty() || seen.get(0) == null ? "" : seen.get(0).toString();
        return !sentence.isBlank() ? sentence : link.anchor() != null && !link.anchor().isBlank() ? link.anchor() : link.targetUrl();
    }
}
