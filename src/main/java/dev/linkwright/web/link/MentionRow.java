package dev.linkwright.web.link;

import java.util.Optional;

import dev.linkwright.campaign.reclaim.ProposeTarget;
import dev.linkwright.link.Backlink;
import dev.linkwright.link.LinkCheck;
import dev.linkwright.link.Mention;
import dev.linkwright.link.MentionState;
import dev.linkwright.link.Verdict;

/** One mention as the tables show it; {@code proposal} is the page of ours that a draft would name, null where none is offered. */
public record MentionRow(Mention mention, Look verdict, ProposeTarget.Proposal proposal) {

    static MentionRow of(Mention mention, LinkCheck newestOrNull, ProposeTarget.Proposal proposalOrNull) {
        return new MentionRow(mention, Look.of(Verdict.of(mention, Optional.ofNullable(newestOrNull)), false), proposalOrNull);
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
