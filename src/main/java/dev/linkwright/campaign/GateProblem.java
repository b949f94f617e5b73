package dev.linkwright.campaign;

/**
 * One thing the launch gate found.
 *
 * @param contactId    whose mail it is; null when it concerns the whole campaign
 * @param enrollmentId the enrollment of that contact, null with it
 * @param who          that contact in words, such as “Ines (nomadpost.example)”
 * @param step         the number of the mail; null when it is about none in particular
 * @param field        the merge field, or {@code subject}, {@code body}, {@code postalAddress}, {@code mailboxIds}, {@code contactIds}, {@code email},
 *                     {@code targetUrl}, {@code approval}
 * @param reason       one sentence for people
 * @param severity     blocking problems stop the launch, warnings are worth a look
 */
public record GateProblem(Long contactId, Long enrollmentId, String who, Integer step, String field, String reason, Severity severity) {

    public enum Severity { BLOCKING, WARNING }

    public static GateProblem ofCampaign(String field, String reason, Severity severity) {
        return new GateProblem(null, null, null, null, field, reason, severity);
    }

    public static GateProblem ofStep(int step, String field, String reason) {
        return new GateProblem(null, null, null, step, field, reason, Severity.BLOCKING);
    }

    public boolean isBlocking() {
        return severity == Severity.BLOCKING;
    }
}
