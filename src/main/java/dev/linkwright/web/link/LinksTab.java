package dev.linkwright.web.link;

import java.util.Arrays;
import java.util.Optional;

import dev.linkwright.link.BacklinkState;
import dev.linkwright.link.LinkBoard;

/** The tabs of the Links page; each is a page of its own whose address says {@code ?state=}. */
public enum LinksTab {

    WON("Won", "done", BacklinkState.WON), POLICY_RISK("Policy risk", "warn", BacklinkState.POLICY_RISK), AT_RISK("At risk", "warn", BacklinkState.AT_RISK), LOST("Lost", "lost", BacklinkState.LOST),
    PROMISED("Promised", "promised", BacklinkState.PROMISED), MENTIONS("Unlinked mentions", "mention", null), RECLAMATION("Reclamation queue", "undo", null),
    WRITTEN_OFF("Written off", "blocked", BacklinkState.WRITTEN_OFF);

    private final String title;
    private final String icon;
    private final BacklinkState state;

    LinksTab(String title, String icon, BacklinkState state) {
        this.title = title;
        this.icon = icon;
        this.state = state;
    }

    /** An unknown name leads to the first tab. */
    static LinksTab named(String name) {
        return Arrays.stream(values()).filter(t -> t.name().equalsIgnoreCase(name == null ? "" : name)).findFirst().orElse(WON);
    }

    long count(LinkBoard.Counts counts) {
        return switch (this) {
            case WON -> counts.won();
            case POLICY_RISK -> counts.policyRisk();
            case AT_RISK -> counts.atRisk();
            case LOST -> counts.lost();
            case PROMISED -> counts.promised();
            case MENTIONS -> counts.mentions();
            case RECLAMATION -> counts.toReclaim();
            case WRITTEN_OFF -> counts.writtenOff();
        };
    }

    Optional<BacklinkState> state() {
        return Optional.ofNullable(state);
    }

    public String title() {
        return title;
    }

    public String icon() {
        return icon;
    }
}
