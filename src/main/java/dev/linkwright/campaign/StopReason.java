package dev.linkwright.campaign;

/** Why no further mail leaves for an enrollment. */
public enum StopReason {
    REPLIED("Answered"), BOUNCED("Address bounced"), SUPPRESSED("Must not be written to"), DISQUALIFIED("Disqualified"),
    STOPPED_BY_HAND("Stopped by a person"), CAMPAIGN_ENDED("Campaign ended");

    private final String label;

    StopReason(String label) {
        this.label = label;
    }

    public String label() {
        return label;
    }
}
