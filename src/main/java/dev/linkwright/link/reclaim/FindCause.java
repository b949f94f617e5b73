package dev.linkwright.link.reclaim;

import java.util.List;
import java.util.Optional;

import dev.linkwright.fetch.WebAddress;
import dev.linkwright.link.LinkCheck;
import dev.linkwright.link.inspect.Observation;
import dev.linkwright.link.inspect.PageKey;

/** Tells from what the checks saw why a link is not what it was. Rules in order; the first that fits is the cause. */
final class FindCause {

    /**
     * @param seen what was seen, in words
     * @param movedTo where the page is now; null unless it moved
     */
    record Found(Cause cause, String seen, String movedTo) {
        Found(Cause cause, String seen) {
            this(cause, seen, null);
        }
    }

    private FindCause() {}

    /** For a link that is lost. {@code ownPageGone} when the page of ours it led to is known to be gone. */
    static Found ofLoss(LinkCheck newest, String pageUrl, boolean ownPageGone) {
        String seen = newest.reason();
        if (newest.observation() == Observation.GONE) return movedElsewhere(newest, pageUrl).map(to -> new Found(Cause.PAGE_MOVED, seen, to)).orElseGet(() -> new Found(Cause.PAGE_GONE, seen));
        if (newest.observation() == Observation.WRONG_TARGET)
            return seen.contains("a page of ours that is gone") ? new Found(Cause.TARGET_BROKEN, seen) : new Found(Cause.WRONG_TARGET, seen);
        if (ownPageGone) return new Found(Cause.TARGET_BROKEN, seen + "; the page of ours it led to is gone");
        return moved(newest, pageUrl).map(to -> new Found(Cause.PAGE_MOVED, "the page moved to " + to + "; " + seen, to)).orElseGet(() -> new Found(Cause.LINK_REMOVED, seen));
    }

    /** For a link that is there in another manner than before; empty when that is nothing to mend. */
    static Optional<Found> ofManner(LinkCheck newest, LinkCheck lastGoodBefore) {
        if (lastGoodBefore == null) return Optional.empty();
        boolean wasOpen = lastGoodBefore.observation() != Observation.NOT_INDEXABLE;
        boolean wasFollowed = wasOpen && lastGoodBefore.qualifiers().isEmpty();
        if (newest.observation() == Observation.NOT_INDEXABLE && wasOpen) return Optional.of(new Found(Cause.NOINDEX, newest.reason()));
        if (newest.observation().isThere() && !newest.qualifiers().isEmpty() && wasFollowed && newest.observation() != Observation.NOT_INDEXABLE)
            return Optional.of(new Found(Cause.QUALIFIER_ADDED, "was followed, now " + String.join(" and ", newest.qualifiers())));
        return Optional.empty();
    }

    /** The visit ended well, at another address. */
    private static Optional<String> moved(LinkCheck newest, String pageUrl) {
        if (newest.redirects().isEmpty()) return Optional.empty();
        Optional<WebAddress> from = WebAddress.parse(pageUrl);
        Optional<WebAddress> to = WebAddress.parse(newest.finalUrl());
        boolean another = from.isPresent() && to.isPresent() && !PageKey.isSame(from.get(), to.get());
        return another ? Optional.of(newest.finalUrl()) : Optional.empty();
    }

    /** Led to another page and found wanting there: moved, unless all that is left is a home page. */
    private static Optional<String> movedElsewhere(LinkCheck newest, String pageUrl) {
        boolean permanent = newest.status() < 400 && newest.redirects().stream().anyMatch(hop -> List.of("301", "308").contains(hop.split(" ", 2)[0]));
        return permanent ? moved(newest, pageUrl).filter(to -> WebAddress.parse(to).filter(a -> !a.isHomePage()).isPresent()) : Optional.empty();
    }
}
