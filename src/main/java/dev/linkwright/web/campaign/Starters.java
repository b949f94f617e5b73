package dev.linkwright.web.campaign;

import dev.linkwright.campaign.Step.StepText;
import java.util.List;

/** The three mails a new campaign begins with, to be rewritten. They send as they are: every field in them is known or has a fallback. */
final class Starters {
    static final List<StepText> THREE_MAILS = List.of(
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

    private Starters() {
    }
}
