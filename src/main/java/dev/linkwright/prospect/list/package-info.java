/**
 * The ranked list of a brand at any size: which rows stand on a page, in which order, and how many there are.
 * Start reading at {@link dev.linkwright.prospect.list.Listing}; the idea behind any weights is in {@link dev.linkwright.prospect.list.Grid},
 * what is done about words and countries in {@link dev.linkwright.prospect.list.ListBeyondTally}.
 * A new filter is one line in {@link dev.linkwright.prospect.ProspectWhere}.
 */
package dev.linkwright.prospect.list;
