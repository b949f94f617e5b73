package dev.linkwright.campaign.gate;

import dev.linkwright.campaign.Campaign;
import dev.linkwright.campaign.Enrollment;
import dev.linkwright.campaign.GateProblem;
import dev.linkwright.campaign.GateProblem.Severity;
import dev.linkwright.mail.Suppressions;
import dev.linkwright.site.Contact;
import dev.linkwright.site.Contacts;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.ArrayList;
import java.util.List;

/** That there is somebody to write to, and that each of them may and can be written to. */
@ApplicationScoped
class CheckPeople implements GateCheck {
    private final Contacts contacts;
    private final Suppressions suppressions;

    CheckPeople(Contacts contacts, Suppressions suppressions) {
        this.contacts = contacts;
        this.suppressions = suppressions;
    }

    @Override
    public List<GateProblem> atLaunch(Campaign campaign, List<Enrollment> open) {
        if (open.isEmpty()) {
            return List.of(GateProblem.ofCampaign("contactIds", "Nobody is enrolled yet.", Severity.BLOCKING));
        }
        return open.stream().flatMap(enrollment -> atApproval(enrollment).stream()).toList();
    }

    @Override
    public List<GateProblem> atApproval(Enrollment enrollment) {
        Contact contact = contacts.require(enrollment.contactId());
        String who = contact.shownName() + " (" + contact.site().domain() + ")";
        List<GateProblem> problems = new ArrayList<>();
        suppressions.reasonNotToWrite(contact.email(), enrollment.campaign().brandId()).ifPresent(why ->
                problems.add(new GateProblem(contact.id(), enrollment.id(), who, null, "email", why, Severity.BLOCKING)));
        // The DNS of this moment may be wrong or not ours to judge by: loud, but a person may write all the same.
        if (contact.mailIsBad()) {
            problems.add(new GateProblem(contact.id(), enrollment.id(), who, null, "email", contact.email() + " can't take mail: " + contact.mailReason()
                    + ". Write to somebody else there, or stop this one.", Severity.WARNING));
        }
        return problems;
    }
}
