package dev.linkwright.imports;

import io.quarkus.virtual.threads.VirtualThreads;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.context.control.ActivateRequestContext;
import java.time.InstantSource;
import java.util.concurrent.ExecutorService;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.jboss.logging.Logger;

/** Starts a waiting import right away instead of at the job's next tick. Off where jobs are off: tests run imports themselves. */
@ApplicationScoped
public class ImportRunner {

    private static final Logger LOG = Logger.getLogger(ImportRunner.class);

    private final RunImport runImport;
    private final ExecutorService background;
    private final InstantSource clock;
    private final boolean enabled;

    ImportRunner(RunImport runImport, @VirtualThreads ExecutorService background, InstantSource clock,
                 @ConfigProperty(name = "linkwright.jobs.enabled") boolean enabled) {
        this.runImport = runImport;
        this.background = background;
        this.clock = clock;
        this.enabled = enabled;
    }

    /** Call it after the transaction that queued the import. */
    public void kick() {
        if (enabled) {
            background.execute(this::runWaiting);
        }
    }

    @ActivateRequestContext
    void runWaiting() {
        try {
            runImport.run(clock.instant());
        } catch (RuntimeException failed) {
            LOG.error("Waiting imports could not be run", failed);
        }
    }
}
