/**
 * The link gap: which sites link to a brand's competitors and not to the brand. Owns who links to whom as files say
 * ({@code competitor_link}), one counted row per such site ({@code referring_site}) and the way from there to prospects.
 * Start reading at {@link dev.linkwright.prospect.gap.LinkGap} (the questions), then
 * {@link dev.linkwright.prospect.gap.CountLinkGap} (how the rows come about). Knows prospect, brand, site and account.
 */
package dev.linkwright.prospect.gap;
