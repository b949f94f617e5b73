/**
 * What is proposed to get a link back: the page of ours that fits, the words of the mail for each cause, drafts for many at once, and names
 * in pages that are read for other reasons. Start reading at {@link dev.linkwright.campaign.reclaim.ProposeTarget}.
 */
package dev.linkwright.campaign.reclaim;
