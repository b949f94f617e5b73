package dev.linkwright.campaign;

import dev.linkwright.account.User;
import dev.linkwright.brand.Brand;
import dev.linkwright.campaign.Step.StepText;
import dev.linkwright.campaign.letter.MergeField;
import dev.linkwright.link.toxic.Decision;
import dev.linkwright.link.toxic.ToxicSites;
import dev.linkwright.prospect.Opportunity;
import dev.linkwright.shared.RuleViolation;
import dev.linkwright.site.Contact;
import dev.linkwright.site.Site;
import dev.linkwright.site.Sites;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Asks a site to take its bad links out: a first mail that lists the pages waits for review like any other, in the brand's campaign for such
 * requests. It has no follow-up; who does not answer is disavowed.
 */
@ApplicationScoped
public class DraftRemoval {
    private static final String CAMPAIGN = "Removal requests";
    private static final int MOST_PAGES = 20;
    private static final List<StepText> WORDS = List.of(new StepText(0, "Links on {site}", """
            Hello {first_name|there},

            please take the links to {brand} off {page_url}, or mark them rel="nofollow".

            Thank you,
            {my_name}"""));

    private final ToxicSites toxic;
    private final Sites sites;
    private final Reclamations reclamations;
    private final Enrol enrol;
    private final Enrollments enrollments;
    private final RewriteFirstMail rewrite;

    DraftRemoval(ToxicSites toxic, Sites sites, Reclamations reclamations, Enrol enrol, Enrollments enrollments, RewriteFirstMail rewrite) {
        this.toxic = toxic;
        this.sites = sites;
        this.reclamations = reclamations;
        this.enrol = enrol;
        this.enrollments = enrollments;
        this.rewrite = rewrite;
    }

    /**
     * Notes the decision too.
     *
     * @throws RuleViolation when there is no live link, no contact, no mailbox, or somebody else is writing to the site
     */
    @Transactional
    public Enrollment run(Brand brand, long siteId, User by, Instant now) {
        Site site = sites.require(siteId);
        List<String> pages = toxic.pages(brand, siteId, MOST_PAGES);
        if (pages.isEmpty()) {
            throw new RuleViolation("siteId", "No live link of " + site.domain() + " leads to " + brand.name() + ": there is nothing to ask for.");
        }
        Contact contact = reclamations.contactAt(site, brand);
        Optional<Enrollment> waiting = enrollments.inReviewOf(brand.id(), contact.id(), CAMPAIGN);
        if (waiting.isPresent()) {
            return waiting.get();
        }
        Campaign campaign = reclamations.campaignCalled(CAMPAIGN, brand, Opportunity.LOST_LINK, () -> WORDS, contact, by, now);
        Enrol.Result result = enrol.run(campaign.id(), List.of(contact.id()), reclamations.reasonToTakeOver(brand, site, Opportunity.LOST_LINK), by, now);
        if (result.enrolled().isEmpty()) {
            throw new RuleViolation("contactIds", result.refused().get(0).reason());
        }
        enrollments.flush();
        toxic.decide(brand, List.of(siteId), Decision.ASK, "", by, now);
        String letter = """
                Hello {first_name|there},

                these pages of {site} link to {brand}. Please take the links out, or mark them rel="nofollow":

                %s

                Thank you,
                {my_name}""".formatted(String.join("\n", pages));
        return rewrite.run(result.enrolled().get(0).id(), new RewriteFirstMail.Change(Map.of(MergeField.PAGE_URL.key(), pages.get(0)), "Links on {site}", letter), by, now);
    }
}
