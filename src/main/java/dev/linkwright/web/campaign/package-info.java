/**
 * Pages of campaigns: the list, the tabs of one campaign, the review queue, and the verbs people click. Rules live in
 * {@code campaign}; these classes read forms and choose what to show. Start at {@link dev.linkwright.web.campaign.CampaignPage}.
 */
package dev.linkwright.web.campaign;
