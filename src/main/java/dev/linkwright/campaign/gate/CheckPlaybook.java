package dev.linkwright.campaign.gate;

import dev.linkwright.campaign.Campaign;
import dev.linkwright.campaign.Enrollment;
import dev.linkwright.campaign.GateProblem;
import dev.linkwright.campaign.GateProblem.Severity;
import dev.linkwright.campaign.LetterWriter;
import dev.linkwright.campaign.Step;
import dev.linkwright.campaign.letter.MergeValues;
import dev.linkwright.campaign.playbook.Check;
import dev.linkwright.campaign.playbook.Playbook;
import dev.linkwright.site.Contact;
import dev.linkwright.site.Contacts;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.ArrayList;
import java.util.List;

/** What the campaign's kind asks on top: of its mails, of what is written once, and of each contact's values. */
@ApplicationScoped
class CheckPlaybook implements GateCheck {
    private final LetterWriter letters;
    private final Contacts contacts;

    CheckPlaybook(LetterWriter letters, Contacts contacts) {
        this.letters = letters;
        this.contacts = contacts;
    }

    @Override
    public List<GateProblem> atLaunch(Campaign campaign, List<Enrollment> open) {
        List<GateProblem> problems = new ArrayList<>();
        List<Playbook.Mail> mails = campaign.steps().stream().map(CheckPlaybook::mail).toList();
        for (Check check : campaign.playbook().playbook().checks()) {
            if (check instanceof Check.OfMails ofMails && ofMails.broken().test(mails)) {
                problems.add(GateProblem.ofCampaign("steps", check.sentence(), severity(check)));
            }
            if (check instanceof Check.OfCampaign once && once.broken().test(letters.ofCampaign(MergeValues.none(), campaign))) {
                problems.add(GateProblem.ofCampaign(once.field().key(), check.sentence(), severity(check)));
            }
        }
        open.forEach(enrollment -> problems.addAll(atApproval(enrollment)));
        return problems;
    }

    @Override
    public List<GateProblem> atApproval(Enrollment enrollment) {
        List<Check.OfEach> checks = enrollment.campaign().playbook().playbook().checks().stream()
                .filter(Check.OfEach.class::isInstance).map(Check.OfEach.class::cast).toList();
        if (checks.isEmpty()) {
            return List.of();
        }
        MergeValues values = letters.values(enrollment);
        Contact contact = contacts.require(enrollment.contactId());
        String who = contact.shownName() + " (" + contact.site().domain() + ")";
        return checks.stream().filter(check -> check.broken().test(values))
                .map(check -> new GateProblem(contact.id(), enrollment.id(), who, null, check.field().key(), check.sentence(), severity(check))).toList();
    }

    private static Playbook.Mail mail(Step step) {
        return new Playbook.Mail(step.delayDays(), step.subject(), step.body() + (step.text().html() == null ? "" : "\n" + step.text().html()));
    }

    private static Severity severity(Check check) {
        return check.stops() ? Severity.BLOCKING : Severity.WARNING;
    }
}
