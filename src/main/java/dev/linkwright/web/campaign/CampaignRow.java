package dev.linkwright.web.campaign;

import dev.linkwright.campaign.Campaign;
import dev.linkwright.campaign.Funnel;

/** One line of the list of campaigns. */
record CampaignRow(Campaign campaign, String asset, Funnel funnel, long inReview) { }
