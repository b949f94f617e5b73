package dev.linkwright.link.inspect;

import java.util.List;

/**
 * The best of the links found.
 *
 * @param rel qualifiers every one of the links found carries some of: nofollow, sponsored, ugc; empty when one has none
 * @param html its outer HTML, shortened
 * @param around the link's words with the words left and right of it
 * @param occurrences how many links of the page lead there
 * @param position it is the n-th link of the page, from 1
 * @param linksOnPage all links of the page to web addresses
 * @param neighbours addresses of links to other sites just before and after it in the same block (paragraph, list, table, ...), at most three each
 */
public record FoundLink(String url, List<String> rel, String anchor, AnchorKind anchorKind, Placement placement, String html, Words around,
                        int occurrences, int position, int linksOnPage, List<String> neighbours) {}
