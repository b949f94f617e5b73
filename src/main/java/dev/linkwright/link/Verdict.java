package dev.linkwright.link;

import java.util.List;

import dev.linkwright.link.inspect.Observation;

/** Observations in words, the same ones on every screen, in every record. */
public final class Verdict {

    private Verdict() {}

    /** How a link that is there counts: "followed", "nofollow and ugc", "on a page search engines do not index"... */
    static String manner(Observation observation, List<String> qualifiers) {
        return switch (observation) {
            case FOLLOWED -> "followed";
            case QUALIFIED -> String.join(" and ", qualifiers);
            case NOT_INDEXABLE -> "on a page that search engines do not index";
            case REDIRECTED_TARGET -> qualifiers.isEmpty() ? "followed, through a redirect" : String.join(" and ", qualifiers) + ", through a redirect";
            case WRONG_TARGET, MENTION_ONLY, ABSENT, GONE, UNVERIFIABLE -> throw new IllegalArgumentException(observation + " is no link");
        };
    }

    /** Why a link that should be there is not. */
    static String missing(Observation observation) {
        return switch (observation) {
            case WRONG_TARGET -> "the page links to another page of ours";
            case MENTION_ONLY -> "the link is gone, the name is still there";
            case ABSENT -> "the page is fine, link and name are not there";
            case GONE -> "the page is gone";
            case FOLLOWED, QUALIFIED, NOT_INDEXABLE, REDIRECTED_TARGET, UNVERIFIABLE -> throw new IllegalArgumentException(observation + " is not missing");
        };
    }
}
