/**
 * Sites that one brand could get a link from: stage, owner, opportunity, and the ranking that says which is worth a letter first.
 * Start reading at {@link dev.linkwright.prospect.Prospect} (the stage door), then {@link dev.linkwright.prospect.RankProspects} (the score).
 * Knows brand, site, account and shared.
 */
package dev.linkwright.prospect;
