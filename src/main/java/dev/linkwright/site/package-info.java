/**
 * Sites (registrable domains), the people at them, their metric readings, notes, and who holds the conversation with them.
 * Shared by all brands. Prices, checks of addresses and the search have rooms inside this one. Start reading at {@link dev.linkwright.site.Site}. Knows account and shared.
 */
package dev.linkwright.site;
