/**
 * How a step's text becomes one person's mail: the whitelist of merge fields, the single pass that puts values in,
 * and what makes a mail unfit to send (an empty or unknown field, a leftover placeholder, another site's name).
 * Knows nothing of databases, mailboxes or pages. Start at {@link dev.linkwright.campaign.letter.Template}.
 */
package dev.linkwright.campaign.letter;
