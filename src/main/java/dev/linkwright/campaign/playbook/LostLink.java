package dev.linkwright.campaign.playbook;

import dev.linkwright.campaign.letter.MergeField;
import dev.linkwright.campaign.playbook.Playbook.Mail;
import dev.linkwright.prospect.Opportunity;
import java.util.List;

/** Their page used to link to us; page, words around the link and right address come from the last check that saw it. */
final class LostLink {
    static final Playbook PLAYBOOK = new Playbook("Lost link", "A link you had is gone; you say where it stood and ask for it back.",
            Opportunity.LOST_LINK, List.of(), List.of(MergeField.PAGE_URL, MergeField.QUOTE, MergeField.TARGET_URL), List.of(
            new Mail(0, "The link to {brand} on {site}", """
                    Hello {first_name|there},

                    your page {page_url} used to link to us: “{quote}”. The link seems to have gone.

                    If that was not meant, would you put it back? The right address is {target_url}

                    {my_name}"""),
            new Mail(5, "", """
                    Hello {first_name|there},

                    a short note in case my mail went under: the link on {page_url} used to lead to {target_url}.

                    {my_name}""")),
            List.of(new Check.OfMails(false, "No mail says where the link stood: put in {page_url}.", mails -> !Check.uses(mails, MergeField.PAGE_URL)),
                    new Check.OfMails(false, "No mail says where the link should lead: put in {target_url}.", mails -> !Check.uses(mails, MergeField.TARGET_URL))));

    private LostLink() { }
}
