/** Everything that happened to one site, across brands, on one time line. Start reading at {@link dev.linkwright.report.site.SiteTimeLine}. */
package dev.linkwright.report.site;
