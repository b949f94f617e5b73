/**
 * When a mail may leave, as plain values: the send window in a time zone, and the policy that says for one enrollment
 * when its next mail leaves or, in one sentence, why not now. Start at
 * {@link dev.linkwright.campaign.schedule.FollowUpPolicy}.
 */
package dev.linkwright.campaign.schedule;
