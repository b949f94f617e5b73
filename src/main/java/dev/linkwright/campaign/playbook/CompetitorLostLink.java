package dev.linkwright.campaign.playbook;

import dev.linkwright.campaign.letter.MergeField;
import dev.linkwright.campaign.playbook.Playbook.Mail;
import dev.linkwright.prospect.Opportunity;
import java.util.List;

/** Their page linked to a competitor and does not any more; page, words of the link and what could stand there come with each prospect. */
final class CompetitorLostLink {
    static final Playbook PLAYBOOK = new Playbook("Competitor’s lost link", "Their page linked to a competitor and does not any more; you offer a page for the gap it left.",
            Opportunity.COMPETITOR_LOST_LINK, List.of(),
            List.of(MergeField.PAGE_URL, MergeField.LOST_URL, MergeField.LOST_ANCHOR, MergeField.REPLACEMENT_TITLE, MergeField.REPLACEMENT_URL), List.of(
            new Mail(0, "A source for {page_title|your page}", """
                    Hello {first_name|there},

                    on {page_url} there used to be a source under “{lost_anchor}”. It is gone now.

                    If you would like one in its place: {replacement_title} covers the same subject, is kept up to date and free to use. {replacement_url}

                    {my_name}"""),
            new Mail(5, "", """
                    Hello {first_name|there},

                    a short note in case my mail went under. This could stand where the source on {page_url} stood: {replacement_url}

                    Is there somebody else at {site} I should tell?

                    {my_name}""")),
            List.of(Check.pageIsTheirs("The page that lost its link is not on their site."),
                    new Check.OfMails(false, "No mail says what you offer: put in {replacement_url}.", mails -> !Check.uses(mails, MergeField.REPLACEMENT_URL)),
                    new Check.OfMails(false, "A mail names the competitor’s page. The gap is reason enough; leave the competitor out.", mails -> Check.uses(mails, MergeField.LOST_URL))));

    private CompetitorLostLink() { }
}
