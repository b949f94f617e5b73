/**
 * How a mail leaves exactly once: claim, SMTP conversation, hand-over recorded right before the final dot, outcome recorded.
 * Start at {@link dev.linkwright.mail.send.SendDueMail}. The only place that speaks SMTP.
 */
package dev.linkwright.mail.send;
