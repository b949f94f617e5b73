/**
 * What the team writes once and uses again: whole mails ({@link dev.linkwright.campaign.library.MailTemplate}) and pieces of text
 * ({@link dev.linkwright.campaign.library.Snippet}), for the sequence editor and the inbox. Shared by everybody; merge fields stay in braces
 * until the text is used. Start at {@link dev.linkwright.campaign.library.Library}.
 */
package dev.linkwright.campaign.library;
