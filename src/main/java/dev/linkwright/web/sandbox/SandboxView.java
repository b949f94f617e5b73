package dev.linkwright.web.sandbox;

import dev.linkwright.sandbox.SandboxFacts;
import java.time.Duration;
import java.time.Instant;
import java.util.List;

/**
 * What every sandbox page shows beside its own matter.
 *
 * @param now       the sandbox's time
 * @param elsewhere mails that went to addresses outside the sample
 */
public record SandboxView(SandboxFacts facts, Instant now, Duration ahead, List<PartnerRow> rows, long elsewhere, boolean mayLeave) {

    public boolean isAhead() {
        return !ahead.isZero();
    }

    /** 3 days ahead, in words; less than a day counts as hours. */
    public String aheadInWords() {
        return ahead.toDays() > 0 ? words(ahead.toDays(), "day") : words(ahead.toHours(), "hour");
    }

    public long mails() {
        return rows.stream().mapToLong(PartnerRow::received).sum();
    }

    private static String words(long count, String what) {
        return count + " " + what + (count == 1 ? "" : "s") + " ahead";
    }
}
