package dev.linkwright.prospect.broken;

import java.util.Optional;

/**
 * What one visit to a link says.
 *
 * @param status   HTTP status, empty when nothing answered
 * @param evidence what was seen, in words
 * @param finalUrl where redirects led, empty when nowhere else
 */
record Finding(Kind kind, Optional<Integer> status, String evidence, Optional<String> finalUrl) {

    /**
     * ALIVE: a page. SUSPECT: a page that says it is none, or a parked domain. GONE: the server or the name service says so.
     * LATER: no word about the page, trying again may help. CLOSED: no word about it, and trying again won't.
     */
    enum Kind { ALIVE, SUSPECT, GONE, LATER, CLOSED }
}
