package dev.linkwright.mail.read;

import dev.linkwright.mail.MailThread;
import dev.linkwright.mail.Message;

/**
 * Which conversation an inbound mail belongs to.
 *
 * @param ours the mail of ours it answers or reports on, or null when only the conversation is known
 * @param how  the reason, as a sentence a person reads and can correct
 */
record Match(MailThread thread, Message ours, String how) {
}
