package dev.linkwright.web.campaign;

import dev.linkwright.campaign.Step.StepText;
import dev.linkwright.prospect.Opportunity;
import java.util.List;

/** The three mails a new campaign begins with, to be rewritten. They send as they are: every field in them is known or has a fallback. */
final class Starters {
    private static final List<StepText> THREE_MAILS = List.of(
            new StepText(0, "{asset_title}, for {site}", """
                    Hello {first_name|there},

                    I read {site} and thought of something your readers could use: {asset_title}.

                    It is free to use and to quote: {asset_url}

                    If it helps them, would you add it where it fits?

                    {my_name}"""),
            new StepText(3, "", """
                    Hello {first_name|there},

                    a short note in case my mail went under. This is what I meant: {asset_url}

                    Is there somebody else at {site} I should ask?

                    {my_name}"""),
            new StepText(7, "", """
                    Hello {first_name|there},

                    my last note on this. If it is of no use to {site}, no answer is needed.

                    {my_name}"""));

    /** The same for a campaign about dead links, whose page, dead link and replacement each prospect brings along. */
    private static final List<StepText> ABOUT_DEAD_LINKS = List.of(
            new StepText(0, "A dead link on {site}", """
                    Hello {first_name|there},

                    on {page_url} one link leads nowhere any more: {dead_url}

                    If you would like to replace it, {replacement_title} covers the same subject and is free to use: {replacement_url}

                    Either way your readers are spared a dead end.

                    {my_name}"""),
            new StepText(4, "", """
                    Hello {first_name|there},

                    a short note in case my mail went under. The dead link is {dead_url}, and this could stand in its place: {replacement_url}

                    Is there somebody else at {site} I should tell?

                    {my_name}"""),
            new StepText(7, "", """
                    Hello {first_name|there},

                    my last note on the dead link. If you have replaced it already, no answer is needed.

                    {my_name}"""));

    private Starters() {
    }

    static List<StepText> of(String opportunity) {
        return Opportunity.BROKEN_LINK.name().equals(opportunity) ? ABOUT_DEAD_LINKS : THREE_MAILS;
    }
}
