package dev.linkwright.web.campaign;

import dev.linkwright.campaign.Campaign;

/**
 * What stands above the tabs of a campaign.
 *
 * @param asset   the title of its asset, or null
 * @param toMend  lines of the launch gate that stop the launch; 0 after it
 * @param tab     the tab that is open
 */
public record CampaignHead(Campaign campaign, String brand, String asset, long enrolled, long inReview, long toMend, String tab) {

    public String path() {
        return "/campaigns/" + campaign.id();
    }

    public boolean mayLaunch() {
        return campaign.isDraft() && toMend == 0;
    }

    public boolean isOn(String name) {
        return tab.equals(name);
    }

    /** “Resource page, for the asset “State of Remote Hiring”. Draft, 12 contacts chosen.” */
    public String sentence() {
        String what = campaign.playbook().label() + (asset == null ? "" : ", for the asset “" + asset + "”") + ". ";
        String people = enrolled == 1 ? "1 contact" : enrolled + " contacts";
        return what + (campaign.isDraft() ? "Draft, " + people + " chosen." : campaign.state().label() + ", " + people + " enrolled.");
    }
}
