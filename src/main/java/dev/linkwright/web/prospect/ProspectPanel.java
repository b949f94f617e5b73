package dev.linkwright.web.prospect;

import dev.linkwright.account.User;
import dev.linkwright.account.Users;
import dev.linkwright.campaign.Campaign;
import dev.linkwright.campaign.Campaigns;
import dev.linkwright.prospect.Opportunity;
import dev.linkwright.prospect.Prospect;
import dev.linkwright.prospect.Prospects;
import dev.linkwright.prospect.RankedProspects;
import dev.linkwright.prospect.Stage;
import dev.linkwright.prospect.triage.Triage;
import dev.linkwright.report.site.SiteTimeLine;
import dev.linkwright.report.site.TimeLineEntry;
import dev.linkwright.site.Contact;
import dev.linkwright.site.Contacts;
import dev.linkwright.site.SiteLease;
import dev.linkwright.site.SiteLeases;
import dev.linkwright.web.FormErrors;
import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** Gathers what is shown beside the list, and at 390 px as a page of its own. */
@RequestScoped
class ProspectPanel {

    private static final int SHOWN_EVENTS = 8;

    @Inject
    Prospects prospects;
    @Inject
    RankedProspects ranked;
    @Inject
    Contacts contacts;
    @Inject
    SiteTimeLine timeLine;
    @Inject
    SiteLeases leases;
    @Inject
    Users users;
    @Inject
    Campaigns campaigns;

    /**
     * @param back    where the closing link leads
     * @param holder  who holds the conversation with the site, in words; null for nobody
     * @param entered what was typed into the contact form, when it was refused
     */
    record Panel(ProspectRow row, List<Contact> contacts, List<TimeLineEntry> events, String holder, Set<Stage> nextStages, List<User> people,
                 List<Campaign> campaigns, String back, EnteredContact entered, FormErrors errors) {
        public List<String> reasons() {
            return Triage.REASONS;
        }

        public List<Opportunity> opportunities() {
            return List.of(Opportunity.values());
        }

        public boolean mayBeDisqualified() {
            return nextStages.contains(Stage.DISQUALIFIED);
        }

        public String ownPath() {
            return "/prospects/" + row.prospect().id();
        }
    }

    /** What was typed into the contact form. */
    record EnteredContact(String name, String email, String role) {
        static final EnteredContact NONE = new EnteredContact("", "", "");
    }

    Panel of(long prospectId, String back, EnteredContact entered, FormErrors errors) {
        Prospect prospect = prospects.require(prospectId);
        return new Panel(new ProspectRow(ranked.one(prospect)), contacts.at(prospect.site()), 
            timeLine.of(prospect.site().id(), Optional.empty(), null, null, SHOWN_EVENTS).items(),
            leases.holder(prospect.site().id()).map(SiteLease::heldBy).orElse(null), prospect.stage().successors(), users.activeOnes(),
            campaigns.openOf(prospect.brand().id()), back, entered, errors);
    }

}
