/**
 * What every room needs and no room owns: the clock, rule violations, paging. No business words. Knows nobody.
 */
package dev.linkwright.shared;
