package dev.linkwright.campaign.playbook;

import dev.linkwright.campaign.letter.MergeField;
import dev.linkwright.campaign.playbook.Playbook.Mail;
import dev.linkwright.prospect.Opportunity;
import java.util.List;

/** You write an article for their readers; it names your page where that helps them. */
final class GuestPost {
    static final Playbook PLAYBOOK = new Playbook("Guest post", "You offer to write one article for their readers, with an idea made for that site.",
            Opportunity.GUEST_POST, List.of(MergeField.SAMPLE_URL), List.of(MergeField.TOPIC_IDEA, MergeField.RECENT_WORK), List.of(
            new Mail(0, "An article for {site}: {topic_idea}", """
                    Hello {first_name|there},

                    {recent_work}

                    I would like to write for {site}. My idea: {topic_idea}

                    It would be written for your readers alone, and you decide what stays in. This is how I write: {sample_url}

                    Shall I send you an outline?

                    {my_name}"""),
            new Mail(5, "", """
                    Hello {first_name|there},

                    a short note in case my mail went under. The article would be called “{topic_idea}”, and I can send an outline this week.

                    If another subject suits {site} better, tell me which.

                    {my_name}"""),
            new Mail(8, "", """
                    Hello {first_name|there},

                    my last note on this. If you take no articles from outside, no answer is needed.

                    {my_name}""")),
            List.of(new Check.OfEach(MergeField.TOPIC_IDEA, false, "The idea is very short. Write it as the headline of the article.",
                            values -> values.of(MergeField.TOPIC_IDEA).map(idea -> idea.split("\\s+").length < 3).orElse(false)),
                    new Check.OfMails(false, "No mail names the article you would write: put in {topic_idea}.", mails -> !Check.uses(mails, MergeField.TOPIC_IDEA))));

    private GuestPost() { }
}
