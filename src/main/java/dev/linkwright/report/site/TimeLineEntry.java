package dev.linkwright.report.site;

import java.time.Instant;

/**
 * One line of a site's time line.
 *
 * @param text    a whole sentence without the date
 * @param brandId null when it concerns all brands
 * @param brand   its name, null with it
 * @param person  who did it, null when it happened by itself or the sentence says it
 * @param path    the page that shows more, null where there is none
 * @param key     tells it from others of the same moment
 */
public record TimeLineEntry(TimeLineKind kind, Instant at, String text, Long brandId, String brand, String person, String path, String key) {
}
