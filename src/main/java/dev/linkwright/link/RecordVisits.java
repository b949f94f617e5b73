package dev.linkwright.link;

import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Event;
import jakarta.inject.Inject;

import org.jboss.logging.Logger;

import dev.linkwright.fetch.FetchResult;
import dev.linkwright.link.CheckClaims.Claim;
import dev.linkwright.link.CheckClaims.Rows;
import dev.linkwright.link.inspect.FoundLink;
import dev.linkwright.link.inspect.Observation;
import dev.linkwright.site.SiteEvent;
import dev.linkwright.site.SiteEvents;
import io.quarkus.narayana.jta.QuarkusTransaction;

/** Takes what visits saw into the lives of links and mentions, many in one transaction; a claim that has run out does not count. */
@ApplicationScoped
class RecordVisits {

    private static final Logger LOG = Logger.getLogger(RecordVisits.class);

    /** What a visit for a claimed row saw, and when. */
    record Seen(Claim claim, Visit visit, Instant at) {}

    @Inject Backlinks backlinks;
    @Inject Mentions mentions;
    @Inject LinkChecks checks;
    @Inject LinkEvents events;
    @Inject NotedMentions noted;
    @Inject CheckClaims claims;
    @Inject QuietChecks quiet;
    @Inject SiteEvents timeLine;
    @Inject Event<BacklinkWon> won;
    @Inject Event<BacklinkLost> lost;
    @Inject Event<BacklinkChanged> changed;

    private record Outcome(Backlink link, Seen seen, LinkCheck check, List<Backlink.Step> steps, boolean neverSeenBefore, boolean mentioned) {

        /** Nothing but this one row hears of it. */
        boolean isQuiet() {
            boolean mention = mentioned && check.observation().isThere() || neverSeenBefore && check.observation() == Observation.MENTION_ONLY;
            return steps.isEmpty() && !mention;
        }
    }

    /** Outside of a transaction. One result that cannot be recorded costs no other. */
    void run(List<Seen> results) {
        try {
            QuarkusTransaction.requiringNew().run(() -> {
                recordLinks(of(Rows.BACKLINK, results));
                recordMentions(of(Rows.MENTION, results));
            });
        } catch (RuntimeException together) {
            if (results.size() > 1) results.forEach(one -> run(List.of(one)));
            else LOG.errorf(together, "Recording the check of %s %d failed", results.get(0).claim().rows(), results.get(0).claim().id());
        }
    }

    private static List<Seen> of(Rows rows, List<Seen> results) {
        return results.stream().filter(s -> s.claim().rows() == rows).sorted(Comparator.comparing(s -> s.claim().id())).toList();
    }

    private void recordLinks(List<Seen> results) {
        if (results.isEmpty()) return;
        Map<Long, Backlink> links = claims.linksStillOurs(results.stream().map(Seen::claim).toList()).stream().collect(Collectors.toMap(Backlink::id, link -> link));
        List<Seen> counted = results.stream().filter(s -> links.containsKey(s.claim().id())).toList();
        Map<Long, LinkCheck> before = checks.newestGoodOf(counted.stream().filter(s -> s.visit().isUnchanged()).map(s -> s.claim().id()).toList());
        Set<String> mentioned = mentions.pagesAmong(counted.stream().map(s -> s.claim().brandId()).collect(Collectors.toSet()), counted.stream().map(s -> s.claim().pageKey()).toList());
        List<Outcome> outcomes = counted.stream().map(seen -> taken(links.get(seen.claim().id()), seen, before, mentioned)).toList();
        quiet.write(outcomes.stream().filter(Outcome::isQuiet).map(Outcome::link).toList());
        checks.persistAll(outcomes.stream().map(Outcome::check).toList());
        List<Outcome> news = outcomes.stream().filter(o -> !o.isQuiet()).toList();
        claims.giveBack(Rows.BACKLINK, news.stream().map(o -> o.link().id()).toList());
        backlinks.withBrandAndSite(news.stream().map(o -> o.link().id()).toList()); // in one question instead of one for each
        for (Outcome outcome : news) {
            Backlink link = outcome.link();
            for (Backlink.Step step : outcome.steps()) record(link, step, outcome.seen().at());
            if (outcome.check().observation().isThere() && outcome.mentioned()) noted.linkedBy(link, outcome.seen().at());
            if (outcome.check().observation() == Observation.MENTION_ONLY && outcome.neverSeenBefore())
                outcome.seen().visit().sighting().mention().ifPresent(words -> noted.noted(link, words, outcome.seen().at()));
        }
    }

    private static Outcome taken(Backlink link, Seen seen, Map<Long, LinkCheck> before, Set<String> mentioned) {
        boolean neverSeenBefore = link.lastSeenAt() == null;
        LinkCheck check = LinkCheck.of(link, seen.visit(), Optional.ofNullable(before.get(link.id())), seen.at());
        List<Backlink.Step> steps = link.saw(check.observation(), check.qualifiers(), LinkQuality.of(check, Optional.empty()).isHigh(), seen.at());
        if (check.observation().isThere()) link.anchoredBy(check.anchor(), check.anchorKind());
        if (!check.unchanged()) link.readAs(version(seen, check.observation()));
        return new Outcome(link, seen, check, steps, neverSeenBefore, mentioned.contains(link.pageKey()));
    }

    /** Only a page that has the link in its place, and openly, need not be read in full next time. */
    private static Optional<PageVersion> version(Seen seen, Observation observation) {
        boolean settled = observation == Observation.FOLLOWED || observation == Observation.QUALIFIED;
        return settled && seen.visit().result() instanceof FetchResult.Response response ? response.validators().map(v -> PageVersion.of(v, seen.at())) : Optional.empty();
    }

    private void record(Backlink link, Backlink.Step step, Instant now) {
        events.persist(LinkEvent.of(link, step.from(), step.to(), step.why(), null, now));
        String text = step.moved() ? "The link from " + link.pageUrl() + " is " + step.to().inWords().toLowerCase(java.util.Locale.ROOT) + ": " + step.why()
            : "The link from " + link.pageUrl() + " changed: " + step.why();
        timeLine.record(link.site().id(), link.brand().id(), SiteEvent.Kind.LINK, text, null, now);
        changed.fire(new BacklinkChanged(link.id(), step.from(), step.to(), step.why(), now));
        if (!step.moved()) return;
        if (step.to() == BacklinkState.WON && step.from() != BacklinkState.AT_RISK) won.fire(new BacklinkWon(link.id(), now));
        if (step.to() == BacklinkState.LOST) lost.fire(new BacklinkLost(link.id(), now));
    }

    private void recordMentions(List<Seen> results) {
        if (results.isEmpty()) return;
        Set<Long> ours = claims.stillOurs(Rows.MENTION, results.stream().map(Seen::claim).toList());
        claims.giveBack(Rows.MENTION, ours);
        results.stream().filter(s -> ours.contains(s.claim().id())).forEach(this::recordMention);
    }

    private void recordMention(Seen seen) {
        Mention mention = mentions.findById(seen.claim().id());
        checks.persistAll(List.of(LinkCheck.of(mention, seen.visit(), seen.at())));
        mention.saw(seen.visit().sighting().observation(), seen.visit().sighting().mention().orElse(dev.linkwright.link.inspect.Words.NONE), seen.at());
        Optional<FoundLink> link = seen.visit().sighting().link().filter(l -> seen.visit().sighting().observation().isThere());
        if (mention.turnedOutToBeNone(seen.visit().sighting().observation())) mentions.wasNone(mention, seen.at());
        if (link.isEmpty()) return;
        // recording the link closes the mention, which stands on the same page
        Backlink backlink = backlinks.promise(mention.brand(), mention.site(), mention.pageUrl(), link.get().url(), null, null, seen.at());
        took(backlink, seen);
    }

    /** A link that turned up while its page was read for something else. */
    private void took(Backlink link, Seen seen) {
        LinkCheck check = LinkCheck.of(link, seen.visit(), Optional.empty(), seen.at());
        List<Backlink.Step> steps = link.saw(check.observation(), check.qualifiers(), LinkQuality.of(check, Optional.empty()).isHigh(), seen.at());
        link.anchoredBy(check.anchor(), check.anchorKind());
        checks.persistAll(List.of(check));
        steps.forEach(step -> record(link, step, seen.at()));
        noted.linkedBy(link, seen.at());
    }
}
