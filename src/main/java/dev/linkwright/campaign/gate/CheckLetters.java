package dev.linkwright.campaign.gate;

import dev.linkwright.campaign.Campaign;
import dev.linkwright.campaign.Enrollment;
import dev.linkwright.campaign.Enrollments;
import dev.linkwright.campaign.GateProblem;
import dev.linkwright.campaign.GateProblem.Severity;
import dev.linkwright.campaign.LetterWriter;
import dev.linkwright.campaign.Step;
import dev.linkwright.campaign.Step.Words;
import dev.linkwright.campaign.Variant;
import dev.linkwright.campaign.letter.Flaw;
import dev.linkwright.campaign.letter.Letter;
import dev.linkwright.campaign.letter.MergeField;
import dev.linkwright.campaign.letter.MergeValues;
import dev.linkwright.campaign.letter.OtherSites;
import dev.linkwright.site.Contact;
import dev.linkwright.site.Contacts;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Renders every mail of every contact: empty and unknown fields, leftovers, names of other sites. What is wrong for everybody is said once. */
@ApplicationScoped
class CheckLetters implements GateCheck {
    private final Enrollments enrollments;
    private final Contacts contacts;
    private final LetterWriter letters;

    CheckLetters(Enrollments enrollments, Contacts contacts, LetterWriter letters) {
        this.enrollments = enrollments;
        this.contacts = contacts;
        this.letters = letters;
    }

    @Override
    public List<GateProblem> atLaunch(Campaign campaign, List<Enrollment> open) {
        List<GateProblem> problems = new ArrayList<>(ofSteps(campaign));
        OtherSites sites = enrollments.sitesOf(campaign.brandId());
        open.forEach(enrollment -> problems.addAll(of(enrollment, sites, enrollment.ownBody().isPresent())));
        return problems;
    }

    @Override
    public List<GateProblem> atApproval(Enrollment enrollment) {
        List<GateProblem> problems = new ArrayList<>(of(enrollment, enrollments.sitesOf(enrollment.campaign().brandId()), true));
        ofSteps(enrollment.campaign()).stream().filter(problem -> problem.step() > 1 && problem.step() >= enrollment.nextStep()).forEach(problems::add);
        return problems;
    }

    private List<GateProblem> of(Enrollment enrollment, OtherSites sites, boolean firstMailIsItsOwn) {
        Contact contact = contacts.require(enrollment.contactId());
        String who = contact.shownName() + " (" + contact.site().domain() + ")";
        List<GateProblem> problems = new ArrayList<>();
        MergeValues values = letters.values(enrollment);
        for (Step step : enrollment.campaign().steps()) {
            if (step.no() < enrollment.nextStep()) {
                continue;
            }
            for (Flaw flaw : letters.flaws(enrollment, letters.write(enrollment, step, values, LetterWriter.LINK_COMES_HERE), sites)) {
                if (!isTheSteps(flaw) || step.isFirst() && firstMailIsItsOwn) {
                    problems.add(new GateProblem(contact.id(), enrollment.id(), who, step.no(), flaw.field(), flaw.sentence(), Severity.BLOCKING));
                }
            }
        }
        return problems;
    }

    /** A leftover in the author's words, an unknown field or one filled in once is the same for everybody. */
    private static boolean isTheSteps(Flaw flaw) {
        boolean words = flaw.field().equals("subject") || flaw.field().equals("body") || flaw.field().equals("html");
        return flaw.kind() == Flaw.Kind.UNKNOWN || words && flaw.kind() == Flaw.Kind.LEFTOVER
                || MergeField.named(flaw.field()).map(MergeField::isOfCampaign).orElse(false);
    }

    private List<GateProblem> ofSteps(Campaign campaign) {
        Map<String, GateProblem> problems = new LinkedHashMap<>();
        MergeValues known = letters.ofCampaign(MergeValues.none(), campaign);
        for (Step step : campaign.steps()) {
            for (Variant variant : step.variants()) {
                Words words = step.words(variant);
                // Rendered with nothing known of the contact: what is wrong then, apart from empty fields, stands in the author's words.
                Letter letter = Letter.render(words.subject(), words.body(), words.html(), "", known);
                String version = step.hasVariants() ? " Version " + variant + "." : "";
                letter.flaws(OtherSites.none()).stream().filter(CheckLetters::isTheSteps)
                        .forEach(flaw -> problems.putIfAbsent(step.no() + flaw.sentence(), GateProblem.ofStep(step.no(), flaw.field(), flaw.sentence() + version)));
            }
        }
        return List.copyOf(problems.values());
    }
}
