package dev.linkwright.link;

import java.time.Instant;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Event;
import jakarta.transaction.Transactional;

import dev.linkwright.account.User;
import dev.linkwright.site.SiteEvent;
import dev.linkwright.site.SiteEvents;

/** Says what was given for a link; a live one becomes a policy risk by it, or stops being one. */
@ApplicationScoped
public class RecordTerms {

    private final Backlinks backlinks;
    private final LinkEvents events;
    private final SiteEvents timeLine;
    private final Event<BacklinkWon> won;
    private final Event<BacklinkChanged> changed;

    RecordTerms(Backlinks backlinks, LinkEvents events, SiteEvents timeLine, Event<BacklinkWon> won, Event<BacklinkChanged> changed) {
        this.backlinks = backlinks;
        this.events = events;
        this.timeLine = timeLine;
        this.won = won;
        this.changed = changed;
    }

    @Transactional
    public Backlink run(long backlinkId, PlacementTerms terms, User by, Instant now) {
        Backlink link = backlinks.require(backlinkId);
        if (link.terms().inWords().equals(terms.inWords())) return link;
        boolean wonBefore = link.wonAt() != null;
        for (Backlink.Step step : link.agreed(terms, now)) {
            events.persist(LinkEvent.of(link, step.from(), step.to(), step.why(), by.id(), now));
            changed.fire(new BacklinkChanged(link.id(), step.from(), step.to(), step.why(), now));
            if (step.to() == BacklinkState.WON && !wonBefore) won.fire(new BacklinkWon(link.id(), now));
        }
        timeLine.record(link.site().id(), link.brand().id(), SiteEvent.Kind.LINK,
            by.name() + " noted of the link from " + link.pageUrl() + ": " + terms.inWords(), by, now);
        return link;
    }
}
