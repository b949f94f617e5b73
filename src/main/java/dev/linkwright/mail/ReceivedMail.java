package dev.linkwright.mail;

import java.time.Instant;
import java.util.List;

/**
 * What pages need of a mail that came in, already decoded and safe to keep.
 *
 * @param messageId  with angle brackets; made from the content when the mail carries none
 * @param references ids of References and In-Reply-To, oldest first
 * @param html       sanitised, or null
 * @param sentAt     its Date header, or when the server received it
 */
public record ReceivedMail(String messageId, String inReplyTo, List<String> references, String fromName, String fromAddress,
                           String subject, String text, String html, Instant sentAt) {
}
