/**
 * How a mail leaves exactly once: claim, SMTP conversation, hand-over recorded right before the final dot, outcome recorded.
 * Start at {@link dev.linkwright.mail.send.SendDueMail}. The only place that speaks SMTP. Everything but that conversation goes by the
 * set of mails that are on their way ({@code src/adr/outcomes-share-commits.md}).
 */
package dev.linkwright.mail.send;
