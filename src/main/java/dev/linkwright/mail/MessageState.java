package dev.linkwright.mail;

import java.util.Set;

/** Where one mail stands. Each state lists its successors; {@link Message} is the only door between them. */
public enum MessageState {
    DRAFT, QUEUED, SENDING, SENT, FAILED, UNCERTAIN, CANCELLED, RECEIVED;

    /** States this one may be followed by. */
    public Set<MessageState> successors() {
        return switch (this) {
            case DRAFT -> Set.of(QUEUED, CANCELLED);
            case QUEUED -> Set.of(SENDING, DRAFT, CANCELLED);
            case SENDING -> Set.of(SENT, FAILED, UNCERTAIN, QUEUED);
            case UNCERTAIN -> Set.of(SENT, QUEUED);
            case FAILED -> Set.of(QUEUED);
            case SENT, CANCELLED, RECEIVED -> Set.of();
        };
    }
}
