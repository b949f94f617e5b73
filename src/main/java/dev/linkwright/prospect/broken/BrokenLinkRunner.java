package dev.linkwright.prospect.broken;

import dev.linkwright.shared.RightAway;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.InstantSource;

/** Starts what waits right away instead of at the job's next tick. */
@ApplicationScoped
public class BrokenLinkRunner {

    private final CheckResourcePages check;
    private final RightAway rightAway;
    private final InstantSource clock;

    BrokenLinkRunner(CheckResourcePages check, RightAway rightAway, InstantSource clock) {
        this.check = check;
        this.rightAway = rightAway;
        this.clock = clock;
    }

    /** Call it after the transaction that queued the work. */
    public void kick() {
        rightAway.start("Waiting page checks", () -> check.run(clock.instant()));
    }
}
