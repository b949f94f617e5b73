/**
 * Sites (registrable domains), the people at them, their metric readings, their time line, and who holds the conversation with them.
 * Shared by all brands. Start reading at {@link dev.linkwright.site.Site}. Knows account and shared.
 */
package dev.linkwright.site;
