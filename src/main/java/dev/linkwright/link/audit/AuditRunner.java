package dev.linkwright.link.audit;

import java.time.Instant;

import jakarta.enterprise.context.ApplicationScoped;

/** What audits do by themselves: begin when they are due, end when their last link was looked at. */
@ApplicationScoped
public class AuditRunner {

    private final AuditSchedules schedules;
    private final FinishAudits finish;

    AuditRunner(AuditSchedules schedules, FinishAudits finish) {
        this.schedules = schedules;
        this.finish = finish;
    }

    /** Call it outside of a transaction. */
    public void run(Instant now) {
        schedules.run(now);
        finish.run(now);
    }
}
