package dev.linkwright.shared;

import io.quarkus.virtual.threads.VirtualThreads;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.context.control.ActivateRequestContext;
import java.util.concurrent.ExecutorService;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.jboss.logging.Logger;

/** Starts waiting work in the background instead of at its job's next tick. Off where jobs are off: tests run the work themselves. */
@ApplicationScoped
public class RightAway {

    private static final Logger LOG = Logger.getLogger(RightAway.class);

    private final ExecutorService background;
    private final boolean enabled;

    RightAway(@VirtualThreads ExecutorService background, @ConfigProperty(name = "linkwright.jobs.enabled") boolean enabled) {
        this.background = background;
        this.enabled = enabled;
    }

    /**
     * Call it after the transaction that queued the work.
     *
     * @param what for the log when it fails: "Waiting imports"
     */
    public void start(String what, Runnable work) {
        if (enabled) {
            background.execute(() -> run(what, work));
        }
    }

    @ActivateRequestContext
    void run(String what, Runnable work) {
        try {
            work.run();
        } catch (RuntimeException failed) {
            LOG.errorf(failed, "%s could not be run", what);
        }
    }
}
