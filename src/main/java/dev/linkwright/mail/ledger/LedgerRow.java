package dev.linkwright.mail.ledger;

import java.time.Instant;

import dev.linkwright.mail.SuppressionReason;
import dev.linkwright.mail.Whom;

/** A line of a brought file: an entry, or why it is none. {@code line} from 1, {@code who} as written. */
public sealed interface LedgerRow permits LedgerRow.Entry, LedgerRow.Refused {

    int line();

    String who();

    /** @param brandId null for every brand */
    record Entry(int line, String who, Whom whom, SuppressionReason reason, Instant since, String proof, Long brandId) implements LedgerRow {

        /** What may stand once. */
        String key() {
            return whom.value() + " " + (brandId == null ? 0 : brandId);
        }
    }

    record Refused(int line, String who, String reason) implements LedgerRow {
    }
}
