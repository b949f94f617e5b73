package dev.linkwright.campaign.playbook;

import dev.linkwright.campaign.letter.MergeField;
import dev.linkwright.campaign.playbook.Playbook.Mail;
import dev.linkwright.prospect.Opportunity;
import java.util.List;

/** You have counted something nobody else has; one number of it is worth a sentence in their next piece. */
final class OriginalResearch {
    static final Playbook PLAYBOOK = new Playbook("Original research", "You offer numbers of your own to people who write about the subject.",
            Opportunity.DIGITAL_PR, List.of(MergeField.FINDING, MergeField.METHOD), List.of(MergeField.RECENT_WORK), List.of(
            new Mail(0, "{asset_title}: a number for {site}", """
                    Hello {first_name|there},

                    {finding}

                    {method} All tables are free to use, with a link as the source: {target_url}

                    If you are writing about this, I can cut the numbers by country or by trade for you.

                    {my_name}"""),
            new Mail(4, "", """
                    Hello {first_name|there},

                    a short note in case my mail went under. The number was: {finding}

                    Everything behind it is here: {target_url}

                    {my_name}"""),
            new Mail(9, "", """
                    Hello {first_name|there},

                    my last note on this. The tables stay where they are, in case you need them later: {target_url}

                    {my_name}""")),
            List.of(new Check.OfCampaign(MergeField.FINDING, false, "The finding has no number in it. A number is what people quote.",
                            values -> values.of(MergeField.FINDING).map(finding -> finding.chars().noneMatch(Character::isDigit)).orElse(false)),
                    new Check.OfMails(false, "No mail says how the numbers came about: put in {method}.", mails -> !Check.uses(mails, MergeField.METHOD))));

    private OriginalResearch() { }
}
