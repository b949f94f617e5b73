/**
 * Mail: mailboxes, conversations, the outbox, the inbox reader, what an inbound mail is, and who must not be written to.
 *
 * <p>Owns the tables {@code mailbox}, {@code thread}, {@code message}, {@code message_event}, {@code attachment},
 * {@code suppression}, {@code unsubscribe_token} and
 * {@code sending_domain}. Knows {@code site}, {@code account} and, for buying access tokens, {@code fetch}; brands, contacts and
 * campaigns are ids here, and news travels up to them as events ({@link dev.linkwright.mail.ReplyReceived} and its
 * neighbours), fired inside the transaction that recorded it.
 *
 * <p>Start reading at {@link dev.linkwright.mail.Outbox} (how a mail comes to be), then {@code send.SendDueMail} (how it
 * leaves exactly once: {@link dev.linkwright.mail.Claims} before the conversation, {@link dev.linkwright.mail.Outcomes} after it), {@code read.ReadMailboxes} (how answers arrive) and {@code understand.Understanding} (what they are).
 */
package dev.linkwright.mail;
