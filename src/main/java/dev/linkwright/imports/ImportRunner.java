package dev.linkwright.imports;

import dev.linkwright.shared.RightAway;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.InstantSource;

/** Starts a waiting import right away instead of at the job's next tick. */
@ApplicationScoped
public class ImportRunner {

    private final RunImport runImport;
    private final RightAway rightAway;
    private final InstantSource clock;

    ImportRunner(RunImport runImport, RightAway rightAway, InstantSource clock) {
        this.runImport = runImport;
        this.rightAway = rightAway;
        this.clock = clock;
    }

    /** Call it after the transaction that queued the import. */
    public void kick() {
        rightAway.start("Waiting imports", () -> runImport.run(clock.instant()));
    }
}
