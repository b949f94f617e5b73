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

/** Visits the pages that the mails of a campaign lead to, those not visited lately. No transaction is open while it waits for a server. */
@ApplicationScoped
public class LookAtLinks {
    private static final Duration FRESH = Duration.ofHours(6);
    private static final int MOST = 100;

    private final Campaigns campaigns;
    private final Enrollments enrollments;
    private final LetterLinks links;
    private final LookAtPage look;

    LookAtLinks(Campaigns campaigns, Enrollments enrollments, LetterLinks links, LookAtPage look) {
        this.campaigns = campaigns;
        this.enrollments = enrollments;
        this.links = links;
        this.look = look;
    }

    /** Says how many were visited. */
    public int run(long campaignId, Instant now) {
        List<String> due = QuarkusTransaction.requiringNew().call(() -> due(campaignId, now));
        for (String url : due) {
            LookAtPage.Look found = visit(url);
            QuarkusTransaction.requiringNew().run(() -> links.keep(url, found.gone(), found.fine(), found.words(), now));
        }
        return due.size();
    }

    private List<String> due(long campaignId, Instant now) {
        Campaign campaign = campaigns.require(campaignId);
        List<Enrollment> open = enrollments.ofCampaign(campaignId).stream().filter(enrollment -> enrollment.state().isOpen()).toList();
        List<String> urls = new ArrayList<>(links.in(campaign, open).keySet());
        Map<String, LetterLinks.Looked> known = links.known(urls);
        return urls.stream().filter(url -> !known.containsKey(url) || known.get(url).at().isBefore(now.minus(FRESH)) || !known.get(url).fine()).limit(MOST).toList();
    }

    private LookAtPage.Look visit(String url) {
        try {
            return look.at(URI.create(url));
        } catch (IllegalArgumentException e) {
            return new LookAtPage.Look(false, false, "this is no address");
        }
    }
}
