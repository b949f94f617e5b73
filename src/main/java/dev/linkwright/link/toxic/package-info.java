/**
 * Links that may harm: which sites' links look bad and why ({@link dev.linkwright.link.toxic.FindToxicSites}), what a person decided of each
 * ({@link dev.linkwright.link.toxic.ToxicSites}). Nothing is disavowed by itself. Knows link, brand, site and account.
 */
package dev.linkwright.link.toxic;
