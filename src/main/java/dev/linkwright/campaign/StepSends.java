package dev.linkwright.campaign;

import io.quarkus.hibernate.orm.panache.PanacheRepositoryBase;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.Optional;

/** Which step of which enrollment has its mail. */
@ApplicationScoped
class StepSends implements PanacheRepositoryBase<StepSend, StepSend.Key> {

    Optional<StepSend> of(long enrollmentId, int stepNo) {
        return findByIdOptional(new StepSend.Key(enrollmentId, stepNo));
    }

    Optional<StepSend> ofMessage(long messageId) {
        return find("messageId", messageId).firstResultOptional();
    }

    /** The mails of an enrollment that have not left yet (at most one in practice). */
    List<StepSend> unsent(long enrollmentId) {
        return list("key.enrollmentId = ?1 and sentAt is null", enrollmentId);
    }
}
