package dev.linkwright.campaign;

import dev.linkwright.mail.CoolDown;
import dev.linkwright.prospect.Opportunity;
import dev.linkwright.site.Contact;
import dev.linkwright.site.Contacts;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.util.EnumSet;
import java.util.Optional;
import java.util.Set;

/** Whether somebody rests from campaigns. Asking about a link or a mention on their own page is no new campaign to them. */
@ApplicationScoped
public class Rests {
    private static final Set<Opportunity> ABOUT_THEIR_PAGE = EnumSet.of(Opportunity.UNLINKED_MENTION, Opportunity.LOST_LINK);

    private final CoolDown coolDown;
    private final Contacts contacts;

    Rests(CoolDown coolDown, Contacts contacts) {
        this.coolDown = coolDown;
        this.contacts = contacts;
    }

    static boolean concernNobody(Campaign campaign) {
        return ABOUT_THEIR_PAGE.contains(campaign.opportunity());
    }

    Optional<CoolDown.Rest> of(Campaign campaign, Contact contact, Long thread, Instant now) {
        return concernNobody(campaign) ? Optional.empty() : coolDown.against(contact.email(), contact.site().id(), thread, now);
    }

    /** Of somebody who is enrolled; empty once the first mail has left or a person said why not to wait. */
    public Optional<CoolDown.Rest> of(Enrollment enrollment, Instant now) {
        return enrollment.firstSentAt().isPresent() || enrollment.restWaived().isPresent() ? Optional.empty()
                : of(enrollment.campaign(), contacts.require(enrollment.contactId()), enrollment.threadId().orElse(null), now);
    }
}
