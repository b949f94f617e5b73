package dev.linkwright.campaign.playbook;

import dev.linkwright.campaign.letter.MergeField;
import dev.linkwright.campaign.letter.MergeValues;
import dev.linkwright.campaign.playbook.Playbook.Mail;
import dev.linkwright.prospect.Opportunity;
import java.util.List;

/** A link on their page leads nowhere any more; the dead address and what could stand in its place come with each prospect. */
final class BrokenLink {
    static final Playbook PLAYBOOK = new Playbook("Broken link", "A link on their page is dead; you tell them, and offer a page that covers the same subject.",
            Opportunity.BROKEN_LINK, List.of(),
            List.of(MergeField.PAGE_URL, MergeField.DEAD_URL, MergeField.DEAD_ANCHOR, MergeField.REPLACEMENT_TITLE, MergeField.REPLACEMENT_URL), List.of(
            new Mail(0, "A dead link on {site}", """
                    Hello {first_name|there},

                    on {page_url} one link leads nowhere any more: {dead_url}

                    If you would like to replace it, {replacement_title} covers the same subject and is free to use: {replacement_url}

                    Either way your readers are spared a dead end.

                    {my_name}"""),
            new Mail(4, "", """
                    Hello {first_name|there},

                    a short note in case my mail went under. The dead link is {dead_url}, and this could stand in its place: {replacement_url}

                    Is there somebody else at {site} I should tell?

                    {my_name}"""),
            new Mail(7, "", """
                    Hello {first_name|there},

                    my last note on the dead link. If you have replaced it already, no answer is needed.

                    {my_name}""")),
            List.of(new Check.OfEach(MergeField.REPLACEMENT_URL, true, "The replacement is the dead link itself.",
                            values -> same(values, MergeField.REPLACEMENT_URL, MergeField.DEAD_URL)),
                    new Check.OfEach(MergeField.PAGE_URL, true, "The page you write about is the dead link itself.",
                            values -> same(values, MergeField.PAGE_URL, MergeField.DEAD_URL)),
                    Check.pageIsTheirs("The page with the dead link is not on their site."),
                    new Check.OfMails(false, "No mail names the dead link: put in {dead_url}.", mails -> !Check.uses(mails, MergeField.DEAD_URL))));

    private BrokenLink() { }

    private static boolean same(MergeValues values, MergeField one, MergeField other) {
        return values.of(one).map(Check::bare).filter(text -> values.of(other).map(Check::bare).filter(text::equals).isPresent()).isPresent();
    }
}
