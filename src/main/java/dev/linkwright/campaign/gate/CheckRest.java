package dev.linkwright.campaign.gate;

import dev.linkwright.campaign.Campaign;
import dev.linkwright.campaign.Enrollment;
import dev.linkwright.campaign.GateProblem;
import dev.linkwright.campaign.GateProblem.Severity;
import dev.linkwright.campaign.Rests;
import dev.linkwright.site.Contact;
import dev.linkwright.site.Contacts;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.InstantSource;
import java.util.List;

/** Whether somebody still rests from another campaign. */
@ApplicationScoped
class CheckRest implements GateCheck {
    private final Rests rests;
    private final Contacts contacts;
    private final InstantSource clock;

    CheckRest(Rests rests, Contacts contacts, InstantSource clock) {
        this.rests = rests;
        this.contacts = contacts;
        this.clock = clock;
    }

    @Override
    public List<GateProblem> atLaunch(Campaign campaign, List<Enrollment> open) {
        return open.stream().flatMap(enrollment -> atApproval(enrollment).stream()).toList();
    }

    @Override
    public List<GateProblem> atApproval(Enrollment enrollment) {
        return rests.of(enrollment, clock.instant()).map(rest -> {
            Contact contact = contacts.require(enrollment.contactId());
            return new GateProblem(contact.id(), enrollment.id(), contact.shownName() + " (" + contact.site().domain() + ")", null, "email", rest.why(), Severity.BLOCKING);
        }).stream().toList();
    }
}
