package dev.linkwright.link;

import java.time.Instant;

/**
 * A check moved a link from one state to another, or, where both are the same, saw it in another manner (followed, then nofollow).
 * Fired in the transaction that recorded the check, after the check itself.
 *
 * @param why in words, such as "it was followed and is now nofollow"
 */
public record BacklinkChanged(long backlinkId, BacklinkState from, BacklinkState to, String why, Instant at) {

    public boolean moved() {
        return from != to;
    }
}
