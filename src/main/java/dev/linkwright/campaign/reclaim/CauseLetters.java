package dev.linkwright.campaign.reclaim;

import dev.linkwright.campaign.Step.StepText;
import dev.linkwright.link.reclaim.Cause;
import dev.linkwright.shared.RuleViolation;
import java.util.List;
import java.util.Optional;

/** The words a reclamation begins with, for causes the playbooks of mentions and lost links do not speak of; people change them in the campaign as in any other. */
public final class CauseLetters {

    private CauseLetters() {
    }

    /** How the campaign of this cause is called. The first two keep the name they had before causes were told apart. */
    public static String campaignName(Cause cause) {
        return switch (cause) {
            case NEVER_LINKED, NAME_GONE, LINK_REMOVED -> "Reclamation";
            case PAGE_GONE, PAGE_MOVED, WRONG_TARGET, TARGET_BROKEN, QUALIFIER_ADDED, NOINDEX -> "Reclamation: " + cause.words().toLowerCase(java.util.Locale.ROOT);
        };
    }

    /**
     * @return empty where the playbook's own mails fit
     * @throws RuleViolation when no mail fits: our own broken page is mended, not written about
     */
    public static Optional<List<StepText>> of(Cause cause) {
        return switch (cause) {
            // the playbooks of unlinked mentions and of lost links have these
            case NEVER_LINKED, NAME_GONE, LINK_REMOVED -> Optional.empty();
            case PAGE_MOVED -> letters("The link to {brand} on {site}", """
                    your page has a new address, {page_url}, and the link to us did not come along. It used to say: “{quote}”.

                    If that was not meant, would you put the link back? The right address is {target_url}""",
                    "since the move to {page_url} the link to {target_url} is missing.");
            case PAGE_GONE -> letters("Your page about {brand}", """
                    your page {page_url} linked to us: “{quote}”. It does not answer any more.

                    Does it live on somewhere else? If you have a page now that the source would fit, the right address is {target_url}""",
                    "{page_url} is gone, and {target_url} may fit another page of yours.");
            case WRONG_TARGET -> letters("The link to {brand} on {site}", """
                    thank you for the link on {page_url}: “{quote}”. It leads to another page of ours than the one it is about.

                    Would you point it to {target_url} instead?""",
                    "the link on {page_url} would fit best with {target_url}.");
            case QUALIFIER_ADDED -> letters("The link to {brand} on {site}", """
                    the link to us on {page_url}, “{quote}”, now carries a note to search engines not to count it; before it had none.

                    Was that meant? It often comes along with a new setting for all links. If it was not meant, would you take it off the link to {target_url}?""",
                    "the note on the link to {target_url} is still on {page_url}.");
            case NOINDEX -> letters("Your page on {site} and search engines", """
                    a small note in case it helps: your page {page_url} now asks search engines not to list it (noindex), so that readers will not find it there any more.

                    We noticed because it names us: “{quote}”. If it was not meant, the setting is usually one tick in the page’s options.""",
                    "{page_url} still asks search engines not to list it.");
            case TARGET_BROKEN -> throw new RuleViolation("cause", "This is ours to mend, not to write about: the page of ours that the link leads to is gone. Lead it to another page.");
        };
    }

    private static Optional<List<StepText>> letters(String subject, String says, String reminder) {
        return Optional.of(List.of(new StepText(0, subject, "Hello {first_name|there},\n\n" + says + "\n\n{my_name}"),
                new StepText(5, "", "Hello {first_name|there},\n\na short note in case my mail went under: " + reminder + "\n\n{my_name}")));
    }
}
