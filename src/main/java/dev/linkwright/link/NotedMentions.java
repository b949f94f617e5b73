package dev.linkwright.link;

import java.time.Instant;
import java.util.Optional;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Event;
import jakarta.inject.Inject;

import dev.linkwright.link.inspect.Observation;
import dev.linkwright.link.inspect.Words;
import dev.linkwright.site.SiteEvent;
import dev.linkwright.site.SiteEvents;

/** Mentions that checks of links come upon: pages that were promised and only name us, and pages that link at last. */
@ApplicationScoped
class NotedMentions {

    @Inject Mentions mentions;
    @Inject LinkEvents events;
    @Inject SiteEvents timeLine;
    @Inject Event<MentionFound> found;

    /** The page names the brand and never had this link: it waits for reclamation, once. */
    void noted(Backlink link, Words seen, Instant now) {
        Optional<Mention> known = mentions.on(link.brand(), link.pageKey());
        if (known.isPresent()) {
            known.get().saw(Observation.MENTION_ONLY, seen, now);
            return;
        }
        Mention mention = new Mention(link.brand(), link.site(), PageAddress.of(link.pageUrl(), "pageUrl"), seen, "our own check of a promised page", link, now);
        mentions.persist(mention);
        events.persist(LinkEvent.of(mention, null, MentionState.UNLINKED, "the page names us and does not link to us", null, now));
        timeLine.record(mention.site().id(), mention.brand().id(), SiteEvent.Kind.MENTION, "Named us without a link on " + mention.pageUrl(), null, now);
        found.fire(new MentionFound(mention.id(), now));
    }

    /** A link was seen on a page whose mention was waiting for one. */
    void linkedBy(Backlink link, Instant now) {
        mentions.on(link.brand(), link.pageKey()).filter(m -> m.mayBecome(MentionState.LINKED)).ifPresent(mention -> linked(mention, link, now));
    }

    void linked(Mention mention, Backlink link, Instant now) {
        MentionState before = mention.state();
        mention.linkedBy(link, now);
        events.persist(LinkEvent.of(mention, before, MentionState.LINKED, "the page links to us now", null, now));
    }
}
