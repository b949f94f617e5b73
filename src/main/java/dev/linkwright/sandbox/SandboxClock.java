package dev.linkwright.sandbox;

import dev.linkwright.account.AuditLog;
import dev.linkwright.account.User;
import dev.linkwright.brand.Brands;
import dev.linkwright.job.RecurringJobs;
import dev.linkwright.shared.AppClock;
import dev.linkwright.shared.RuleViolation;
import io.quarkus.narayana.jta.QuarkusTransaction;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.Duration;
import java.util.List;

/**
 * Days that pass in a moment, so that follow-ups and re-checks can be watched. Time moves in steps, and after each step everything that is
 * due happens, so a send window in the middle of a day is not jumped over.
 */
@ApplicationScoped
public class SandboxClock {

    public static final List<Integer> DAYS_ON_OFFER = List.of(1, 3, 7);
    private static final Duration STEP = Duration.ofHours(3);

    @Inject
    AppClock clock;
    @Inject
    SandboxRuns runs;
    @Inject
    Brands brands;
    @Inject
    RecurringJobs jobs;
    @Inject
    AuditLog audit;

    /** How far the sandbox's time runs ahead of the world's; zero while the sandbox is off. */
    public Duration ahead() {
        return clock.ahead();
    }

    /** @throws RuleViolation naming {@code days} when so many are not on offer, or when time is not the sandbox's alone */
    public void letPass(User who, int days) {
        if (!DAYS_ON_OFFER.contains(days)) {
            throw new RuleViolation("days", "Choose 1, 3 or 7 days.");
        }
        QuarkusTransaction.requiringNew().run(() -> {
            runs.require();
            if (brands.count("not sandbox") > 0) {
                throw new RuleViolation("days", "Time can be moved only while the sample brand is the only one, so that nothing of your own brands is dated in the future.");
            }
            audit.record(who, "let time pass in", "the sandbox", days + (days == 1 ? " day" : " days"), clock.instant());
        });
        for (int day = 0; day < days; day++) {
            for (Duration passed = STEP; passed.compareTo(Duration.ofDays(1)) < 0; passed = passed.plus(STEP)) {
                step(jobs::whatTimeBrings);
            }
            step(jobs::allOnce);
        }
    }

    private void step(Runnable due) {
        // Kept first: after a crash the clock may be a step ahead of what happened, never behind it.
        QuarkusTransaction.requiringNew().run(() -> runs.require().letPass(STEP));
        clock.advance(STEP);
        due.run();
    }
}
