package dev.linkwright.web.campaign;

import dev.linkwright.campaign.Enrollment;
import dev.linkwright.campaign.EnrollmentState;
import dev.linkwright.campaign.schedule.NextSend;
import dev.linkwright.site.Contact;
import java.time.Instant;

/**
 * One person of a campaign: where they stand, what comes next, why not now.
 *
 * @param at when it moves; null when {@code moves} says what it waits for
 */
public record PersonRow(long id, String name, String site, String href, String state, String nextMail, String why, Instant at, String moves, boolean inReview,
        boolean skipped, boolean paused, boolean canBePaused, boolean canBeStopped, boolean canBeMoved, boolean canSkipAMail) {

    static PersonRow of(Enrollment enrollment, Contact contact, NextSend next) {
        EnrollmentState state = enrollment.state();
        String mail = state.isOpen() ? enrollment.campaign().step(enrollment.nextStep()).map(step -> step.no() + " " + step.label()).orElse("") : "";
        String href = enrollment.threadId().filter(thread -> enrollment.firstSentAt().isPresent()).map(thread -> "/inbox/" + thread)
                .orElse("/prospects/" + enrollment.prospectId());
        return new PersonRow(enrollment.id(), contact.shownName(), contact.site().domain(), href, state.label(), mail, next.why(), next.time().orElse(null), next.moves(),
                state == EnrollmentState.IN_REVIEW, state == EnrollmentState.SKIPPED, state == EnrollmentState.PAUSED, enrollment.canBePaused(), enrollment.canBeStopped(),
                enrollment.canBeMoved(), enrollment.canSkipAMail());
    }
}
