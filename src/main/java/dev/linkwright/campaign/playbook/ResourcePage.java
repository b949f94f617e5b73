package dev.linkwright.campaign.playbook;

import dev.linkwright.campaign.letter.MergeField;
import dev.linkwright.campaign.playbook.Playbook.Mail;
import dev.linkwright.prospect.Opportunity;
import java.util.List;

/** Their page lists sources; ours belongs among them. Its mails send as they are: every field in them is known or has a fallback. */
final class ResourcePage {
    static final Playbook PLAYBOOK = new Playbook("Resource page", "They keep a list of good sources; you offer one that belongs on it.",
            Opportunity.RESOURCE_PAGE, List.of(), List.of(MergeField.PAGE_URL, MergeField.GAP, MergeField.RECENT_WORK), List.of(
            new Mail(0, "{asset_title}, for {site}", """
                    Hello {first_name|there},

                    I read {site} and thought of something your readers could use: {asset_title}.

                    It is free to use and to quote: {asset_url}

                    If it helps them, would you add it where it fits?

                    {my_name}"""),
            new Mail(3, "", """
                    Hello {first_name|there},

                    a short note in case my mail went under. This is what I meant: {asset_url}

                    Is there somebody else at {site} I should ask?

                    {my_name}"""),
            new Mail(7, "", """
                    Hello {first_name|there},

                    my last note on this. If it is of no use to {site}, no answer is needed.

                    {my_name}""")),
            List.of(Check.pageIsTheirs("The page you write about is not on their site.")));

    private ResourcePage() { }
}
