package dev.linkwright.sandbox;

import dev.linkwright.shared.NotFound;
import io.quarkus.hibernate.orm.panache.PanacheRepositoryBase;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Optional;

@ApplicationScoped
class SandboxRuns implements PanacheRepositoryBase<SandboxRun, Integer> {

    Optional<SandboxRun> current() {
        return findByIdOptional(SandboxRun.THE_ONE);
    }

    SandboxRun require() {
        return current().orElseThrow(() -> new NotFound("sandbox while it is off"));
    }
}
