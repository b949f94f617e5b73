/**
 * Campaigns: a sequence of mails about one asset, who gets them, and where each of them stands. Owns the launch gate, the
 * review of first mails, the planning of follow-ups and what an answer, a bounce or a won link means for them.
 * Knows mail, link, prospect and below; hears of answers and links through their events. Mails themselves (sending,
 * threads, reading) belong to {@code mail}. Start at {@link dev.linkwright.campaign.Enrollment}.
 */
package dev.linkwright.campaign;
