package dev.linkwright.api;

import java.time.Instant;
import java.util.List;

import dev.linkwright.link.LinkCheck;

/** One visit with its proof. */
record LinkCheckJson(long id, Instant at, String observation, List<String> qualifiers, String reason, String anchor, String anchorKind, String placement,
                     String evidence, String finalUrl, int status, List<String> redirects, List<String> headers, String linkUrl, String suggestedTarget,
                     int occurrences, int outboundLinks, int position, int linksOnPage, List<String> neighbours, List<String> targetRedirects,
                     String pageHash) {

    static LinkCheckJson of(LinkCheck check) {
        return new LinkCheckJson(check.id(), check.at(), check.observation().name(), check.qualifiers(), check.reason(), check.anchor(),
            check.anchorKind() == null ? null : check.anchorKind().name(), check.placement() == null ? null : check.placement().name(), check.evidence(),
            check.finalUrl(), check.status(), check.redirects(), check.headers(), check.linkUrl(), check.suggestedTarget(), check.occurrences(),
            check.outboundLinks(), check.position(), check.linksOnPage(), check.neighbours(), check.targetRedirects(), check.pageHash());
    }
}
