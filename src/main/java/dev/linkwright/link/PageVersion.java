package dev.linkwright.link;

import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

import jakarta.persistence.Column;
import jakarta.persistence.Embeddable;

import dev.linkwright.fetch.Validators;

/**
 * The page as it was last read in full with the link in its place, for asking whether it has changed. Headers such as X-Robots-Tag may
 * change without the page, so after {@link #TRUSTED} it is read in full again.
 */
@Embeddable
class PageVersion {

    static final Duration TRUSTED = Duration.ofDays(30);

    @Column(name = "version_url")
    private String url;
    @Column(name = "version_etag")
    private String etag;
    @Column(name = "version_modified")
    private String modified;
    @Column(name = "version_read_at")
    private Instant readAt;

    /** To be read in full. */
    static final PageVersion NONE = new PageVersion();

    protected PageVersion() {}

    static PageVersion of(Validators validators, Instant readAt) {
        PageVersion version = new PageVersion();
        version.url = validators.url();
        version.etag = validators.etag().orElse(null);
        version.modified = validators.lastModified().orElse(null);
        version.readAt = readAt;
        return version;
    }

    /** To ask with; empty when the page is to be read in full. */
    static Optional<Validators> toAskWith(String url, String etag, String modified, Instant readAt, Instant now) {
        if (url == null || readAt == null || readAt.plus(TRUSTED).isBefore(now)) return Optional.empty();
        return Optional.of(new Validators(url, Optional.ofNullable(etag), Optional.ofNullable(modified)));
    }

    String url() { return url; }

    String etag() { return etag; }

    String modified() { return modified; }

    Instant readAt() { return readAt; }
}
