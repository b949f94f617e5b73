/**
 * Finding sites by a piece of their domain, title or people among a million. One row of words a site, filled in the background
 * after whatever changed it. Start reading at {@link dev.linkwright.site.search.FillSiteSearch}.
 */
package dev.linkwright.site.search;
