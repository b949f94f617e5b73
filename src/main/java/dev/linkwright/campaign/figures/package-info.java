/**
 * The numbers of campaigns: how many of whom got how far ({@link dev.linkwright.campaign.figures.Measure}), by campaign, mail, version, sender,
 * person and asset ({@link dev.linkwright.campaign.figures.Dimension}). A count and the list of people behind it are the same question asked
 * twice, so they cannot differ. Read-only. Start at {@link dev.linkwright.campaign.figures.Figures}.
 */
package dev.linkwright.campaign.figures;
