/** What placements at a site cost, per kind, with currency and rel. Start reading at {@link dev.linkwright.site.price.SitePrices}. */
package dev.linkwright.site.price;
