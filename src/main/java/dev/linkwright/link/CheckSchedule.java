package dev.linkwright.link;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;

/** When a page is looked at again: often while things are young or in doubt, seldom once they are stable. */
final class CheckSchedule {

    static final Duration DAY = Duration.ofDays(1);
    static final Duration WEEK = Duration.ofDays(7);
    static final Duration MONTH = Duration.ofDays(30);
    /** Won for this long, a link counts as stable. */
    static final Duration STABLE = Duration.ofDays(90);
    static final Duration VERY_STABLE = Duration.ofDays(365);
    private static final Duration WITHIN_THE_HOUR = Duration.ofHours(1);
    private static final Duration OVER_THE_DAY = Duration.ofDays(1);
    /** Unverifiable for this long, a person is asked to look. */
    static final Duration ASK_A_PERSON = Duration.ofDays(14);

    private static final List<Map.Entry<Duration, String>> AFTER_A_PROMISE = List.of(
        Map.entry(Duration.ofHours(48), "48 hours after the promise"),
        Map.entry(WEEK, "a week after the promise"),
        Map.entry(MONTH, "30 days after the promise"));

    private CheckSchedule() {}

    static NextCheck promised(Instant promisedAt, Instant now) {
        return AFTER_A_PROMISE.stream().filter(e -> promisedAt.plus(e.getKey()).isAfter(now)).findFirst()
            .map(e -> new NextCheck(promisedAt.plus(e.getKey()), WITHIN_THE_HOUR, e.getValue()))
            .orElseGet(() -> new NextCheck(now.plus(MONTH), OVER_THE_DAY, "every 30 days: promised long ago"));
    }

    /** Daily for a week, weekly, every 30 days; sooner for links of high value, later for those that have been there for a year. */
    static NextCheck won(Instant wonAt, boolean highValue, Instant now) {
        Duration age = Duration.between(wonAt, now);
        if (age.compareTo(WEEK) < 0) return new NextCheck(now.plus(DAY), WITHIN_THE_HOUR, "daily: won this week");
        if (age.compareTo(STABLE) < 0) return highValue ? new NextCheck(now.plus(DAY.multipliedBy(3)), OVER_THE_DAY, "every 3 days: won lately, of high value")
            : new NextCheck(now.plus(WEEK), OVER_THE_DAY, "weekly: won lately");
        if (highValue) return new NextCheck(now.plus(WEEK.multipliedBy(2)), OVER_THE_DAY, "every 2 weeks: stable, of high value");
        if (age.compareTo(VERY_STABLE) < 0) return new NextCheck(now.plus(MONTH), OVER_THE_DAY, "every 30 days: stable");
        return new NextCheck(now.plus(MONTH.multipliedBy(2)), OVER_THE_DAY, "every 60 days: stable for over a year");
    }

    static NextCheck atRisk(Instant now) {
        return new NextCheck(now.plus(DAY), WITHIN_THE_HOUR, "daily: at risk");
    }

    static NextCheck policyRisk(Instant now) {
        return new NextCheck(now.plus(WEEK), OVER_THE_DAY, "weekly: policy risk");
    }

    static NextCheck lost(Instant now) {
        return new NextCheck(now.plus(MONTH), OVER_THE_DAY, "monthly: lost");
    }

    /** A page that could not be read is tried daily for two weeks, then weekly; a person is asked meanwhile. */
    static NextCheck unverifiable(Instant since, Instant now) {
        return isForAPerson(since, now) ? new NextCheck(now.plus(WEEK), OVER_THE_DAY, "weekly: please have a look yourself")
            : new NextCheck(now.plus(DAY), WITHIN_THE_HOUR, "daily: could not verify");
    }

    static boolean isForAPerson(Instant unverifiableSince, Instant now) {
        return Duration.between(unverifiableSince, now).compareTo(ASK_A_PERSON) >= 0;
    }

    static NextCheck mention(Instant foundAt, Instant now) {
        boolean young = Duration.between(foundAt, now).compareTo(MONTH) < 0;
        return young ? new NextCheck(now.plus(WEEK), OVER_THE_DAY, "weekly: waiting for a link") : new NextCheck(now.plus(MONTH), OVER_THE_DAY, "every 30 days: an old mention");
    }
}
