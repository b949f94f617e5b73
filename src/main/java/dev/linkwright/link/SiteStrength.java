package dev.linkwright.link;

import java.util.OptionalDouble;

/**
 * What is measured of a linking site.
 *
 * @param authority 0..1: the newest reading of the metric the brand trusts most
 * @param label such as "DR 76, Ahrefs"
 * @param spam flagged by a tool, or scored above the brand's limit
 */
public record SiteStrength(OptionalDouble authority, String label, boolean spam) {}
