/**
 * The disavow file for Google: {@link dev.linkwright.link.disavow.DisavowText} reads, checks and merges the text,
 * {@link dev.linkwright.link.disavow.DisavowFiles} keeps the earlier one and writes the next. Knows link, brand, site and account.
 */
package dev.linkwright.link.disavow;
