package dev.linkwright.campaign;

import java.util.Set;

/** Whether a manager has to say yes to a campaign before it is launched, and where that stands. */
public enum ApprovalState {
    NOT_NEEDED("Needs no approval"), TO_ASK("Not asked yet"), ASKED("Waits for a manager"), APPROVED("Approved"), SENT_BACK("Sent back");

    private final String label;

    ApprovalState(String label) {
        this.label = label;
    }

    Set<ApprovalState> successors() {
        return switch (this) {
            case NOT_NEEDED -> Set.of(TO_ASK);
            case TO_ASK -> Set.of(NOT_NEEDED, ASKED, APPROVED);
            case ASKED -> Set.of(NOT_NEEDED, APPROVED, SENT_BACK);
            case APPROVED -> Set.of(NOT_NEEDED, ASKED, SENT_BACK);
            case SENT_BACK -> Set.of(NOT_NEEDED, ASKED, APPROVED);
        };
    }

    public String label() {
        return label;
    }

    /** Whether mails of the campaign may leave as far as managers are concerned. */
    public boolean letsGo() {
        return this == NOT_NEEDED || this == APPROVED;
    }
}
