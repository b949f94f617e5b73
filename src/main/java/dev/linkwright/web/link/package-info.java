/**
 * The Links pages: links by state, mentions, the reclamation queue, one link or mention with every check and its proof. Rules live in
 * {@link dev.linkwright.link}; drafts of reclamation mails are made by the campaign pages behind the same addresses.
 */
package dev.linkwright.web.link;
