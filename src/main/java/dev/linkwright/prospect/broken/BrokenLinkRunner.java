package dev.linkwright.prospect.broken;

import io.quarkus.virtual.threads.VirtualThreads;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.context.control.ActivateRequestContext;
import java.time.InstantSource;
import java.util.concurrent.ExecutorService;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.jboss.logging.Logger;

/** Starts what waits right away instead of at the job's next tick. Off where jobs are off: tests run checks themselves. */
@ApplicationScoped
public class BrokenLinkRunner {

    private static final Logger LOG = Logger.getLogger(BrokenLinkRunner.class);

    private final CheckResourcePages check;
    private final ExecutorService background;
    private final InstantSource clock;
    private final boolean enabled;

    BrokenLinkRunner(CheckResourcePages check, @VirtualThreads ExecutorService background, InstantSource clock,
                     @ConfigProperty(name = "linkwright.jobs.enabled") boolean enabled) {
        this.check = check;
        this.background = background;
        this.clock = clock;
        this.enabled = enabled;
    }

    /** Call it after the transaction that queued the work. */
    public void kick() {
        if (enabled) {
            background.execute(this::runWaiting);
        }
    }

    @ActivateRequestContext
    void runWaiting() {
        try {
            check.run(clock.instant());
        } catch (RuntimeException failed) {
            LOG.error("Waiting page checks could not be run", failed);
        }
    }
}
