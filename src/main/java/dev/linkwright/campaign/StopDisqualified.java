package dev.linkwright.campaign;

import dev.linkwright.account.User;
import dev.linkwright.prospect.ProspectsDisqualified;
import dev.linkwright.site.SiteLeases;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.time.Instant;
import java.util.List;

/** A prospect disqualified anywhere, on the board, in the list or in triage, is not written to any more: what runs there stops. */
@ApplicationScoped
class StopDisqualified {
    private final Enrollments enrollments;
    private final StepMail mails;
    private final SiteLeases leases;

    StopDisqualified(Enrollments enrollments, StepMail mails, SiteLeases leases) {
        this.enrollments = enrollments;
        this.mails = mails;
        this.leases = leases;
    }

    void told(@Observes ProspectsDisqualified news) {
        enrollments.flush();
        running(news.brandId()).forEach(id -> stop(id, news.by(), news.at()));
    }

    private void stop(long id, User by, Instant now) {
        Enrollment enrollment = enrollments.requireLocked(id);
        if (enrollment.stop(StopReason.DISQUALIFIED, null, by == null ? null : by.id(), now)) {
            mails.cancelUnsent(enrollment, StopReason.DISQUALIFIED.label(), now);
            leases.release(enrollment.siteId(), enrollment.campaign().id());
        }
    }

    /** Few: open sequences whose prospect is out (enrollment_open_of_prospect). */
    private List<Long> running(long brandId) {
        return enrollments.getEntityManager().createNativeQuery("""
                select e.id from enrollment e join prospect p on p.id = e.prospect_id
                where e.state not in ('STOPPED', 'FINISHED') and p.brand_id = ?1 and p.stage = 'DISQUALIFIED' order by e.id
                """, Long.class).setParameter(1, brandId).getResultList();
    }
}
