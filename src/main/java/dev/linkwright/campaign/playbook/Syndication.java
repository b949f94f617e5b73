package dev.linkwright.campaign.playbook;

import dev.linkwright.campaign.letter.MergeField;
import dev.linkwright.campaign.playbook.Playbook.Mail;
import dev.linkwright.prospect.Opportunity;
import java.util.List;

/** They carry a copy of an article of yours: with a credit that links to the original, and a canonical that names it. */
final class Syndication {
    static final Playbook PLAYBOOK = new Playbook("Syndication", "They may print an article of yours; you ask for a credit with a link and for a canonical.",
            Opportunity.SYNDICATION, List.of(MergeField.ATTRIBUTION), List.of(MergeField.RECENT_WORK), List.of(
            new Mail(0, "{asset_title}, for your readers too", """
                    Hello {first_name|there},

                    you may print our article {asset_title} on {site} as it stands, at no cost: {target_url}

                    Two things we ask for:

                    1. Under it the line “{attribution}”, with a link to {target_url}
                    2. In the head of the page <link rel="canonical" href="{target_url}">, so that search engines know which one is the original.

                    Shall I send you the text and the pictures?

                    {my_name}"""),
            new Mail(5, "", """
                    Hello {first_name|there},

                    a short note in case my mail went under. The article is {target_url}, and I can send the text in any format you like.

                    {my_name}""")),
            List.of(new Check.OfMails(true, "The first mail does not ask for a credit: put in {attribution}, with a link to {target_url}.",
                            mails -> !Check.uses(mails.subList(0, Math.min(1, mails.size())), MergeField.ATTRIBUTION)),
                    new Check.OfMails(true, "The first mail does not ask for a canonical. Without one the copy may rank instead of the original.",
                            mails -> mails.isEmpty() || !mails.get(0).body().toLowerCase(java.util.Locale.ROOT).contains("canonical")),
                    new Check.OfMails(true, "No mail says where the original is: put in {target_url}.", mails -> !Check.uses(mails, MergeField.TARGET_URL))));

    private Syndication() { }
}
