package dev.linkwright.link;

import java.time.LocalDate;

/**
 * One link as a file reports it.
 *
 * @param targetUrl blank when the file does not say which of our pages; any page of the brand counts then
 * @param firstSeen when the reporting tool first saw it, null when it does not say
 * @param lost what the tool says of its end; null where it says that the link is there, or nothing
 */
public record BacklinkRow(String pageUrl, String targetUrl, String anchor, boolean nofollow, boolean ugc, boolean sponsored, LocalDate firstSeen, Lost lost) {

    /**
     * The tool's word that the link is gone.
     *
     * @param day null when it does not say when
     * @param why in its words, "" when it does not say
     */
    public record Lost(LocalDate day, String why) {}
}
