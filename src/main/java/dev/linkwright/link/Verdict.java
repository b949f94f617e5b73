package dev.linkwright.link;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

import dev.linkwright.link.inspect.Observation;

/** What the checks of a link amount to, in words, the same ones on every screen and in every record. */
public record Verdict(Tone tone, String words) {

    /** How it is meant; a screen gives each a shape and a colour. */
    public enum Tone { GOOD, WARN, BAD, MUTE }

    /** @param newest its newest check, empty before the first */
    public static Verdict of(Backlink link, Optional<LinkCheck> newest, Instant now) {
        if (newest.isEmpty()) return new Verdict(Tone.MUTE, link.state() == BacklinkState.PROMISED ? "Not looked at yet" : capital(link.source()) + ", not looked at by us yet");
        LinkCheck check = newest.get();
        if (check.observation() == Observation.UNVERIFIABLE) return new Verdict(Tone.MUTE, "Could not verify" + howLong(link.unverifiableSince(), now) + ": " + check.reason() + askAPerson(link.unverifiableSince(), now));
        return switch (link.state()) {
            case PROMISED -> new Verdict(Tone.MUTE, promised(check));
            case WON -> new Verdict(check.observation() == Observation.FOLLOWED ? Tone.GOOD : Tone.WARN, capital(check.reason()));
            case POLICY_RISK -> new Verdict(Tone.WARN, link.terms().kind().label() + ", and neither sponsored nor nofollow: " + check.reason());
            case AT_RISK -> new Verdict(Tone.WARN, capital(check.reason()) + ". " + misses(link) + ".");
            case LOST -> new Verdict(Tone.BAD, capital(check.reason()) + ". " + link.missingChecks() + " checks in a row.");
            case WRITTEN_OFF -> new Verdict(Tone.MUTE, "Written off. Last seen: " + check.reason());
        };
    }

    /** The newest look at a page that names the brand. */
    public static Verdict of(Mention mention, Optional<LinkCheck> newest) {
        if (newest.isEmpty()) {
            return mention.words().words().isEmpty() ? new Verdict(Tone.MUTE, capital(mention.source()) + ", not looked at by us yet")
                : new Verdict(Tone.WARN, "Names us as " + mention.words().words() + " and does not link to us");
        }
        LinkCheck check = newest.get();
        return switch (check.observation()) {
            case UNVERIFIABLE -> new Verdict(Tone.MUTE, "Could not verify: " + check.reason());
            case FOLLOWED, QUALIFIED, NOT_INDEXABLE, REDIRECTED_TARGET -> new Verdict(Tone.GOOD, "Links to us now");
            case MENTION_ONLY -> new Verdict(Tone.WARN, capital(check.reason()));
            case WRONG_TARGET, ABSENT, GONE -> new Verdict(Tone.BAD, capital(check.reason()));
        };
    }

    /** For one visit, whatever it was for. */
    public static Verdict of(LinkCheck check) {
        Tone tone = check.observation() == Observation.FOLLOWED ? Tone.GOOD : check.observation().isThere() ? Tone.WARN
            : check.observation() == Observation.UNVERIFIABLE ? Tone.MUTE : Tone.BAD;
        return new Verdict(tone, check.observation() == Observation.UNVERIFIABLE ? "Could not verify: " + check.reason() : capital(check.reason()));
    }

    private static String promised(LinkCheck check) {
        return switch (check.observation()) {
            case ABSENT -> "Page is up, no link yet";
            case MENTION_ONLY -> "Page is up and names us, no link yet";
            case GONE, WRONG_TARGET, FOLLOWED, QUALIFIED, NOT_INDEXABLE, REDIRECTED_TARGET, UNVERIFIABLE -> capital(check.reason());
        };
    }

    private static String misses(Backlink link) {
        int misses = link.missingChecks();
        return misses < Doubts.CHECKS_TO_LOSE ? misses + " of " + Doubts.CHECKS_TO_LOSE + " checks" : misses + " checks, not yet over " + Doubts.TIME_TO_LOSE.toHours() + " hours";
    }

    private static String askAPerson(Instant since, Instant now) {
        return since != null && CheckSchedule.isForAPerson(since, now) ? ". Please have a look yourself." : "";
    }

    private static String howLong(Instant since, Instant now) {
        long days = since == null ? 0 : Duration.between(since, now).toDays();
        return days < 1 ? "" : days == 1 ? " for a day" : " for " + days + " days";
    }

    private static String capital(String text) {
        return text.isEmpty() ? text : text.substring(0, 1).toUpperCase(Locale.ROOT) + text.substring(1);
    }

    /** How a link that is there counts: "followed", "nofollow and ugc", "on a page search engines do not index"... */
    static String manner(Observation observation, List<String> qualifiers) {
        return switch (observation) {
            case FOLLOWED -> "followed";
            case QUALIFIED -> String.join(" and ", qualifiers);
            case NOT_INDEXABLE -> "on a page that search engines do not index";
            case REDIRECTED_TARGET -> qualifiers.isEmpty() ? "followed, through a redirect" : String.join(" and ", qualifiers) + ", through a redirect";
            case WRONG_TARGET, MENTION_ONLY, ABSENT, GONE, UNVERIFIABLE -> throw new IllegalArgumentException(observation + " is no link");
        };
    }

    /** What it means that a link in this state was seen, and is won or a policy risk now. */
    static String there(BacklinkState was, BacklinkState is) {
        String seen = switch (was) {
            case PROMISED -> "the link was seen for the first time";
            case LOST -> "the link is back";
            case AT_RISK -> "the link is there again";
            case WON, POLICY_RISK, WRITTEN_OFF -> "the link is there";
        };
        return is == BacklinkState.POLICY_RISK ? seen + ", neither sponsored nor nofollow, though something was given for it"
            : was == BacklinkState.POLICY_RISK ? seen + " and hides nothing any more" : seen;
    }

    /** Why a link that should be there is not. */
    static String missing(Observation observation) {
        return switch (observation) {
            case WRONG_TARGET -> "the page links to another page of ours";
            case MENTION_ONLY -> "the link is gone, the name is still there";
            case ABSENT -> "the page is fine, link and name are not there";
            case GONE -> "the page is gone";
            case FOLLOWED, QUALIFIED, NOT_INDEXABLE, REDIRECTED_TARGET, UNVERIFIABLE -> throw new IllegalArgumentException(observation + " is not missing");
        };
    }
}
