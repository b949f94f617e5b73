package dev.linkwright.job;

import io.quarkus.scheduler.Scheduled.SkipPredicate;
import io.quarkus.scheduler.ScheduledExecution;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Singleton;
import java.time.InstantSource;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/**
 * The one list of what happens by itself. Each job is one line; what it does lives in the room it names.
 * Quartz is clustered: of several processes on one database one runs a tick, and every job claims its work row by row besides.
 */
@ApplicationScoped
public class RecurringJobs {

    private final InstantSource clock;

    RecurringJobs(InstantSource clock) {
        this.clock = clock;
    }

    /** Everything once, now, in the order in which one thing leads to the next: for the sandbox, whose clock jumps. */
    public void allOnce() {
    }

    /** Jobs are off in tests, which call the use cases themselves at times they choose. */
    @Singleton
    static class Off implements SkipPredicate {

        @ConfigProperty(name = "linkwright.jobs.enabled")
        boolean enabled;

        @Override
        public boolean test(ScheduledExecution execution) {
            return !enabled;
        }
    }
}
