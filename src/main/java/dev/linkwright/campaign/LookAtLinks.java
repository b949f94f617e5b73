package dev.linkwright.campaign;

import dev.linkwright.link.LookAtPage;
import io.quarkus.narayana.jta.QuarkusTransaction;
import jakarta.enterprise.context.ApplicationScoped;
import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.Predicate;

/** Visits the pages that the mails of a campaign lead to, those not visited lately. No transaction is open while it waits for a server. */
@ApplicationScoped
public class LookAtLinks {
    private static final Duration FRESH = Duration.ofHours(6);
    private static final Duration A_DAY = Duration.ofDays(1);
    private static final int MOST = 100;
    private static final int CAMPAIGNS_AT_ONCE = 5;

    private final Campaigns campaigns;
    private final Enrollments enrollments;
    private final LetterLinks links;
    private final LookAtPage look;
    private final LinkTurns turns;

    LookAtLinks(Campaigns campaigns, Enrollments enrollments, LetterLinks links, LookAtPage look, LinkTurns turns) {
        this.campaigns = campaigns;
        this.enrollments = enrollments;
        this.links = links;
        this.look = look;
        this.turns = turns;
    }

    /** By itself: the links of drafts once a day, and those of campaigns under way after their words changed. Says how many were visited. */
    public int runDue(Instant now) {
        int visited = 0;
        for (long campaignId : turns.take(CAMPAIGNS_AT_ONCE, A_DAY, now)) {
            int few = visit(campaignId, looked -> looked.at().isBefore(now.minus(A_DAY)), now);
            if (few == MOST) {
                QuarkusTransaction.requiringNew().run(() -> turns.again(campaignId));
            }
            visited += few;
        }
        return visited;
    }

    /** Because somebody asks: what failed is tried again however lately. Says how many were visited. */
    public int run(long campaignId, Instant now) {
        return visit(campaignId, looked -> looked.at().isBefore(now.minus(FRESH)) || !looked.fine(), now);
    }

    private int visit(long campaignId, Predicate<LetterLinks.Looked> again, Instant now) {
        List<String> due = QuarkusTransaction.requiringNew().call(() -> due(campaignId, again));
        for (String url : due) {
            LookAtPage.Look found = visit(url);
            QuarkusTransaction.requiringNew().run(() -> links.keep(url, found.gone(), found.fine(), found.words(), now));
        }
        return due.size();
    }

    private List<String> due(long campaignId, Predicate<LetterLinks.Looked> again) {
        Campaign campaign = campaigns.require(campaignId);
        List<Enrollment> open = enrollments.ofCampaign(campaignId).stream().filter(enrollment -> enrollment.state().isOpen()).toList();
        List<String> urls = new ArrayList<>(links.in(campaign, open).keySet());
        Map<String, LetterLinks.Looked> known = links.known(urls);
        return urls.stream().filter(url -> !known.containsKey(url) || again.test(known.get(url))).limit(MOST).toList();
    }

    private LookAtPage.Look visit(String url) {
        try {
            return look.at(URI.create(url));
        } catch (IllegalArgumentException e) {
            return new LookAtPage.Look(false, false, "this is no address");
        }
    }
}
