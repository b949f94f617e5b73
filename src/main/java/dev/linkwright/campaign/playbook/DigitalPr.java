package dev.linkwright.campaign.playbook;

import dev.linkwright.campaign.letter.MergeField;
import dev.linkwright.campaign.playbook.Playbook.Mail;
import dev.linkwright.prospect.Opportunity;
import java.util.List;

/** Four ways to be worth a journalist's while. */
final class DigitalPr {
    private static final int NEWS_GROWS_OLD_DAYS = 2;

    /** Somebody here knows the subject and says something quotable. */
    static final Playbook EXPERT_PITCH = new Playbook("Digital PR: expert pitch", "An expert of yours says something quotable on what they write about.",
            Opportunity.DIGITAL_PR, List.of(MergeField.EXPERT, MergeField.VIEW), List.of(MergeField.THEIR_REQUEST, MergeField.RECENT_WORK), List.of(
            new Mail(0, "On {their_request}: a voice for {site}", """
                    Hello {first_name|there},

                    you write about {their_request}. {expert}, can speak to that.

                    “{view}”

                    You may quote this as it stands. For more, I can put you through by phone today or tomorrow. Background: {target_url}

                    {my_name}"""),
            new Mail(2, "", """
                    Hello {first_name|there},

                    are you still looking for a voice on {their_request}? {expert}, has time this week.

                    {my_name}""")),
            List.of(new Check.OfMails(false, "No mail carries the quotation: put in {view}.", mails -> !Check.uses(mails, MergeField.VIEW)),
                    new Check.OfCampaign(MergeField.VIEW, false, "The view is long for a quotation. Two sentences get printed, a paragraph does not.",
                            values -> values.of(MergeField.VIEW).map(view -> view.split("\\s+").length > 60).orElse(false))));

    /** Something has happened, and you can add to it today. */
    static final Playbook NEWSJACKING = new Playbook("Digital PR: newsjacking", "Something is in the news; you add a fact or a voice while it is.",
            Opportunity.DIGITAL_PR, List.of(MergeField.NEWS, MergeField.EXPERT, MergeField.VIEW), List.of(MergeField.RECENT_WORK), List.of(
            new Mail(0, "{news}: numbers and a voice", """
                    Hello {first_name|there},

                    on the news of today, {news}: we have numbers that belong to it, free to use: {target_url}

                    {expert}, says: “{view}”

                    You may quote this as it stands, and call today.

                    {my_name}"""),
            new Mail(1, "", """
                    Hello {first_name|there},

                    if you are still following {news}: the numbers are here, {target_url}

                    {my_name}""")),
            List.of(new Check.OfMails(false, "News grows old: let a follow-up wait at most " + NEWS_GROWS_OLD_DAYS + " days.",
                            mails -> mails.stream().anyMatch(mail -> mail.delayDays() > NEWS_GROWS_OLD_DAYS)),
                    new Check.OfMails(false, "More than one follow-up on a piece of news is a nuisance.", mails -> mails.size() > 2)));

    /** You have news of your own. */
    static final Playbook PRESS_RELEASE = new Playbook("Digital PR: press release", "You have news of your own, with a date from which it may be printed.",
            Opportunity.DIGITAL_PR, List.of(MergeField.HEADLINE, MergeField.RELEASE_DATE, MergeField.EXPERT, MergeField.VIEW), List.of(), List.of(
            new Mail(0, "{headline}", """
                    Hello {first_name|there},

                    {headline}

                    Free to publish from: {release_date}

                    {expert}: “{view}”

                    The full text, pictures and numbers: {target_url}

                    {my_name}"""),
            new Mail(3, "", """
                    Hello {first_name|there},

                    do you need anything more for this? Pictures, numbers and somebody to talk to are ready: {target_url}

                    {my_name}""")),
            List.of(new Check.OfMails(false, "No mail says from when it may be published: put in {release_date}.", mails -> !Check.uses(mails, MergeField.RELEASE_DATE)),
                    new Check.OfCampaign(MergeField.HEADLINE, false, "The headline shouts. Write it as a newspaper would.", values -> values.of(MergeField.HEADLINE)
                            .map(line -> line.contains("!") || line.length() > 12 && line.equals(line.toUpperCase(java.util.Locale.ROOT))).orElse(false))));

    /** Everything a journalist needs, in one place. */
    static final Playbook MEDIA_KIT = new Playbook("Digital PR: media kit", "You offer pictures, facts and people to quote to those who cover your field.",
            Opportunity.DIGITAL_PR, List.of(MergeField.KIT_URL, MergeField.KIT_CONTENTS), List.of(MergeField.RECENT_WORK), List.of(
            new Mail(0, "Pictures and facts about {brand}", """
                    Hello {first_name|there},

                    {recent_work}

                    Should you need something on {asset_title} one day: {kit_contents}, free to print with a link to {target_url}, are here: {kit_url}

                    Is something missing that would help you?

                    {my_name}"""),
            new Mail(8, "", """
                    Hello {first_name|there},

                    my last note on this: the pictures and facts stay at {kit_url}

                    {my_name}""")),
            List.of(new Check.OfMails(false, "No mail says where the media kit is: put in {kit_url}.", mails -> !Check.uses(mails, MergeField.KIT_URL))));

    private DigitalPr() { }
}
