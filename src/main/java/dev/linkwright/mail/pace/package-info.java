/**
 * How fast mail may leave, as plain values: a mailbox's cap, gap and warm-up ({@link dev.linkwright.mail.pace.MailboxPace}), what one
 * receiving domain gets a day ({@link dev.linkwright.mail.pace.DomainPace}), and when a mailbox stops by itself
 * ({@link dev.linkwright.mail.pace.AutoPause}). Each answers with a {@link dev.linkwright.mail.pace.Turn}: now, or later with the time and
 * the reason. {@code mail.Claims} asks them as the last guard; days are counted in UTC, for everybody the same.
 */
package dev.linkwright.mail.pace;
