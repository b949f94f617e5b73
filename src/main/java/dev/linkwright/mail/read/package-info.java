/**
 * How answers arrive: each inbox is read by UID since the last seen one, each mail stored once, understood, put into its
 * conversation and reacted to in one transaction. Start at {@link dev.linkwright.mail.read.ReadMailboxes}, then
 * {@link dev.linkwright.mail.read.TakeIn}. The only place that speaks IMAP.
 */
package dev.linkwright.mail.read;
