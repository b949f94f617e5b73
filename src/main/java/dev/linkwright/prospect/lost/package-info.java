/**
 * Competitors' lost links: pages that linked to a competitor and do not any more, as tools' exports say, and the way from there to prospects with
 * an asset that could stand in its place. Start reading at {@link dev.linkwright.prospect.lost.LostLinks}. Knows prospect, brand, site and account.
 */
package dev.linkwright.prospect.lost;
