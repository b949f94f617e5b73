package dev.linkwright.web;

/**
 * One entry of the main navigation.
 *
 * @param key      after g it leads here
 * @param count    shown when above 0
 * @param due      the count is work that waits for a person
 * @param here     the page shown lies in this place
 * @param onTabbar has a tab of its own on a phone
 */
public record Place(String name, String path, String icon, String key, long count, boolean due, boolean here, boolean onTabbar) {
}
