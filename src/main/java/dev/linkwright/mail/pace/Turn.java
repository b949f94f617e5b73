package dev.linkwright.mail.pace;

import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Locale;

/** Whether a mail may leave at this moment. */
public sealed interface Turn permits Turn.Now, Turn.Later {

    record Now() implements Turn {
    }

    /** Not before {@code from}; the sentence says which limit holds it and names the time. */
    record Later(Instant from, String why) implements Turn {
    }

    Turn NOW = new Now();

    /** The first limit that holds it; both must allow it. */
    default Turn and(Turn other) {
        if (this instanceof Later mine && other instanceof Later theirs) {
            return mine.from.isBefore(theirs.from) ? theirs : mine;
        }
        return this instanceof Later ? this : other;
    }

    /** The day a mail counts for: UTC, so that every process agrees. */
    static LocalDate day(Instant at) {
        return LocalDate.ofInstant(at, ZoneOffset.UTC);
    }

    static Instant dayAfter(Instant at) {
        return day(at).plusDays(1).atStartOfDay(ZoneOffset.UTC).toInstant();
    }

    static String shown(Instant at) {
        return DateTimeFormatter.ofPattern("d MMM, HH:mm 'UTC'", Locale.ENGLISH).withZone(ZoneOffset.UTC).format(at);
    }
}
