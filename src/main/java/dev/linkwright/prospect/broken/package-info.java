/**
 * Broken-link opportunities: a resource page is read, its links to other sites are visited politely, and those that lead nowhere any
 * more are offered as a reason to write. Start reading at {@link dev.linkwright.prospect.broken.OutboundLink} (what becomes of one
 * link), then {@link dev.linkwright.prospect.broken.CheckResourcePages} (who visits what when).
 * Knows prospect (and the news of prospect.pages that a page was read), brand, site, fetch and account.
 */
package dev.linkwright.prospect.broken;
