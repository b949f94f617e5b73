package dev.linkwright.web.site;

import dev.linkwright.merge.Preview;

/**
 * What will happen when two become one.
 *
 * @param path of the one that stays
 * @param otherPath of the one that goes, to look at it and to turn the two round
 * @param back where one goes who does neither
 */
record MergeView(Preview preview, String what, String path, String otherPath, String back) {

    static MergeView ofSites(Preview preview) {
        return new MergeView(preview, "sites", "/sites/" + preview.keptId(), "/sites/" + preview.mergedId(), "/sites/" + preview.keptId());
    }

    static MergeView ofContacts(Preview preview, long siteId) {
        return new MergeView(preview, "contacts", "/contacts/" + preview.keptId(), "/contacts/" + preview.mergedId(), "/sites/" + siteId + "#people");
    }

    public boolean bySites() {
        return what.equals("sites");
    }
}
