/**
 * The domain mail is sent from: what stands in the DNS about it ({@link dev.linkwright.mail.domain.AskDns}: SPF, DKIM, DMARC, each explained in
 * words), our own key for signing ({@link dev.linkwright.mail.domain.SignMail}, RFC 6376), and whether a missing record warns or stops
 * ({@link dev.linkwright.mail.domain.SendingDomains}).
 */
package dev.linkwright.mail.domain;
