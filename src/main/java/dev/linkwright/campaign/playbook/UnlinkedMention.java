package dev.linkwright.campaign.playbook;

import dev.linkwright.campaign.letter.MergeField;
import dev.linkwright.campaign.playbook.Playbook.Mail;
import dev.linkwright.prospect.Opportunity;
import java.util.List;

/** Their page names the brand without a link; page, sentence and right address come from the mention. */
final class UnlinkedMention {
    static final Playbook PLAYBOOK = new Playbook("Unlinked mention", "They name the brand but don’t link to it; you thank them and ask for the link.",
            Opportunity.UNLINKED_MENTION, List.of(), List.of(MergeField.PAGE_URL, MergeField.QUOTE, MergeField.TARGET_URL), List.of(
            new Mail(0, "Thank you for naming {brand}", """
                    Hello {first_name|there},

                    thank you for naming {brand} on {page_url}:

                    “{quote}”

                    Would you make the name a link, so that your readers find the source? The right address is {target_url}

                    {my_name}"""),
            new Mail(5, "", """
                    Hello {first_name|there},

                    a short note in case my mail went under: {brand} is named on {page_url}, and {target_url} would be the link.

                    {my_name}""")),
            List.of(new Check.OfMails(false, "No mail says which page names you: put in {page_url}.", mails -> !Check.uses(mails, MergeField.PAGE_URL)),
                    new Check.OfEach(MergeField.QUOTE, false, "The quoted sentence does not name the brand.", values -> values.of(MergeField.QUOTE)
                            .map(quote -> !quote.toLowerCase(java.util.Locale.ROOT).contains(values.of(MergeField.BRAND).orElse("").toLowerCase(java.util.Locale.ROOT)))
                            .orElse(false))));

    private UnlinkedMention() { }
}
