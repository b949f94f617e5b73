/**
 * Makes one of two: sites that turned out to be one site, contacts that turned out to be one person. Nothing of their history is lost; what
 * will happen is told before. Knows the rooms whose rows move (campaign, link, mail, prospect, site). Start reading at
 * {@link dev.linkwright.merge.MergeSites}.
 */
package dev.linkwright.merge;
