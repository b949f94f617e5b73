package dev.linkwright.web.link;

import java.time.Instant;
import java.time.InstantSource;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

import jakarta.enterprise.context.ApplicationScoped;

import dev.linkwright.link.Backlink;
import dev.linkwright.link.BacklinkState;
import dev.linkwright.link.Difference;
import dev.linkwright.link.LinkCheck;
import dev.linkwright.link.LinkChecks;
import dev.linkwright.link.SiteStrength;
import dev.linkwright.link.SiteStrengths;
import dev.linkwright.link.inspect.Observation;
import dev.linkwright.mail.MailThread;
import dev.linkwright.mail.MailThreads;

/** Links as rows, with what their checks say: a handful of questions for the whole page. */
@ApplicationScoped
class LinkRows {

    private final LinkChecks checks;
    private final SiteStrengths strengths;
    private final MailThreads threads;
    private final InstantSource clock;

    LinkRows(LinkChecks checks, SiteStrengths strengths, MailThreads threads, InstantSource clock) {
        this.checks = checks;
        this.strengths = strengths;
        this.threads = threads;
        this.clock = clock;
    }

    List<LinkRow> of(List<Backlink> links, LocalDate today) {
        Set<Long> ids = Set.copyOf(links.stream().map(Backlink::id).toList());
        Map<Long, LinkCheck> newest = checks.newestOf(ids);
        Map<Long, LinkCheck> good = checks.newestGoodOf(ids);
        Map<Long, List<Observation>> history = checks.lastObservations(ids, HistoryStrip.MOST);
        Map<Long, Difference> differences = checks.newestDifferences(ids);
        Map<Long, SiteStrength> known = links.isEmpty() ? Map.of() : strengths.of(links.get(0).brand(), links.stream().map(l -> l.site().id()).toList());
        Instant now = clock.instant();
        return links.stream().map(l -> LinkRow.of(l, newest.get(l.id()), good.get(l.id()), history.getOrDefault(l.id(), List.of()), conversation(l, today),
            Optional.ofNullable(known.get(l.site().id())), differences.get(l.id()), now)).toList();
    }

    /** Where a late promise is reminded of; asked only for those. */
    private Long conversation(Backlink link, LocalDate today) {
        boolean late = link.state() == BacklinkState.PROMISED && link.promisedFor() != null && link.promisedFor().isBefore(today);
        return late ? threads.withSite(link.brand().id(), link.site().id()).stream().findFirst().map(MailThread::id).orElse(null) : null;
    }
}
