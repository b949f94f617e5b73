/**
 * The ledger as a file: taking in entries somebody brings ({@link dev.linkwright.mail.ledger.BringLedger}) after a look at what is new,
 * known or refused, and handing all of them out again ({@link dev.linkwright.mail.ledger.LedgerExport}). The rules of an entry are
 * {@link dev.linkwright.mail.Suppressions}'.
 */
package dev.linkwright.mail.ledger;
