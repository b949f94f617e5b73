package dev.linkwright.job;

import static io.quarkus.scheduler.Scheduled.ConcurrentExecution.SKIP;

import dev.linkwright.campaign.EndLeases;
import dev.linkwright.campaign.LookAtLinks;
import dev.linkwright.campaign.QueueDueSteps;
import dev.linkwright.imports.RunImport;
import dev.linkwright.link.AnchorRuns;
import dev.linkwright.link.CheckDueLinks;
import dev.linkwright.link.FoldLinkTally;
import dev.linkwright.link.JudgeAnew;
import dev.linkwright.link.alert.RaiseAlerts;
import dev.linkwright.link.audit.AuditRunner;
import dev.linkwright.link.ours.LookForInternalLinks;
import dev.linkwright.link.ours.ReadOurPages;
import dev.linkwright.link.digest.SendDigests;
import dev.linkwright.link.feed.PollDueFeeds;
import dev.linkwright.link.reclaim.CheckOwnPages;
import dev.linkwright.link.reclaim.WeighCases;
import dev.linkwright.link.webhook.DeliverWebhooks;
import dev.linkwright.mail.domain.SendingDomains;
import dev.linkwright.mail.read.ReadMailboxes;
import dev.linkwright.mail.send.SendDueMail;
import dev.linkwright.prospect.RankDueBrands;
import dev.linkwright.prospect.broken.CheckResourcePages;
import dev.linkwright.prospect.gap.CountDueGaps;
import dev.linkwright.prospect.list.FoldTally;
import dev.linkwright.prospect.lost.MakeLostProspects;
import dev.linkwright.prospect.pages.ReadDuePages;
import dev.linkwright.site.address.CheckAddresses;
import dev.linkwright.site.search.FillSiteSearch;
import io.quarkus.scheduler.Scheduled;
import io.quarkus.scheduler.Scheduled.SkipPredicate;
import io.quarkus.scheduler.ScheduledExecution;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.time.InstantSource;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/**
 * The one list of what happens by itself. Each job is one line; what it does lives in the room it names.
 * Quartz is clustered: of several processes on one database one runs a tick, and every job claims its work row by row besides.
 */
@ApplicationScoped
public class RecurringJobs {

    private final InstantSource clock;

    @Inject
    RunImport runImport;
    @Inject
    RankDueBrands rankDueBrands;
    @Inject
    CountDueGaps countDueGaps;
    @Inject
    MakeLostProspects makeLostProspects;
    @Inject
    ReadDuePages readDuePages;
    @Inject
    FoldTally foldTally;
    @Inject
    CheckResourcePages checkResourcePages;
    @Inject
    ReadMailboxes readMailboxes;
    @Inject
    QueueDueSteps queueDueSteps;
    @Inject
    SendDueMail sendDueMail;
    @Inject
    CheckDueLinks checkDueLinks;
    @Inject
    JudgeAnew judgeAnew;
    @Inject
    CheckOwnPages checkOwnPages;
    @Inject
    PollDueFeeds pollDueFeeds;
    @Inject
    RaiseAlerts raiseAlerts;
    @Inject
    DeliverWebhooks deliverWebhooks;
    @Inject
    SendDigests sendDigests;

    @Inject
    ReadOurPages readOurPages;
    @Inject
    LookForInternalLinks lookForInternalLinks;
    @Inject
    FoldLinkTally foldLinkTally;
    @Inject
    AnchorRuns anchorRuns;
    @Inject
    WeighCases weighCases;
    @Inject
    AuditRunner auditRunner;
    @Inject
    FillSiteSearch fillSiteSearch;
    @Inject
    CheckAddresses checkAddresses;
    @Inject
    EndLeases endLeases;
    @Inject
    LookAtLinks lookAtLinks;
    @Inject
    SendingDomains sendingDomains;

    RecurringJobs(InstantSource clock) {
        this.clock = clock;
    }

    @Scheduled(every = "10s", identity = "run-imports", concurrentExecution = SKIP, skipExecutionIf = Off.class)
    void runImports() {
        runImport.run(clock.instant());
    }

    @Scheduled(every = "10s", identity = "rank-due-brands", concurrentExecution = SKIP, skipExecutionIf = Off.class)
    void rankDueBrands() {
        rankDueBrands.run(clock.instant());
    }

    @Scheduled(every = "10s", identity = "count-due-link-gaps", concurrentExecution = SKIP, skipExecutionIf = Off.class)
    void countDueGaps() {
        countDueGaps.run(clock.instant());
    }

    @Scheduled(every = "30s", identity = "make-prospects-of-lost-links", concurrentExecution = SKIP, skipExecutionIf = Off.class)
    void makeLostProspects() {
        makeLostProspects.run(clock.instant());
    }

    @Scheduled(every = "20s", identity = "read-due-pages", concurrentExecution = SKIP, skipExecutionIf = Off.class)
    void readDuePages() {
        readDuePages.run(clock.instant());
    }

    @Scheduled(every = "30s", identity = "fold-tally", concurrentExecution = SKIP, skipExecutionIf = Off.class)
    void foldTally() {
        foldTally.run();
    }

    @Scheduled(every = "20s", identity = "check-resource-pages", concurrentExecution = SKIP, skipExecutionIf = Off.class)
    void checkResourcePages() {
        checkResourcePages.run(clock.instant());
    }

    @Scheduled(every = "20s", identity = "read-mailboxes", concurrentExecution = SKIP, skipExecutionIf = Off.class)
    void readMailboxes() {
        readMailboxes.run(clock.instant());
    }

    @Scheduled(every = "20s", identity = "queue-due-follow-ups", concurrentExecution = SKIP, skipExecutionIf = Off.class)
    void queueDueSteps() {
        queueDueSteps.run(clock.instant());
    }

    @Scheduled(every = "5s", identity = "send-due-mail", concurrentExecution = SKIP, skipExecutionIf = Off.class)
    void sendDueMail() {
        sendDueMail.run(clock.instant());
    }

    @Scheduled(every = "60s", identity = "check-due-links", concurrentExecution = SKIP, skipExecutionIf = Off.class)
    void checkDueLinks() {
        checkDueLinks.run(clock.instant());
    }

    @Scheduled(every = "60s", identity = "judge-links-anew", concurrentExecution = SKIP, skipExecutionIf = Off.class)
    void judgeAnew() {
        judgeAnew.run(clock.instant());
    }

    @Scheduled(every = "60s", identity = "read-our-pages", concurrentExecution = SKIP, skipExecutionIf = Off.class)
    void readOurPages() {
        readOurPages.run(clock.instant());
    }

    @Scheduled(every = "60s", identity = "look-for-internal-links", concurrentExecution = SKIP, skipExecutionIf = Off.class)
    void lookForInternalLinks() {
        lookForInternalLinks.run(clock.instant());
    }

    @Scheduled(every = "60s", identity = "run-audits", concurrentExecution = SKIP, skipExecutionIf = Off.class)
    void runAudits() {
        auditRunner.run(clock.instant());
    }

    @Scheduled(every = "30s", identity = "fold-link-tally", concurrentExecution = SKIP, skipExecutionIf = Off.class)
    void foldLinkTally() {
        foldLinkTally.run();
    }

    @Scheduled(every = "60s", identity = "count-anchors", concurrentExecution = SKIP, skipExecutionIf = Off.class)
    void countAnchors() {
        anchorRuns.count(clock.instant());
    }

    @Scheduled(every = "6h", delayed = "10m", identity = "weigh-cases", concurrentExecution = SKIP, skipExecutionIf = Off.class)
    void weighCases() {
        weighCases.run();
    }

    @Scheduled(every = "5m", identity = "check-own-pages", concurrentExecution = SKIP, skipExecutionIf = Off.class)
    void checkOwnPages() {
        checkOwnPages.run(clock.instant());
    }

    @Scheduled(every = "6h", identity = "watch-own-pages", concurrentExecution = SKIP, skipExecutionIf = Off.class)
    void watchOwnPages() {
        checkOwnPages.watchAll(clock.instant());
    }

    @Scheduled(every = "60s", identity = "poll-due-feeds", concurrentExecution = SKIP, skipExecutionIf = Off.class)
    void pollDueFeeds() {
        pollDueFeeds.run(clock.instant());
    }

    @Scheduled(every = "10m", identity = "raise-alerts", concurrentExecution = SKIP, skipExecutionIf = Off.class)
    void raiseAlerts() {
        raiseAlerts.run(clock.instant());
    }

    @Scheduled(every = "15s", identity = "deliver-webhooks", concurrentExecution = SKIP, skipExecutionIf = Off.class)
    void deliverWebhooks() {
        deliverWebhooks.run(clock.instant());
    }

    @Scheduled(every = "5m", identity = "send-digests", concurrentExecution = SKIP, skipExecutionIf = Off.class)
    void sendDigests() {
        sendDigests.run(clock.instant());
    }

    @Scheduled(every = "10s", identity = "fill-site-search", concurrentExecution = SKIP, skipExecutionIf = Off.class)
    void fillSiteSearch() {
        fillSiteSearch.run(clock.instant());
    }

    @Scheduled(every = "30s", identity = "check-addresses", concurrentExecution = SKIP, skipExecutionIf = Off.class)
    void checkAddresses() {
        checkAddresses.run(clock.instant());
    }

    @Scheduled(every = "5m", identity = "end-leases", concurrentExecution = SKIP, skipExecutionIf = Off.class)
    void endLeases() {
        endLeases.run(clock.instant());
    }

    @Scheduled(every = "5m", identity = "look-at-links-in-letters", concurrentExecution = SKIP, skipExecutionIf = Off.class)
    void lookAtLinksInLetters() {
        lookAtLinks.runDue(clock.instant());
    }

    @Scheduled(every = "30m", identity = "check-sending-domains", concurrentExecution = SKIP, skipExecutionIf = Off.class)
    void checkSendingDomains() {
        sendingDomains.checkDue(clock.instant());
    }

    /** Everything once, now, in the order in which one thing leads to the next: for the sandbox, whose clock jumps. */
    public void allOnce() {
        runImports();
        rankDueBrands();
        countDueGaps();
        readMailboxes();
        queueDueSteps();
        sendDueMail();
        checkDueLinks();
        runAudits();
        raiseAlerts();
        endLeases();
        checkResourcePages();
    }

    /** What hours bring by themselves: for the steps between the sandbox's days. Nobody writes meanwhile, and a mailbox is read before a mail leaves it. */
    public void whatTimeBrings() {
        queueDueSteps();
        sendDueMail();
        checkDueLinks();
    }

    /** Jobs are off in tests, which call the use cases themselves at times they choose. */
    @Singleton
    static class Off implements SkipPredicate {

        @ConfigProperty(name = "linkwright.jobs.enabled")
        boolean enabled;

        @Override
        public boolean test(ScheduledExecution execution) {
            return !enabled;
        }
    }
}
