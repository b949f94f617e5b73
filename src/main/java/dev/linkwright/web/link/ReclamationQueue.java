package dev.linkwright.web.link;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;

import jakarta.enterprise.context.ApplicationScoped;

import dev.linkwright.brand.Brand;
import dev.linkwright.campaign.reclaim.ProposeTarget;
import dev.linkwright.link.LinkCheck;
import dev.linkwright.link.LinkChecks;
import dev.linkwright.link.Mention;
import dev.linkwright.link.Mentions;
import dev.linkwright.link.reclaim.CaseList;
import dev.linkwright.link.reclaim.Cause;
import dev.linkwright.link.reclaim.Outcome;
import dev.linkwright.link.reclaim.OwnPage;
import dev.linkwright.link.reclaim.OwnPages;
import dev.linkwright.link.reclaim.ReclaimRate;
import dev.linkwright.link.reclaim.Reclamation;
import dev.linkwright.link.reclaim.ReclamationCases;
import dev.linkwright.web.Times;

/** Puts the reclamation queue together for its tab. */
@ApplicationScoped
class ReclamationQueue {

    private static final int ROWS = 50;
    private static final int DAYS = 90;
    private static final int MOST_DAYS = 3650;

    private final CaseList list;
    private final ReclamationCases cases;
    private final ReclaimRate rate;
    private final OwnPages ownPages;
    private final Mentions mentions;
    private final LinkChecks checks;
    private final LinkRows linkRows;
    private final ProposeTarget proposeTarget;
    private final Times times;
    private final InstantSource clock;

    ReclamationQueue(CaseList list, ReclamationCases cases, ReclaimRate rate, OwnPages ownPages, Mentions mentions, LinkChecks checks, LinkRows linkRows, ProposeTarget proposeTarget,
                     Times times, InstantSource clock) {
        this.list = list;
        this.cases = cases;
        this.rate = rate;
        this.ownPages = ownPages;
        this.mentions = mentions;
        this.checks = checks;
        this.linkRows = linkRows;
        this.proposeTarget = proposeTarget;
        this.times = times;
        this.clock = clock;
    }

    /** Words of the address; unknown ones are left out. */
    QueueView view(Brand brand, String show, String causeName, Integer daysAsked, int page) {
        Outcome outcome = Arrays.stream(Outcome.values()).filter(o -> o.name().equalsIgnoreCase(show)).findFirst().orElse("CLOSED".equalsIgnoreCase(show) ? null : Outcome.OPEN);
        String shown = outcome == null ? "CLOSED" : outcome.name();
        Optional<Cause> cause = Arrays.stream(Cause.values()).filter(c -> c.name().equalsIgnoreCase(causeName)).findFirst();
        int days = daysAsked == null ? DAYS : Math.max(1, Math.min(MOST_DAYS, daysAsked));
        Instant since = clock.instant().minus(Duration.ofDays(days));
        List<CaseList.Line> lines = list.of(brand, Optional.ofNullable(outcome), cause, since, (page - 1) * ROWS, ROWS + 1);
        Map<Cause, ReclaimRate.Tally> tallies = rate.byCause(brand, since);
        List<QueueView.Repair> repairs = ownPages.goneOf(brand).stream().map(p -> new QueueView.Repair(p.id(), p.url(), p.seen(), ownPages.liveLinksTo(p))).toList();
        String more = lines.size() > ROWS ? QueueView.address(shown, cause.map(Cause::name).orElse(null), days) + "&page=" + (page + 1) : null;
        return new QueueView(rows(brand, lines.subList(0, Math.min(ROWS, lines.size()))), outcome, cause.orElse(null), days, rate.of(brand, since),
            tallies.entrySet().stream().map(e -> new QueueView.CauseLine(e.getKey(), e.getValue(), days)).toList(), repairs, more);
    }

    private List<CaseRow> rows(Brand brand, List<CaseList.Line> lines) {
        Map<Long, Reclamation> ofLinks = cases.list("id in ?1", lines.stream().map(CaseList.Line::caseId).toList()).stream().collect(Collectors.toMap(Reclamation::id, Function.identity()));
        Map<Long, LinkRow> links = linkRows.of(ofLinks.values().stream().map(Reclamation::backlink).distinct().toList(), times.today()).stream()
            .collect(Collectors.toMap(row -> row.link().id(), Function.identity()));
        List<Long> mentionIds = lines.stream().map(CaseList.Line::mentionId).filter(Objects::nonNull).toList();
        Map<Long, LinkCheck> visits = checks.newestOfMentions(mentionIds);
        Map<Long, Mention> found = mentions.list("from Mention m join fetch m.site where m.id in ?1", mentionIds).stream().collect(Collectors.toMap(Mention::id, Function.identity()));
        return lines.stream().map(line -> {
            if (line.mentionId() != null) {
                Mention mention = found.get(line.mentionId());
                return new CaseRow(line.cause(), null, null, MentionRow.of(mention, visits.get(mention.id()), mention.closedAt() == null ? proposeTarget.of(mention) : null), line.at(), null, line.authority());
            }
            Reclamation one = ofLinks.get(line.caseId());
            Long repair = line.cause() == Cause.TARGET_BROKEN ? ownPages.of(one.backlink()).map(OwnPage::id).orElse(null) : null;
            return new CaseRow(line.cause(), one, links.get(line.linkId()), null, line.at(), repair, line.authority());
        }).toList();
    }
}
