package dev.linkwright.sandbox;

import io.quarkus.runtime.ShutdownEvent;
import io.quarkus.runtime.StartupEvent;
import jakarta.annotation.Priority;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Singleton;

/** Brings the sandbox back after a restart, before jobs begin, and closes its servers in order when the application ends. */
@Singleton
class SandboxAtStart {

    private static final int BEFORE_JOBS = 100;

    void onStart(@Observes @Priority(BEFORE_JOBS) StartupEvent started, Sandbox sandbox) {
        sandbox.resume();
    }

    void onStop(@Observes ShutdownEvent stopping, Sandbox sandbox) {
        sandbox.stop();
    }
}
