/** The page of a site. */
package dev.linkwright.web.site;
