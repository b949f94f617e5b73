package dev.linkwright.web.link;

import java.util.Optional;

import dev.linkwright.link.Backlink;
import dev.linkwright.link.LinkCheck;
import dev.linkwright.link.Mention;
import dev.linkwright.link.MentionState;
import dev.linkwright.link.Verdict;

/** One mention as the tables show it. */
public record MentionRow(Mention mention, Look verdict) {

    static MentionRow of(Mention mention, LinkCheck newestOrNull) {
        return new MentionRow(mention, Look.of(Verdict.of(mention, Optional.ofNullable(newestOrNull)), false));
    }

    public String host() {
        return PageWords.host(mention.pageUrl());
    }

    public String path() {
        return PageWords.path(mention.pageUrl());
    }

    public boolean canBeReclaimed() {
        return waiting() || reclaiming();
    }

    /** The link it fell short of or became; null without one. */
    public Long linkId() {
        return mention.backlink().map(Backlink::id).orElse(null);
    }

    public boolean reclaiming() {
        return mention.state() == MentionState.RECLAIMING;
    }

    public boolean waiting() {
        return mention.state() == MentionState.UNLINKED;
    }
}
