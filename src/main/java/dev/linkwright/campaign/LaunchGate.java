package dev.linkwright.campaign;

import dev.linkwright.brand.Brand;
import dev.linkwright.brand.Brands;
import dev.linkwright.campaign.GateProblem.Severity;
import dev.linkwright.campaign.letter.Flaw;
import dev.linkwright.campaign.letter.MergeValues;
import dev.linkwright.campaign.letter.OtherSites;
import dev.linkwright.campaign.letter.Template;
import dev.linkwright.mail.Mailbox;
import dev.linkwright.mail.Mailboxes;
import dev.linkwright.mail.Suppressions;
import dev.linkwright.site.Contact;
import dev.linkwright.site.Contacts;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/**
 * Renders every mail of every enrollment and lists what must not leave: which field of whom, in which mail. A mail that
 * would be empty somewhere, carries a leftover or names another site can't be sent; the campaign isn't launched with one.
 */
@ApplicationScoped
public class LaunchGate {
    private final Campaigns campaigns;
    private final Enrollments enrollments;
    private final Brands brands;
    private final Contacts contacts;
    private final Mailboxes mailboxes;
    private final Suppressions suppressions;
    private final LetterWriter letters;

    LaunchGate(Campaigns campaigns, Enrollments enrollments, Brands brands, Contacts contacts, Mailboxes mailboxes, Suppressions suppressions,
            LetterWriter letters) {
        this.campaigns = campaigns;
        this.enrollments = enrollments;
        this.brands = brands;
        this.contacts = contacts;
        this.mailboxes = mailboxes;
        this.suppressions = suppressions;
        this.letters = letters;
    }

    /** @param contacts how many contacts were looked at */
    public record Result(List<GateProblem> problems, int contacts) {

        public boolean ok() {
            return problems.stream().noneMatch(GateProblem::isBlocking);
        }

        /** Contacts whose every mail is fine. */
        public long fine() {
            return contacts - problems.stream().filter(problem -> problem.isBlocking() && problem.contactId() != null)
                    .map(GateProblem::contactId).distinct().count();
        }
    }

    public Result check(long campaignId) {
        Campaign campaign = campaigns.require(campaignId);
        List<Enrollment> open = enrollments.ofCampaign(campaignId).stream().filter(enrollment -> enrollment.state().isOpen()).toList();
        List<GateProblem> problems = new ArrayList<>(ofCampaign(campaign, open));
        problems.addAll(ofSteps(campaign));
        OtherSites sites = enrollments.sitesOf(campaign.brandId());
        for (Enrollment enrollment : open) {
            problems.addAll(of(enrollment, sites));
        }
        return new Result(List.copyOf(problems), open.size());
    }

    /** What stops this enrollment's mails, apart from what is wrong with a step for everybody: that is listed once, for the step. */
    private List<GateProblem> of(Enrollment enrollment, OtherSites sites) {
        return against(enrollment, sites, enrollment.ownBody().isPresent());
    }

    /** Everything that stops this enrollment's mails, whoever's words it stands in. */
    List<GateProblem> everythingAgainst(Enrollment enrollment) {
        List<GateProblem> problems = new ArrayList<>(against(enrollment, enrollments.sitesOf(enrollment.campaign().brandId()), true));
        ofSteps(enrollment.campaign()).stream().filter(problem -> problem.step() > 1 && problem.step() >= enrollment.nextStep()).forEach(problems::add);
        return problems;
    }

    private List<GateProblem> against(Enrollment enrollment, OtherSites sites, boolean firstMailIsItsOwn) {
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
        for (Step step : enrollment.campaign().steps()) {
            if (step.no() < enrollment.nextStep()) {
                continue;
            }
            for (Flaw flaw : letters.flaws(enrollment, letters.write(enrollment, step, LetterWriter.LINK_COMES_HERE), sites)) {
                if (!isTheSteps(flaw) || step.isFirst() && firstMailIsItsOwn) {
                    problems.add(new GateProblem(contact.id(), enrollment.id(), who, step.no(), flaw.field(), flaw.sentence(), Severity.BLOCKING));
                }
            }
        }
        return problems;
    }

    /** A leftover in the author's words or an unknown field is the same for everybody. */
    private static boolean isTheSteps(Flaw flaw) {
        boolean words = flaw.field().equals("subject") || flaw.field().equals("body");
        return flaw.kind() == Flaw.Kind.UNKNOWN || words && flaw.kind() == Flaw.Kind.LEFTOVER;
    }

    private static List<GateProblem> ofSteps(Campaign campaign) {
        Map<String, GateProblem> problems = new LinkedHashMap<>();
        for (Step step : campaign.steps()) {
            // Rendered with nothing known: what is wrong then apart from empty fields stands in the author's words.
            Stream.of(Template.subject(step.subject()), Template.body(step.body()))
                    .flatMap(template -> template.render(MergeValues.none()).flaws().stream())
                    .filter(LaunchGate::isTheSteps)
                    .forEach(flaw -> problems.putIfAbsent(step.no() + flaw.sentence(), GateProblem.ofStep(step.no(), flaw.field(), flaw.sentence())));
        }
        return List.copyOf(problems.values());
    }

    private List<GateProblem> ofCampaign(Campaign campaign, List<Enrollment> open) {
        List<GateProblem> problems = new ArrayList<>();
        Brand brand = brands.require(campaign.brandId());
        if (open.isEmpty()) {
            problems.add(GateProblem.ofCampaign("contactIds", "Nobody is enrolled yet.", Severity.BLOCKING));
        }
        if (campaign.steps().isEmpty()) {
            problems.add(GateProblem.ofCampaign("steps", "There is no mail yet.", Severity.BLOCKING));
        }
        if (brand.postalAddress().isBlank()) {
            // Scripts may make brands without one, and the address may stand in the mail's own words: loud, but not in the way.
            problems.add(GateProblem.ofCampaign("postalAddress",
                    "The postal address of " + brand.name() + " is missing; the law wants it in every first mail.", Severity.WARNING));
        }
        List<Mailbox> senders = campaign.mailboxIds().stream().sorted().map(mailboxes::require).toList();
        if (senders.isEmpty()) {
            problems.add(GateProblem.ofCampaign("mailboxIds", "No mailbox sends this campaign yet.", Severity.BLOCKING));
        }
        for (Mailbox sender : senders) {
            if (sender.paused()) {
                problems.add(GateProblem.ofCampaign("mailboxIds", sender.address() + " is paused: " + sender.pausedBecause(), Severity.WARNING));
            }
            if (sender.sendOnly() && campaign.steps().size() > 1) {
                problems.add(GateProblem.ofCampaign("mailboxIds",
                        "Answers to " + sender.address() + " can't be read here, so its follow-ups will never leave.", Severity.WARNING));
            }
        }
        return problems;
    }
}
