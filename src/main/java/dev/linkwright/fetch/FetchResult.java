package dev.linkwright.fetch;

import java.net.URI;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

import org.jsoup.nodes.Document;

/** What came of one visit. {@code chain} holds the redirects followed, in order; reasons are plain words for a person. */
public sealed interface FetchResult {

    URI requested();

    List<Hop> chain();

    /** One redirect: who sent us on, with which status, and where to. */
    record Hop(URI from, int status, URI to) {}

    /**
     * The server answered, with any status.
     *
     * @param headers names in lower case
     * @param body decompressed; empty for pictures, films and archives, which are not read
     * @param openToSearchEngines robots.txt lets search engines read this page
     */
    record Response(URI requested, URI finalUrl, int status, Map<String, List<String>> headers, List<Hop> chain, byte[] body,
                    boolean openToSearchEngines) implements FetchResult {

        public Optional<String> header(String name) {
            return headers.getOrDefault(name.toLowerCase(Locale.ROOT), List.of()).stream().findFirst();
        }

        public List<String> headerValues(String name) {
            return headers.getOrDefault(name.toLowerCase(Locale.ROOT), List.of());
        }

        /** 304 to a visit that asked whether the page has changed: it is as it was. */
        public boolean isUnchanged() {
            return status == 304;
        }

        /** For asking next time whether it has changed. */
        public Optional<Validators> validators() {
            return Validators.of(this);
        }

        /** The page, its letters read as browsers read them. */
        public Document document() {
            return PageLetters.parse(this);
        }
    }

    /** We went there and came back without an answer: no such name, no connection, too slow, too large, too many redirects. */
    record Failure(URI requested, List<Hop> chain, String reason) implements FetchResult {}

    /** We did not go: not a public address, not a web address, or robots.txt asks us not to. */
    record Refused(URI requested, List<Hop> chain, String reason) implements FetchResult {}
}
