package dev.linkwright.campaign.playbook;

import dev.linkwright.campaign.letter.MergeField;
import dev.linkwright.campaign.playbook.Playbook.Mail;
import dev.linkwright.prospect.Opportunity;
import java.util.List;

/** They link to somebody who does what you do; the link gap says to whom. */
final class CompetitorLink {
    static final Playbook PLAYBOOK = new Playbook("Competitor link", "They link to a competitor on your subject; you show what your page adds.",
            Opportunity.COMPETITOR_LINK, List.of(), List.of(MergeField.COMPETITORS, MergeField.PAGE_URL, MergeField.GAP), List.of(
            new Mail(0, "One more source for {site}", """
                    Hello {first_name|there},

                    your readers find {competitors} through {site}. We look at the same subject from another side: {asset_title}.

                    {gap}

                    It is free to use and to quote: {asset_url}

                    Would you add it beside the others?

                    {my_name}"""),
            new Mail(4, "", """
                    Hello {first_name|there},

                    a short note in case my mail went under. This is what I meant: {asset_url}

                    Is there somebody else at {site} I should ask?

                    {my_name}"""),
            new Mail(7, "", """
                    Hello {first_name|there},

                    my last note on this. If {site} needs no further source on the subject, no answer is needed.

                    {my_name}""")),
            List.of(new Check.OfMails(true, "A mail runs a competitor down. Say what yours adds, and leave the others alone.", mails -> mails.stream()
                    .anyMatch(mail -> mail.body().toLowerCase(java.util.Locale.ROOT).matches("(?s).*\\b(better than|worse than|inferior|outdated like|unlike) \\{competitors.*")))));

    private CompetitorLink() { }
}
