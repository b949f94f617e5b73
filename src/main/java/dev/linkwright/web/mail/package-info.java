/** Pages of mail: the inbox with its conversations and triage, mailboxes, the suppression ledger, and the unsubscribe page for strangers. */
package dev.linkwright.web.mail;
