package dev.linkwright.api;

import dev.linkwright.prospect.Prospect;
import dev.linkwright.prospect.RankedProspect;
import dev.linkwright.prospect.Score;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;

/** A prospect as scripts see it. */
record ProspectView(long id, long siteId, String domain, String title, String stage, Long ownerId, String opportunity, BrokenLink brokenLink, double score, Parts parts,
                    long confidencePercent, String explained, String excludedBecause, long contacts, String nextStep, Instant lastTouchAt, List<String> tags,
                    Instant stageSince) {

    /** The page of theirs, the link on it that leads nowhere, and the asset that could stand there. */
    record BrokenLink(String page, String deadUrl, String anchor, Long assetId) {
        static BrokenLink of(Prospect prospect) {
            return prospect.deadUrl() == null ? null : new BrokenLink(prospect.opportunityUrl(), prospect.deadUrl(), prospect.deadAnchor(),
                prospect.replacement() == null ? null : prospect.replacement().id());
        }
    }

    record Parts(Part relevance, Part authority, Part traffic) {
    }

    /**
     * @param value  0..1, null when unknown
     * @param points what it adds to the score; an unknown part adds the brand's median
     * @param label  what it stands on, such as "DR 76"
     */
    record Part(Double value, double points, String label, String source, LocalDate asOf, boolean estimated) {
        static Part of(Score.Part part) {
            var signal = part.signal();
            return new Part(signal.value().map(value -> rounded(value, 4)).orElse(null), rounded(part.points(), 4), signal.label(),
                signal.known() ? signal.source() : null, signal.asOf(), signal.estimated());
        }
    }

    static ProspectView of(RankedProspect row) {
        Prospect prospect = row.prospect();
        Score score = row.score();
        return new ProspectView(prospect.id(), prospect.site().id(), prospect.domain(), prospect.site().title(), prospect.stage().name(),
            prospect.owner() == null ? null : prospect.owner().id(), prospect.opportunity() == null ? null : prospect.opportunity().name(), BrokenLink.of(prospect),
            rounded(score.total(), 4), new Parts(Part.of(score.relevance()), Part.of(score.authority()), Part.of(score.traffic())),
            score.confidencePercent(), score.explained(), prospect.excludedBecause().orElse(null), row.contacts(), row.nextStep().label(),
            prospect.lastTouchAt(), prospect.tags(), prospect.stageSince());
    }

    private static double rounded(double value, int digits) {
        return BigDecimal.valueOf(value).setScale(digits, RoundingMode.HALF_UP).doubleValue();
    }
}
