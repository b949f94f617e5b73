/**
 * Our own pages: which there are and whom they link to ({@link dev.linkwright.link.ours.ReadOurPages}), links that go both ways
 * ({@link dev.linkwright.link.ours.Reciprocals}), and the checklist of internal links after a win
 * ({@link dev.linkwright.link.ours.InternalLinks}). Knows link, brand, site, fetch and account.
 */
package dev.linkwright.link.ours;
