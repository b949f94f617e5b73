package dev.linkwright.report;

import java.time.Instant;
import java.time.LocalDate;
import java.util.List;

/**
 * What waits for a person, for one brand, in the order it should be done. Lists may be shorter than their counts in {@link Waiting}.
 *
 * @param byItself what runs without anybody in the next 24 hours
 */
public record Agenda(Waiting waiting, List<Reply> replies, List<Stray> strays, List<Review> reviews, List<Promise> promises, List<Lost> lost,
        List<Uncertain> uncertain, List<ImportDone> imports, List<News> changed, List<News> back, List<ToLookAt> toLookAt, ByItself byItself) {

    /** A thread whose last word is the partner's. */
    public record Reply(long threadId, String who, String domain, String says, boolean asksToStop, Instant at) {
    }

    /** A received mail that no thread could be found for. */
    public record Stray(long messageId, String from, String subject, Instant at) {
    }

    /** First mails of one campaign that a person reads before they leave. */
    public record Review(long campaignId, String campaign, long mails, Instant since) {
    }

    /** @param seen what the last check saw, in words; null before the first one */
    public record Promise(long backlinkId, String domain, String page, LocalDate promisedFor, long daysLate, Instant checkedAt, String seen) {
    }

    /** @param why the last verdict in words */
    public record Lost(long backlinkId, String domain, String page, String why, Instant at) {
    }

    /** What a check noticed about a link; stands here until somebody has noted it. */
    public record News(long alertId, long backlinkId, String domain, String page, String words, Instant at) {
    }

    /** @param why what stands in the way, in words; {@code since} when the page could last be read */
    public record ToLookAt(long backlinkId, String domain, String page, String why, Instant since) {
    }

    /** A mail that may or may not have left. */
    public record Uncertain(long messageId, Long threadId, String to, String domain, String subject, Instant at) {
    }

    public record ImportDone(long importId, String file, boolean failed, String failure, long created, long updated, long duplicate, long refused, Instant at) {
    }

    /** @param links pages that are visited for a link or a mention */
    public record ByItself(long mails, long links) {
        public boolean nothing() {
            return mails == 0 && links == 0;
        }
    }
}
