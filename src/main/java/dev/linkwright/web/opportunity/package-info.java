/**
 * Pages of opportunities: the link gap, and resource pages looked through for dead links. Rules live in prospect.gap and
 * prospect.broken. Start at {@link dev.linkwright.web.opportunity.GapPage}.
 */
package dev.linkwright.web.opportunity;
