package dev.linkwright.fetch;

import java.io.IOException;

/** A visit that ended without a usable answer; the message is for a person. */
final class FetchTrouble extends IOException {

    private final boolean refused;

    private FetchTrouble(String reason, boolean refused) {
        super(reason);
        this.refused = refused;
    }

    static FetchTrouble failed(String reason) {
        return new FetchTrouble(reason, false);
    }

    static FetchTrouble refused(String reason) {
        return new FetchTrouble(reason, true);
    }

    boolean isRefusal() {
        return refused;
    }
}
