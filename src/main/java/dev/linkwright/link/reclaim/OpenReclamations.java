package dev.linkwright.link.reclaim;

import java.time.Instant;
import java.util.List;
import java.util.Optional;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;

import dev.linkwright.link.Backlink;
import dev.linkwright.link.BacklinkChanged;
import dev.linkwright.link.BacklinkRestored;
import dev.linkwright.link.BacklinkState;
import dev.linkwright.link.BacklinkWrittenOff;
import dev.linkwright.link.Backlinks;
import dev.linkwright.link.LinkCheck;
import dev.linkwright.link.LinkChecks;
import dev.linkwright.link.toxic.ToxicSites;

/** Opens and closes cases as checks bring news; heard in the transaction of the check. */
@ApplicationScoped
class OpenReclamations {

    private final ReclamationCases cases;
    private final Backlinks backlinks;
    private final LinkChecks checks;
    private final OwnPages ownPages;
    private final ToxicSites toxic;

    OpenReclamations(ReclamationCases cases, Backlinks backlinks, LinkChecks checks, OwnPages ownPages, ToxicSites toxic) {
        this.cases = cases;
        this.backlinks = backlinks;
        this.checks = checks;
        this.ownPages = ownPages;
        this.toxic = toxic;
    }

    void changed(@Observes BacklinkChanged news) {
        Backlink link = backlinks.require(news.backlinkId());
        if (news.moved() && isLive(news.to())) ownPages.watch(link, news.at());
        if (toxic.isUnwanted(link)) return;
        Optional<Reclamation> open = cases.openOf(link);
        if (news.moved()) {
            if (news.to() == BacklinkState.LOST) lost(link, open, news.at());
            // what was declined came back all the same
            if (news.from() == BacklinkState.LOST && isLive(news.to()))
                open.or(() -> cases.newestOf(link).filter(c -> c.state() != Outcome.RECLAIMED)).ifPresent(c -> reclaimed(c, news.why(), news.at()));
        } else {
            inAnotherManner(link, open, news);
        }
    }

    private static boolean isLive(BacklinkState state) {
        return state == BacklinkState.WON || state == BacklinkState.POLICY_RISK;
    }

    private void lost(Backlink link, Optional<Reclamation> open, Instant now) {
        Optional<LinkCheck> newest = Optional.ofNullable(checks.newestOf(List.of(link.id())).get(link.id()));
        FindCause.Found found = newest.map(check -> FindCause.ofLoss(check, link.pageUrl(), ownPages.isGone(link)))
            .orElseGet(() -> new FindCause.Found(Cause.LINK_REMOVED, "the link is gone"));
        // a nofollow that ends in a removal is one case: the link's
        if (open.isPresent()) open.get().becauseOf(found);
        else cases.persist(new Reclamation(link, found, now));
    }

    private void inAnotherManner(Backlink link, Optional<Reclamation> open, BacklinkChanged news) {
        List<LinkCheck> newestTwo = checks.lastGoodOf(link, 2);
        if (newestTwo.isEmpty()) return;
        Optional<FindCause.Found> found = FindCause.ofManner(newestTwo.get(0), newestTwo.size() < 2 ? null : newestTwo.get(1));
        // what was paid for or given as a gift has to say so: nothing to ask back
        if (found.isPresent() && found.get().cause() == Cause.QUALIFIER_ADDED && link.terms().isBought()) return;
        if (found.isPresent()) {
            if (open.isEmpty()) cases.persist(new Reclamation(link, found.get(), news.at()));
            else if (open.get().cause() != Cause.TARGET_BROKEN) open.get().becauseOf(found.get());
            return;
        }
        boolean mended = newestTwo.get(0).observation().isThere() && newestTwo.get(0).qualifiers().isEmpty()
            && newestTwo.get(0).observation() != dev.linkwright.link.inspect.Observation.NOT_INDEXABLE;
        open.filter(c -> mended && (c.cause() == Cause.QUALIFIER_ADDED || c.cause() == Cause.NOINDEX)).ifPresent(c -> reclaimed(c, news.why(), news.at()));
    }

    private void reclaimed(Reclamation open, String why, Instant now) {
        open.close(Outcome.RECLAIMED, null, why, now);
        open.backlink().stopReclaiming();
    }

    void writtenOff(@Observes BacklinkWrittenOff news) {
        cases.openOf(backlinks.require(news.backlinkId())).ifPresent(c -> c.close(Outcome.WRITTEN_OFF, news.userId(), news.why(), news.at()));
    }

    /** Taking a write-off back opens the case that it closed. */
    void restored(@Observes BacklinkRestored news) {
        cases.newestOf(backlinks.require(news.backlinkId())).filter(c -> c.state() == Outcome.WRITTEN_OFF && news.writtenOffAt().equals(c.closedAt())).ifPresent(Reclamation::reopen);
    }
}
