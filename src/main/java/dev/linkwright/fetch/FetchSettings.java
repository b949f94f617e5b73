package dev.linkwright.fetch;

import java.time.Duration;
import java.util.List;
import java.util.Optional;

import io.smallrye.config.ConfigMapping;

/** How we visit the web. {@code application.properties} fills it from the variables {@code LINKWRIGHT_FETCH_...} and holds the defaults. */
@ConfigMapping(prefix = "linkwright.visit")
public interface FetchSettings {

    /** Private hosts that may be visited all the same, as {@code host:port}; none by default. */
    Optional<List<String>> allowHosts();

    /** Who we say we are; the address in it lets a site's owner find out what we do. */
    String userAgent();

    /** Pause between two requests to one host; a longer Crawl-delay of its robots.txt wins, up to ten seconds. */
    Duration hostGap();

    /** How many hosts are visited at once when links are checked. */
    int hostsAtOnce();

    /** Most bytes read of one page, packed as well as unpacked. */
    int maxBytes();

    /** Most time spent on the wire for one page, all redirects together. */
    Duration totalTime();
}
