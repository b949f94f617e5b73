package dev.linkwright.web.link;

import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;

import dev.linkwright.fetch.WebAddress;
import io.quarkus.qute.TemplateExtension;

/** Addresses as people read them: host without www, path in its own letters. */
@TemplateExtension(namespace = "address")
public final class PageWords {

    private PageWords() {}

    static String host(String url) {
        return WebAddress.parse(url).map(a -> a.host().replaceFirst("^www\\.", "")).orElse(url);
    }

    static String path(String url) {
        return WebAddress.parse(url).map(a -> readable(a.pathAndQuery())).orElse("");
    }

    /** Host and path, for a place with room for both. */
    static String whole(String url) {
        String path = path(url);
        return host(url) + (path.equals("/") ? "" : path);
    }

    private static String readable(String path) {
        try {
            return URLDecoder.decode(path.replace("+", "%2B"), StandardCharsets.UTF_8);
        } catch (IllegalArgumentException e) {
            return path;
        }
    }
}
