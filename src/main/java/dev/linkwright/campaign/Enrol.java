package dev.linkwright.campaign;

import dev.linkwright.account.User;
import dev.linkwright.brand.Brand;
import dev.linkwright.brand.Brands;
import dev.linkwright.mail.CoolDown;
import dev.linkwright.mail.Suppressions;
import dev.linkwright.prospect.Prospect;
import dev.linkwright.prospect.Prospects;
import dev.linkwright.prospect.Stage;
import dev.linkwright.shared.RuleViolation;
import dev.linkwright.site.Contact;
import dev.linkwright.site.Contacts;
import dev.linkwright.site.SiteEvent;
import dev.linkwright.site.SiteEvents;
import dev.linkwright.site.SiteLeases;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import org.hibernate.FlushMode;
import org.hibernate.Session;

/**
 * Puts contacts into a campaign. Each site is taken into lease: one conversation per site, so a second person or campaign
 * is refused and told who holds it. Refusals don't stop the others.
 */
@ApplicationScoped
public class Enrol {
    private final Campaigns campaigns;
    private final Enrollments enrollments;
    private final Contacts contacts;
    private final Brands brands;
    private final Prospects prospects;
    private final SiteLeases leases;
    private final SiteEvents timeline;
    private final Suppressions suppressions;
    private final StartReview startReview;
    private final TakeSite takeSite;
    private final Rests rests;

    Enrol(Campaigns campaigns, Enrollments enrollments, Contacts contacts, Brands brands, Prospects prospects, SiteLeases leases, SiteEvents timeline,
            Suppressions suppressions, StartReview startReview, TakeSite takeSite, Rests rests) {
        this.campaigns = campaigns;
        this.enrollments = enrollments;
        this.contacts = contacts;
        this.brands = brands;
        this.prospects = prospects;
        this.leases = leases;
        this.timeline = timeline;
        this.suppressions = suppressions;
        this.startReview = startReview;
        this.takeSite = takeSite;
        this.rests = rests;
    }

    /** @param refused who was not enrolled, and why */
    public record Result(List<Enrollment> enrolled, List<Refusal> refused) { }

    /** @param contact in words, such as “Ines (nomadpost.example)” */
    public record Refusal(long contactId, String contact, String reason) { }

    /** @param overrideReason why a site that another campaign holds is written to all the same; null to respect it */
    @Transactional
    public Result run(long campaignId, List<Long> contactIds, String overrideReason, User by, Instant now) {
        Campaign campaign = campaigns.requireLocked(campaignId);
        if (campaign.isEnded()) {
            throw new RuleViolation("state", "This campaign has ended; nobody can be enrolled any more.");
        }
        if (contactIds == null || contactIds.isEmpty()) {
            throw new RuleViolation("contactIds", "Choose at least one contact.");
        }
        List<Enrollment> enrolled = new ArrayList<>();
        List<Refusal> refused = new ArrayList<>();
        Session session = enrollments.getEntityManager().unwrap(Session.class);
        if (!campaign.isRunning()) {
            // Rows are inserted as they are made, so each question sees them; looking through all of them for changes before every question
            // would take hundreds of people hundreds times as long.
            session.setHibernateFlushMode(FlushMode.MANUAL);
        }
        for (Long contactId : new LinkedHashSet<>(contactIds)) {
            Optional<Contact> contact = contactId == null ? Optional.empty() : contacts.findByIdOptional(contactId);
            if (contact.isEmpty()) {
                throw new RuleViolation("contactIds", "There is no contact " + contactId + ".");
            }
            String reason = refusal(campaign, contact.get(), overrideReason, by, now);
            if (reason == null) {
                enrolled.add(enrol(campaign, contact.get(), overrideReason, by, now));
            } else {
                refused.add(new Refusal(contactId, inWords(contact.get()), reason));
            }
        }
        session.flush();
        session.setHibernateFlushMode(FlushMode.AUTO);
        return new Result(enrolled, refused);
    }

    /** Null when nothing stands against it; then the campaign holds the site. */
    private String refusal(Campaign campaign, Contact contact, String overrideReason, User by, Instant now) {
        if (enrollments.ofContact(campaign.id(), contact.id()).isPresent()) {
            return contact.shownName() + " is in this campaign already.";
        }
        if (enrollments.hasSite(campaign.id(), contact.site().id())) {
            return "Somebody else at " + contact.site().domain() + " is in this campaign already: one conversation per site.";
        }
        if (prospects.of(campaign.brandId(), contact.site().id()).filter(prospect -> prospect.stage() == Stage.DISQUALIFIED).isPresent()) {
            return contact.site().domain() + " is disqualified.";
        }
        Optional<String> suppressed = suppressions.reasonNotToWrite(contact.email(), campaign.brandId());
        if (suppressed.isPresent()) {
            return suppressed.get();
        }
        Optional<CoolDown.Rest> rest = rests.of(campaign, contact, null, now);
        if (rest.isPresent() && (overrideReason == null || overrideReason.isBlank())) {
            return rest.get().why() + " To write all the same, say why.";
        }
        String heldBy = by.firstName() + "’s campaign “" + campaign.name() + "”";
        if (leases.take(contact.site().id(), campaign.brandId(), campaign.id(), by, heldBy, now)) {
            return null;
        }
        if (overrideReason == null || overrideReason.isBlank()) {
            return leases.stopped(contact.site());
        }
        takeSite.takeOver(contact.site(), campaign.brandId(), campaign.id(), heldBy, " for “" + campaign.name() + "”", overrideReason.strip(), by, now);
        return null;
    }

    private Enrollment enrol(Campaign campaign, Contact contact, String overrideReason, User by, Instant now) {
        Brand brand = brands.require(campaign.brandId());
        Prospect prospect = prospects.findOrCreate(brand, contact.site(), now);
        if (prospect.stage() == Stage.NEW) {
            prospect.moveTo(Stage.QUALIFIED, by, "Enrolled in “" + campaign.name() + "”", now);
        }
        Enrollment enrollment = new Enrollment(campaign, contact.id(), contact.site().id(), prospect.id(), by.id(), now);
        if (overrideReason != null && rests.of(campaign, contact, null, now).isPresent()) {
            enrollment.waiveRest(overrideReason.strip());
        }
        enrollments.persist(enrollment);
        timeline.record(contact.site().id(), campaign.brandId(), SiteEvent.Kind.MAIL,
                by.firstName() + " enrolled " + contact.shownName() + " in “" + campaign.name() + "”", by, now);
        if (campaign.isRunning()) {
            startReview.run(enrollment, by, now);
        }
        return enrollment;
    }

    private static String inWords(Contact contact) {
        return contact.shownName() + " (" + contact.site().domain() + ")";
    }
}
