package dev.linkwright.api;

import dev.linkwright.campaign.Enrollment;
import dev.linkwright.campaign.schedule.NextSend;
import java.time.Instant;
import java.util.Map;

/** An enrollment as JSON: where it stands, when its next mail leaves, or in one sentence why not now. */
record EnrollmentJson(long id, long campaignId, long contactId, long siteId, long prospectId, Long threadId, String state, String stopReason, int nextStep,
        Instant nextSendAt, String whyNotNow, Map<String, String> notes, Instant firstSentAt, Instant repliedAt, String answer, Instant promisedAt, Instant wonAt) {

    static EnrollmentJson of(Enrollment enrollment, NextSend next) {
        return new EnrollmentJson(enrollment.id(), enrollment.campaign().id(), enrollment.contactId(), enrollment.siteId(), enrollment.prospectId(),
                enrollment.threadId().orElse(null), enrollment.state().name(), enrollment.stopReason().map(Enum::name).orElse(null), enrollment.nextStep(),
                next.time().orElse(null), next.why(), enrollment.notes(), enrollment.firstSentAt().orElse(null), enrollment.repliedAt().orElse(null), enrollment.answerTone().map(Enum::name).orElse(null),
                enrollment.promisedAt().orElse(null), enrollment.wonAt().orElse(null));
    }
}
