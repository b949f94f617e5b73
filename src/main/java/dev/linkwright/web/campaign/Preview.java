package dev.linkwright.web.campaign;

import dev.linkwright.campaign.letter.Flaw;
import dev.linkwright.campaign.letter.Letter;
import java.util.List;

/**
 * A mail as one contact gets it, with what stops it.
 *
 * @param from the sender as the partner sees it, or null when no mailbox is chosen
 * @param deadLinks what the last look at its links found, a sentence each
 * @param note what to know of this preview, or blank
 */
public record Preview(String from, String to, Letter letter, List<Flaw> flaws, List<String> deadLinks, String note) { }
