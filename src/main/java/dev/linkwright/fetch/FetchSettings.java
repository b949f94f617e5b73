package dev.linkwright.fetch;

import java.time.Duration;
import java.util.List;
import java.util.Optional;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;

/** How we visit the web. Environment names are the upper-case ones, for example {@code LINKWRIGHT_FETCH_ALLOW_HOSTS}. */
@ConfigMapping(prefix = "linkwright.fetch")
public interface FetchSettings {

    /** Private hosts that may be visited all the same, as {@code host:port}; none by default. */
    Optional<List<String>> allowHosts();

    /** Who we say we are; the address in it lets a site's owner find out what we do. */
    @WithDefault("Mozilla/5.0 (compatible; Linkwright/0.1; +https://linkwright.dev/bot)")
    String userAgent();

    /** Pause between two requests to one host; a longer Crawl-delay of its robots.txt wins, up to ten seconds. */
    @WithDefault("PT1S")
    Duration hostGap();

    /** Most bytes read of one page, after decompression. */
    @WithDefault("5242880")
    int maxBytes();

    /** Most time spent on the wire for one page, all redirects together. */
    @WithDefault("PT30S")
    Duration totalTime();
}
