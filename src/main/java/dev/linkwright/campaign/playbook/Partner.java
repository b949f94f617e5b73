package dev.linkwright.campaign.playbook;

import dev.linkwright.campaign.letter.MergeField;
import dev.linkwright.campaign.playbook.Playbook.Mail;
import dev.linkwright.prospect.Opportunity;
import java.util.List;

/** They know you already: a supplier, a customer, a member of the same association. */
final class Partner {
    static final Playbook PLAYBOOK = new Playbook("Partner or supplier", "You work together already; you ask to be named where they list such partners.",
            Opportunity.PARTNER, List.of(), List.of(MergeField.RELATION, MergeField.PAGE_URL, MergeField.OFFER), List.of(
            new Mail(0, "{brand} and {site}", """
                    Hello {first_name|there},

                    {relation}

                    Would you name {brand} where you list whom you work with, with a link to {target_url}?

                    {offer}

                    {my_name}"""),
            new Mail(6, "", """
                    Hello {first_name|there},

                    a short note in case my mail went under. The page to link to would be {target_url}

                    If somebody else looks after your website, would you tell me who?

                    {my_name}""")),
            List.of(new Check.OfEach(MergeField.OFFER, true, "The offer sounds like a swap of links or money for one. Search engines punish both; offer something else.",
                    values -> values.of(MergeField.OFFER).map(offer -> offer.toLowerCase(java.util.Locale.ROOT)
                            .matches(".*\\b(link (exchange|swap)|swap links|exchange links|link back to you|reciprocal|pay you|paid link|for a fee)\\b.*")).orElse(false))));

    private Partner() { }
}
