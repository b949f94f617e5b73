package dev.linkwright.link;

/** One page that names the brand, as a file reports it; {@code words} are the ones around the name, blank when the file has none. */
public record MentionRow(String pageUrl, String words) {}
