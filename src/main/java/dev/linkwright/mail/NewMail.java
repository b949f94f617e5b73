package dev.linkwright.mail;

/**
 * A mail to be written: final text, one recipient.
 *
 * @param threadId  the conversation it continues, or null to start a new one
 * @param siteId    the partner's site, or null when unknown
 * @param contactId the person, or null when unknown
 * @param html      null for text only
 * @param sendKey   the key that makes this mail unique for ever ({@code enrollment:7:step:1}); null when written by hand
 */
public record NewMail(Long threadId, long mailboxId, long brandId, Long siteId, Long contactId, String toName,
                      String toAddress, String subject, String text, String html, String sendKey, MailKind kind) {
}
